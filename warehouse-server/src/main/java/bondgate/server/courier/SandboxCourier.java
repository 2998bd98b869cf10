package bondgate.server.courier;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * A courier inside this server: gives out the numbers of a range 号段, carries nothing, and says that
 * a parcel was signed for when its time is over, if that is set.
 */
@ApplicationScoped
class SandboxCourier implements CourierFirm {
  private final SliceSql sql;
  private final CourierSettings settings;

  @Inject
  SandboxCourier(AgroalDataSource database, CourierSettings settings) {
    this.sql = new SliceSql(database, "waybill numbers");
    this.settings = settings;
  }

  @Override
  public String book(ParcelOrder order) throws CourierUnreachableException {
    CourierSettings.Numbers range = settings.numbers();
    long number = Math.addExact(range.first(), drawn());
    if (number > range.last()) {
      throw new CourierUnreachableException(
          "bondgate.courier.waybill-numbers: the range ends at %d; ask the courier for another"
              .formatted(range.last()));
    }
    String digits = Long.toString(number);
    return range.prefix() + "0".repeat(range.digits() - digits.length()) + digits;
  }

  /** How many were drawn before. A crash after it leaves a number that no parcel has. */
  private long drawn() {
    return sql.query("SELECT nextval('courier_number')", row -> row.getLong(1)).get(0);
  }

  @Override
  public void cancel(String waybillNo) {
    // Nobody was told of it, so nobody waits for the parcel.
  }

  @Override
  public Optional<Instant> signedAt(String waybillNo, Instant handedOverAt, Instant now) {
    return settings
        .sandboxDeliversAfter()
        .map(handedOverAt::plus)
        .filter(signed -> !signed.isAfter(now));
  }
}

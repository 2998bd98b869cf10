package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.audit.AuditReport;
import bondgate.server.audit.ZoneAudit;
import bondgate.server.courier.ParcelOrder;
import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.SmallDay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom parcels went is erased some time after they ended, and nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ShopProfile.class)
class OldParcelsTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String BY = "staff:packer";
  private static final Duration KEEP = Duration.ofDays(90);

  @Inject ShopZone shop;
  @Inject Orderer orderer;
  @Inject WebShop web;
  @Inject Sending sending;
  @Inject Parcels parcels;
  @Inject SandboxCustoms customs;
  @Inject ZoneAudit audit;
  @Inject SmallDay day;

  @BeforeEach
  void theShopIsOpenAndItsWarehouseEmpty() {
    orderer.opensAnEmptyShop();
  }

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  private ShopTicket released() throws Exception {
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsForTheRelease(ticket);
    return ticket;
  }

  private ShopTicket cancelled() throws Exception {
    shop.stored(ZONE, 1);
    customs.behave(SandboxSwitches.PLAIN.withRefusal("-621018"));
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsFor(ticket, order -> order.screen() instanceof TillScreen.MoneyBack);
    sending.look(view(ticket), Instant.now());
    assertThat(view(ticket).cancelled()).isTrue();
    customs.behave(SandboxSwitches.PLAIN);
    return ticket;
  }

  private ParcelView view(ShopTicket ticket) {
    return parcels.view(ZONE, ticket.saleNo()).orElseThrow();
  }

  private String one(String sql, ShopTicket ticket) throws SQLException {
    return shop.texts(sql + " WHERE sale_no = '" + ticket.saleNo() + "'").get(0);
  }

  private boolean isKept(ShopTicket ticket) {
    return parcels.consignee(ZONE, ticket.saleNo()).isPresent();
  }

  @Test
  void whatHasEndedIsErasedAfterTheStatedTimeAndTheRestStays() throws Exception {
    ShopTicket delivered = orderer.delivered(BY);
    ShopTicket cancelled = cancelled();
    shop.stored(ZONE, 1);
    ShopTicket open = released();
    ParcelView before = view(delivered);
    String sealed = one("SELECT encode(sealed, 'hex') FROM courier_parcel", delivered);
    assertThat(shop.tablesThatHold(sealed)).as("before").containsExactly("courier_parcel");
    Instant now = Instant.now();

    new OldParcels(parcels, KEEP).look(ZONE, now.plus(KEEP).minus(Duration.ofMinutes(5)));
    assertThat(isKept(delivered) && isKept(cancelled)).as("a moment before").isTrue();

    OldParcels duty = new OldParcels(parcels, KEEP);
    duty.look(ZONE, now.plus(KEEP).plusSeconds(1));
    assertThat(isKept(delivered)).isFalse();
    assertThat(isKept(cancelled)).isFalse();
    assertThat(isKept(open)).as("it has not ended").isTrue();
    assertThat(shop.tablesThatHold(sealed)).as("no byte of it is left").isEmpty();
    assertThat(view(delivered)).as("the waybill's number is never used again").isEqualTo(before);
    assertThat(one("SELECT erased_at IS NOT NULL FROM courier_parcel", delivered)).isEqualTo("t");
    assertThat(web.order(delivered).orElseThrow().ended()).as("its page still says so").isTrue();
    assertThat(parcels.erase(ZONE, now.plus(KEEP), 10, now)).as("once").isZero();
  }

  @Test
  void theAuditOfAZoneIsSoundBeforeAndAfter() throws Exception {
    String zone = "old-parcels";
    String sale = "S-OLD";
    day.beat(zone, "edge-old", 3);
    Instant then = Instant.now().minus(KEEP).minusSeconds(60);
    parcels.keep(new ParcelOrder(zone, sale, Orderer.TO, 1_000), then);
    parcels.book(zone, sale, then);
    parcels.delivered(zone, sale, then, BY);
    assertThat(parcels.erase(zone, Instant.now().minus(KEEP), 10, Instant.now()))
        .as("customs was not told yet")
        .isZero();
    parcels.customsTold(zone, sale, then);
    AuditReport before = audit.audit(zone, 10);
    assertThat(before.sound()).isTrue();

    new OldParcels(parcels, KEEP).look(zone, Instant.now());
    assertThat(parcels.consignee(zone, sale)).isEmpty();
    assertThat(audit.audit(zone, 10)).isEqualTo(before);
  }

  @Test
  void itLooksOnceAnHour() throws Exception {
    ShopTicket ticket = orderer.delivered(BY);
    Instant then = Instant.now().plus(KEEP).plusSeconds(1);
    OldParcels busy = new OldParcels(parcels, Duration.ZERO);
    busy.look("no-such-zone", then);
    busy.look(ZONE, then.plus(Duration.ofMinutes(59)));
    assertThat(isKept(ticket)).isTrue();
    busy.look(ZONE, then.plus(Duration.ofHours(1)));
    assertThat(isKept(ticket)).isFalse();
  }

  @Test
  void theDatabaseErasesNothingOfAParcelThatIsOpenAndNoSettingIsNegative() throws Exception {
    shop.stored(ZONE, 1);
    ShopTicket open = released();
    assertThatThrownBy(
            () ->
                one(
                    "WITH gone AS (UPDATE courier_parcel SET sealed = NULL, erased_at = now()"
                        + " WHERE sale_no = '"
                        + open.saleNo()
                        + "' RETURNING sale_no) SELECT * FROM gone",
                    open))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("check constraint");
    assertThatThrownBy(() -> new OldParcels(parcels, Duration.ofDays(-1)))
        .hasMessageContaining("bondgate.shop.keep-consignee");
  }
}

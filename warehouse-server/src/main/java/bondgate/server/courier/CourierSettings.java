package bondgate.server.courier;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of parcels, read at the start; each is described beside its default. */
@Startup
@ApplicationScoped
class CourierSettings {
  private static final Pattern NUMBERS =
      Pattern.compile("([A-Z0-9]{0,20}):(\\d{1,18})-(\\d{1,18})");
  private static final int FIRM_PARTS = 2;

  private final String firmCode;
  private final String firmName;
  private final Numbers numbers;
  private final Fees fees;
  private final Optional<Duration> sandboxDeliversAfter;

  /**
   * The range of waybill numbers that the courier gave us.
   *
   * @param prefix before each number
   * @param digits to which a number is filled up with zeros
   */
  record Numbers(String prefix, long first, long last, int digits) {}

  /**
   * What a parcel costs.
   *
   * @param parcelFen for each parcel
   * @param kilogramFen for each started kilogram
   * @param insurancePermille of the goods' value, rounded up to a fen
   */
  record Fees(long parcelFen, long kilogramFen, long insurancePermille) {}

  @Inject
  CourierSettings(
      @ConfigProperty(name = "bondgate.courier.kind") String kind,
      @ConfigProperty(name = "bondgate.courier.firm") String firm,
      @ConfigProperty(name = "bondgate.courier.waybill-numbers") String numbers,
      @ConfigProperty(name = "bondgate.courier.parcel-fen") long parcelFen,
      @ConfigProperty(name = "bondgate.courier.kilogram-fen") long kilogramFen,
      @ConfigProperty(name = "bondgate.courier.insurance-permille") long insurancePermille,
      @ConfigProperty(name = "bondgate.courier.sandbox-delivers-after")
          Optional<Duration> sandboxDeliversAfter) {
    if (!kind.equals("SANDBOX")) {
      throw new IllegalStateException(
          "bondgate.courier.kind: received '%s'; expected SANDBOX: no courier's own interface is there yet"
              .formatted(kind));
    }
    List<String> parts = List.of(firm.split(":", -1));
    if (parts.size() != FIRM_PARTS || parts.stream().anyMatch(String::isBlank)) {
      throw new IllegalStateException(
          "bondgate.courier.firm: received '%s'; expected customsCode:name".formatted(firm));
    }
    if (parcelFen < 0 || kilogramFen < 0 || insurancePermille < 0) {
      throw new IllegalStateException(
          "bondgate.courier.parcel-fen, kilogram-fen and insurance-permille must be 0 or more; received %d, %d and %d"
              .formatted(parcelFen, kilogramFen, insurancePermille));
    }
    this.firmCode = parts.get(0);
    this.firmName = parts.get(1);
    this.numbers = numbers(numbers);
    this.fees = new Fees(parcelFen, kilogramFen, insurancePermille);
    this.sandboxDeliversAfter = sandboxDeliversAfter;
  }

  static Numbers numbers(String setting) {
    Matcher range = NUMBERS.matcher(setting);
    if (!range.matches() || Long.parseLong(range.group(2)) > Long.parseLong(range.group(3))) {
      throw new IllegalStateException(
          "bondgate.courier.waybill-numbers: received '%s'; expected prefix:first-last as SF:1-999999999"
              .formatted(setting));
    }
    return new Numbers(
        range.group(1),
        Long.parseLong(range.group(2)),
        Long.parseLong(range.group(3)),
        range.group(3).length());
  }

  String firmCode() {
    return firmCode;
  }

  String firmName() {
    return firmName;
  }

  Numbers numbers() {
    return numbers;
  }

  Fees fees() {
    return fees;
  }

  Optional<Duration> sandboxDeliversAfter() {
    return sandboxDeliversAfter;
  }
}

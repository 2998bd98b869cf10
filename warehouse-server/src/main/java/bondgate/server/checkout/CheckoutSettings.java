package bondgate.server.checkout;

import bondgate.server.customs.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of tills and of who takes part in a sale; each is described beside its default. */
@ApplicationScoped
class CheckoutSettings {
  private final String zone;
  private final Map<String, String> points;
  private final Map<String, Party> payFirms;
  private final String noticeVersion;
  private final Times times;
  private final Parcel parcel;

  /**
   * How long things may take.
   *
   * @param pay from the order to the money
   * @param payer from the money to the firm's word on who paid; then it says nothing
   * @param usual what customs needs as a rule
   * @param release from the money to the release; then the declaration is withdrawn
   * @param giveUp from that on until the money goes back without customs' word
   * @param moneyBack what a payment firm needs as a rule to give money back
   * @param forget after which a visit without an order is forgotten
   */
  record Times(
      Duration pay,
      Duration payer,
      Duration usual,
      Duration release,
      Duration giveUp,
      Duration moneyBack,
      Duration forget) {}

  /**
   * What the waybill says of pieces that a shopper carries away.
   *
   * @param firm who hands them out
   * @param address where
   * @param netGrams of one piece of which nobody stated the weight
   * @param packingPercent by which the gross weight is above the net weight
   */
  record Parcel(Party firm, String address, long netGrams, long packingPercent) {}

  @Inject
  CheckoutSettings(
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.checkout.tills") Optional<String> tills,
      @ConfigProperty(name = "bondgate.checkout.pay-firms") String payFirms,
      @ConfigProperty(name = "bondgate.sale.notice-version") String noticeVersion,
      @ConfigProperty(name = "bondgate.checkout.pay-within") Duration payWithin,
      @ConfigProperty(name = "bondgate.checkout.payer-within") Duration payerWithin,
      @ConfigProperty(name = "bondgate.checkout.customs-usual") Duration usual,
      @ConfigProperty(name = "bondgate.checkout.release-within") Duration releaseWithin,
      @ConfigProperty(name = "bondgate.checkout.give-up-after") Duration giveUpAfter,
      @ConfigProperty(name = "bondgate.checkout.money-back-usual") Duration moneyBack,
      @ConfigProperty(name = "bondgate.checkout.forget-after") Duration forgetAfter,
      @ConfigProperty(name = "bondgate.checkout.hand-out") String handOut,
      @ConfigProperty(name = "bondgate.checkout.hand-out-address") String address,
      @ConfigProperty(name = "bondgate.checkout.net-grams") long netGrams,
      @ConfigProperty(name = "bondgate.checkout.packing-percent") long packingPercent) {
    this.zone = zone;
    this.points = new LinkedHashMap<>();
    for (String part : parts(tills.orElse(""))) {
      List<String> fields = fields("bondgate.checkout.tills", part, 2, "till:salesPoint");
      points.put(fields.get(0), fields.get(1));
    }
    this.payFirms = new LinkedHashMap<>();
    for (String part : parts(payFirms)) {
      List<String> fields =
          fields("bondgate.checkout.pay-firms", part, 3, "provider:customsCode:name");
      this.payFirms.put(fields.get(0), new Party(fields.get(1), fields.get(2)));
    }
    this.noticeVersion = noticeVersion;
    this.times =
        new Times(
            payWithin, payerWithin, usual, releaseWithin, giveUpAfter, moneyBack, forgetAfter);
    List<String> firm = fields("bondgate.checkout.hand-out", handOut, 2, "customsCode:name");
    this.parcel =
        new Parcel(new Party(firm.get(0), firm.get(1)), address, netGrams, packingPercent);
  }

  private static List<String> parts(String setting) {
    List<String> parts = new ArrayList<>();
    for (String part : setting.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static List<String> fields(String setting, String part, int count, String expected) {
    List<String> fields = List.of(part.split(":", -1));
    if (fields.size() != count || fields.stream().anyMatch(String::isBlank)) {
      throw new IllegalStateException(
          "%s: received '%s'; expected %s".formatted(setting, part, expected));
    }
    return fields;
  }

  /** Whether it is the zone of the tills. */
  boolean isZone(String ofZone) {
    return zone.equals(ofZone);
  }

  /** Whether that till is one of the server's. */
  boolean serves(String ofZone, String till) {
    return zone.equals(ofZone) && points.containsKey(till);
  }

  /** The sales point of a till; empty for a till that the settings do not name. */
  Optional<String> point(String till) {
    return Optional.ofNullable(points.get(till));
  }

  /** By which payment providers one can pay, the usual one first. */
  List<String> providers() {
    return List.copyOf(payFirms.keySet());
  }

  Optional<Party> payFirm(String provider) {
    return Optional.ofNullable(payFirms.get(provider));
  }

  String noticeVersion() {
    return noticeVersion;
  }

  Times times() {
    return times;
  }

  Parcel parcel() {
    return parcel;
  }
}

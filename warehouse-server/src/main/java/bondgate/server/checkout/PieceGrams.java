package bondgate.server.checkout;

import bondgate.server.goods.Item;
import bondgate.server.goods.LegalUnit;
import bondgate.server.sale.PieceWeight;
import java.util.Optional;

/**
 * What a waybill says of one piece, in grams.
 *
 * @param net 净重, from 1
 * @param gross 毛重, not less than {@code net}
 */
record PieceGrams(long net, long gross) {
  private static final String KILOGRAM = "035";
  private static final long PERCENT = 100;

  /**
   * Net is what the tariff's kilogram says, where it has one; gross is what a piece weighs on a
   * scale, where somebody stated it. Each follows from the other by the usual packing; where
   * neither is known, net is the setting's.
   */
  static PieceGrams of(Item item, Optional<PieceWeight> weight, CheckoutSettings.Parcel parcel) {
    Optional<Long> legal = kilograms(item).map(unit -> Math.max(1, unit.factorE5() / PERCENT));
    long packed = PERCENT + parcel.packingPercent();
    long net =
        legal
            .or(() -> weight.map(w -> Math.max(1, w.grossGrams() * PERCENT / packed)))
            .orElse(parcel.netGrams());
    long gross = weight.map(PieceWeight::grossGrams).orElse(net * packed / PERCENT);
    return new PieceGrams(net, Math.max(net, gross));
  }

  private static Optional<LegalUnit> kilograms(Item item) {
    return item.details()
        .firstLegal()
        .filter(unit -> unit.code().equals(KILOGRAM))
        .or(() -> item.details().secondLegal().filter(unit -> unit.code().equals(KILOGRAM)));
  }
}

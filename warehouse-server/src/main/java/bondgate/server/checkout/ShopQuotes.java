package bondgate.server.checkout;

import bondgate.server.courier.Postage;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.sale.BasketCheck;
import bondgate.server.sale.Orders;
import bondgate.server.sale.TagCheck;
import bondgate.server.sale.WarehouseStock;
import bondgate.server.tax.QuoteResult;
import bondgate.server.tax.TaxQuote;
import bondgate.server.tax.TaxRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what the web shop offers, and what chosen pieces come to. */
@ApplicationScoped
class ShopQuotes {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final WarehouseStock stock;
  private final Orders orders;
  private final Postage postage;
  private final DeclarationMaker maker;
  private final QuotaReservations reservations;

  /**
   * Pieces that were chosen for an order, and what they come to.
   *
   * @param epcs their tags
   * @param grossGrams the weight of the parcel, 0 for none
   */
  record Picked(List<String> epcs, long grossGrams, ShopQuote quote) {
    Picked {
      epcs = List.copyOf(epcs);
    }
  }

  @Inject
  ShopQuotes(
      WarehouseStock stock,
      Orders orders,
      Postage postage,
      DeclarationMaker maker,
      QuotaReservations reservations) {
    this.stock = stock;
    this.orders = orders;
    this.postage = postage;
    this.maker = maker;
    this.reservations = reservations;
  }

  /** What can be taxed and declared, whether or not there is any. */
  List<ShopItem> catalogue(String zone, Instant at) {
    return stock.offered(zone, at).stream()
        .filter(offered -> DeclarationMaker.canDeclare(offered.item()))
        .flatMap(offered -> item(zone, offered, at).stream())
        .toList();
  }

  private Optional<ShopItem> item(String zone, WarehouseStock.Offered offered, Instant at) {
    BasketCheck one =
        new BasketCheck(
            List.of(new TagCheck.ForSale("", offered.item(), offered.price(), Place.WAREHOUSE)));
    Item item = offered.item();
    return orders.quote(zone, one, Optional.empty(), 0, 0, day(at))
            instanceof QuoteResult.Quoted quoted
        ? Optional.of(
            new ShopItem(
                item.code(),
                item.nameZh(),
                item.nameEn(),
                offered.price().priceFen(),
                quoted.quote().tax().totalFen(),
                offered.inStock()))
        : Optional.empty();
  }

  /**
   * Chooses pieces, and says what they come to.
   *
   * @param wanted pieces by part number, each from 1
   * @param whom whose year counts, of which what they come to is kept for him; empty while nobody
   *     knows who buys
   */
  Picked pick(
      String zone, Map<String, Integer> wanted, Optional<QuotaReservations.For> whom, Instant at) {
    if (wanted.isEmpty()) {
      return nothing(List.of(), ShopProblem.NOTHING_CHOSEN);
    }
    BasketCheck check = stock.pick(zone, new TreeMap<>(wanted), at);
    int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
    if (check.forSale().size() < all
        || !check.forSale().stream()
            .map(TagCheck.ForSale::item)
            .allMatch(DeclarationMaker::canDeclare)) {
      return nothing(TrayOffers.lines(check, List.of()), ShopProblem.NOT_SO_MANY);
    }
    long grossGrams =
        check.forSale().stream()
            .mapToLong(piece -> maker.grams(piece.item(), piece.price().weight()).gross())
            .reduce(0, Math::addExact);
    long freightFen = postage.freightFen(grossGrams);
    long insuranceFen = postage.insuranceFen(check.goodsFen());
    Optional<String> buyer = whom.map(QuotaReservations.For::buyer);
    QuoteResult quoted = orders.quote(zone, check, buyer, freightFen, insuranceFen, day(at));
    if (quoted instanceof QuoteResult.Refused refused) {
      return nothing(
          TrayOffers.lines(check, List.of()),
          refused.refusals().stream()
              .map(ShopQuotes::problem)
              .distinct()
              .toArray(ShopProblem[]::new));
    }
    TaxQuote quote = ((QuoteResult.Quoted) quoted).quote();
    if (whom.isPresent() && !reserve(zone, whom.get(), quote, at)) {
      return nothing(TrayOffers.lines(check, List.of()), ShopProblem.ANNUAL_LIMIT);
    }
    Amounts amounts =
        new Amounts(check.goodsFen(), freightFen, insuranceFen, quote.tax().totalFen());
    return new Picked(
        check.forSale().stream().map(TagCheck.ForSale::epc).toList(),
        grossGrams,
        new ShopQuote(TrayOffers.lines(check, quote.lines()), List.of(), Optional.of(amounts)));
  }

  private boolean reserve(String zone, QuotaReservations.For whom, TaxQuote quote, Instant at) {
    return reservations.reserve(
        zone, whom, day(at).getYear(), quote.dutiableFen(), quote.limits().annualFen(), at);
  }

  /** Frees what of the buyer's year is kept for an order that is not placed. */
  void free(String zone, String saleNo) {
    reservations.free(zone, saleNo);
  }

  private static Picked nothing(List<PieceLine> lines, ShopProblem... problems) {
    return new Picked(List.of(), 0, new ShopQuote(lines, List.of(problems), Optional.empty()));
  }

  private static ShopProblem problem(TaxRefusal refusal) {
    if (refusal instanceof TaxRefusal.AnnualLimitExceeded) {
      return ShopProblem.ANNUAL_LIMIT;
    }
    return refusal instanceof TaxRefusal.SingleLimitExceeded
        ? ShopProblem.SINGLE_LIMIT
        : ShopProblem.NOT_TAXABLE;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, CHINA);
  }
}

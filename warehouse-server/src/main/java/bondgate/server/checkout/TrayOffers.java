package bondgate.server.checkout;

import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.sale.Basket;
import bondgate.server.sale.BasketCheck;
import bondgate.server.sale.Orders;
import bondgate.server.sale.TagCheck;
import bondgate.server.tax.LineTax;
import bondgate.server.tax.QuoteResult;
import bondgate.server.tax.TaxQuote;
import bondgate.server.tax.TaxRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what a tray costs, and what on it cannot be sold. */
@ApplicationScoped
class TrayOffers {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Basket basket;
  private final Orders orders;
  private final Goods goods;
  private final QuotaReservations reservations;

  @Inject
  TrayOffers(Basket basket, Orders orders, Goods goods, QuotaReservations reservations) {
    this.basket = basket;
    this.orders = orders;
    this.goods = goods;
    this.reservations = reservations;
  }

  /**
   * The offer for the pieces on a tray. Where its scale does not agree with its tags, there is none
   * until it does. Of the buyer's year, what it comes to is kept for him with the offer; if another
   * till keeps too much of it, that speaks against it.
   *
   * @param whom whose year counts, and for which order; empty while nobody knows who buys
   */
  TrayOffer of(String zone, Trays.Tray lying, Optional<QuotaReservations.For> whom, Instant at) {
    List<String> tray = lying.epcs();
    if (tray.isEmpty()) {
      return TrayOffer.NOTHING;
    }
    BasketCheck check = basket.check(zone, tray, at);
    List<TrayProblem> problems = new ArrayList<>(problems(zone, check));
    if (check.forSale().isEmpty()) {
      return TrayOffer.refused(tray, List.of(), problems);
    }
    LocalDate today = LocalDate.ofInstant(at, CHINA);
    Optional<String> buyer = whom.map(QuotaReservations.For::buyer);
    QuoteResult quoted = orders.quote(zone, check, buyer, 0, 0, today);
    if (quoted instanceof QuoteResult.Refused refused) {
      refused.refusals().stream()
          .map(TrayOffers::kind)
          .distinct()
          .forEach(kind -> problems.add(new TrayProblem(kind, "", "", check.forSale().size())));
      return TrayOffer.refused(tray, lines(check, List.of()), problems);
    }
    TaxQuote quote = ((QuoteResult.Quoted) quoted).quote();
    List<PieceLine> lines = lines(check, quote.lines());
    if (whom.isPresent() && !problems.isEmpty()) {
      // Nothing can be ordered now: another till may promise it.
      free(zone, whom.get().saleNo());
    } else if (whom.isPresent() && !reserve(zone, whom.get(), today, quote, at)) {
      problems.add(new TrayProblem(TrayProblem.Kind.ANNUAL_LIMIT, "", "", check.forSale().size()));
    }
    Optional<TrayWeight> differs =
        TrayWeight.of(check, lying.weightGrams()).filter(weight -> !weight.agrees());
    return new TrayOffer(
        tray,
        lines,
        problems,
        problems.isEmpty() && differs.isEmpty()
            ? Optional.of(new Amounts(check.goodsFen(), 0, 0, quote.tax().totalFen()))
            : Optional.empty(),
        differs.filter(weight -> problems.isEmpty()));
  }

  private boolean reserve(
      String zone, QuotaReservations.For whom, LocalDate day, TaxQuote quote, Instant at) {
    return reservations.reserve(
        zone, whom, day.getYear(), quote.dutiableFen(), quote.limits().annualFen(), at);
  }

  /** Frees what of the buyer's year is kept for an order that is not placed. */
  void free(String zone, String saleNo) {
    reservations.free(zone, saleNo);
  }

  /** One line for each item, in the order in which the quote has them. */
  static List<PieceLine> lines(BasketCheck check, List<LineTax> taxes) {
    Map<String, List<TagCheck.ForSale>> byItem = new LinkedHashMap<>();
    for (TagCheck.ForSale piece : check.forSale()) {
      byItem.computeIfAbsent(piece.item().code(), code -> new ArrayList<>()).add(piece);
    }
    List<PieceLine> lines = new ArrayList<>();
    for (List<TagCheck.ForSale> same : byItem.values()) {
      TagCheck.ForSale first = same.get(0);
      long taxFen = lines.size() < taxes.size() ? taxes.get(lines.size()).tax().totalFen() : 0;
      lines.add(
          new PieceLine(
              first.item().code(),
              first.item().nameZh(),
              first.item().nameEn(),
              same.size(),
              first.price().priceFen(),
              taxFen));
    }
    return lines;
  }

  private record About(TrayProblem.Kind kind, String item) {}

  private List<TrayProblem> problems(String zone, BasketCheck check) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, About> abouts = new LinkedHashMap<>();
    for (TagCheck tag : check.tags()) {
      about(tag)
          .ifPresent(
              about -> {
                String key = about.kind() + "/" + about.item();
                abouts.put(key, about);
                counts.merge(key, 1, Integer::sum);
              });
    }
    Map<String, Item> items =
        goods.items(
            zone, abouts.values().stream().map(About::item).filter(i -> !i.isEmpty()).toList());
    List<TrayProblem> problems = new ArrayList<>();
    abouts.forEach(
        (key, about) -> {
          Optional<Item> item = Optional.ofNullable(items.get(about.item()));
          problems.add(
              new TrayProblem(
                  about.kind(),
                  item.map(Item::nameZh).orElse(""),
                  item.map(Item::nameEn).orElse(""),
                  counts.get(key)));
        });
    return problems;
  }

  private static Optional<About> about(TagCheck tag) {
    if (tag instanceof TagCheck.ForSale forSale) {
      return Optional.of(forSale.item())
          .filter(item -> !DeclarationMaker.canDeclare(item))
          .map(item -> new About(TrayProblem.Kind.NOT_TAXABLE, item.code()));
    }
    if (tag instanceof TagCheck.AlreadySold sold) {
      return Optional.of(new About(TrayProblem.Kind.ALREADY_SOLD, sold.item()));
    }
    if (tag instanceof TagCheck.NotHere elsewhere) {
      return Optional.of(new About(TrayProblem.Kind.NOT_HERE, elsewhere.item()));
    }
    if (tag instanceof TagCheck.UnderControl held) {
      return Optional.of(new About(TrayProblem.Kind.UNDER_CONTROL, held.item()));
    }
    if (tag instanceof TagCheck.Reserved reserved) {
      return Optional.of(new About(TrayProblem.Kind.RESERVED, reserved.item()));
    }
    if (tag instanceof TagCheck.NoPrice priceless) {
      return Optional.of(new About(TrayProblem.Kind.NO_PRICE, priceless.item()));
    }
    return Optional.of(new About(TrayProblem.Kind.UNKNOWN_TAG, ""));
  }

  private static TrayProblem.Kind kind(TaxRefusal refusal) {
    if (refusal instanceof TaxRefusal.AnnualLimitExceeded) {
      return TrayProblem.Kind.ANNUAL_LIMIT;
    }
    return refusal instanceof TaxRefusal.SingleLimitExceeded
        ? TrayProblem.Kind.SINGLE_LIMIT
        : TrayProblem.Kind.NOT_TAXABLE;
  }
}

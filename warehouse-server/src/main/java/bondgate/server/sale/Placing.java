package bondgate.server.sale;

import bondgate.server.book.Books;
import bondgate.server.book.DocumentDigest;
import bondgate.server.book.PlannedMove;
import bondgate.server.control.Controls;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.guarantee.Drawing;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.sale.OrderRefusal.Code;
import bondgate.server.tax.QuoteResult;
import bondgate.server.tax.TaxQuote;
import bondgate.server.tax.TaxRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * 下单 — reserves what an order needs before anything is declared: its pieces, on the book and for
 * nobody else; the buyer's annual quota; and the guarantee for what the display holds of the pieces
 * do not cover of the tax. All or none.
 */
@ApplicationScoped
public class Placing {
  private final OrderStore store;
  private final Basket basket;
  private final Orders orders;
  private final SalesPoints points;
  private final Portals portals;
  private final SaleRules rules;
  private final Sales sales;
  private final Books books;
  private final Guarantees guarantees;
  private final Ledger ledger;
  private final PlacedOrders placed;
  private final Controls controls;

  @Inject
  Placing(
      OrderStore store,
      Basket basket,
      Orders orders,
      SalesPoints points,
      Portals portals,
      SaleRules rules,
      Sales sales,
      Books books,
      Guarantees guarantees,
      Ledger ledger,
      PlacedOrders placed,
      Controls controls) {
    this.controls = controls;
    this.store = store;
    this.basket = basket;
    this.orders = orders;
    this.points = points;
    this.portals = portals;
    this.rules = rules;
    this.sales = sales;
    this.books = books;
    this.guarantees = guarantees;
    this.ledger = ledger;
    this.placed = placed;
  }

  /**
   * An order as it is asked for. The figures are those that the buyer was shown.
   *
   * @param buyer reference to the buyer, 43 characters
   * @param identityVerifiedBy the service that verified who the buyer is
   */
  public record Asked(
      String point,
      Optional<String> till,
      Channel channel,
      List<String> epcs,
      String buyer,
      Optional<String> identityVerifiedBy,
      String noticeVersion,
      Instant noticeAcceptedAt,
      long goodsFen,
      long freightFen,
      long insuranceFen,
      long taxFen) {
    String digest() {
      List<String> parts = new ArrayList<>(epcs);
      parts.addAll(List.of(point, till.orElse(""), channel.name(), buyer));
      parts.addAll(List.of(identityVerifiedBy.orElse(""), noticeVersion));
      parts.add(noticeAcceptedAt.toString());
      parts.add("%d %d %d %d".formatted(goodsFen, freightFen, insuranceFen, taxFen));
      return DocumentDigest.of(parts);
    }
  }

  /** Places the order, or says by name why not. */
  @Transactional(TxType.MANDATORY)
  public OrderResult place(OrderAct act, Asked asked) {
    Optional<OrderResult> refusal =
        earlier(act, asked).or(() -> held(act, asked)).or(() -> rule(act, asked));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    BasketCheck check = basket.check(act.zone(), asked.epcs(), asked.channel(), act.at());
    refusal = pieces(act, check);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    QuoteResult quoted =
        orders.quote(
            act.zone(),
            check,
            Optional.of(asked.buyer()),
            asked.freightFen(),
            asked.insuranceFen(),
            CustomsReleases.day(act.at()));
    if (quoted instanceof QuoteResult.Refused refused) {
      TaxRefusal first = refused.refusals().get(0);
      return new OrderResult.Refused(
          new OrderRefusal(first.code(), first.received(), first.expected(), first.todo()));
    }
    TaxQuote quote = ((QuoteResult.Quoted) quoted).quote();
    refusal = figures(asked, check, quote);
    return refusal.isPresent() ? refusal.get() : reserve(act, asked, check, quote);
  }

  private Optional<OrderResult> earlier(OrderAct act, Asked asked) {
    Optional<OrderHead> earlier = store.head(act.zone(), act.saleNo());
    if (earlier.isPresent()) {
      return Optional.of(
          earlier.get().contentSha256().equals(asked.digest())
              ? new OrderResult.DoneBefore(earlier.get().placedLeaf())
              : otherwise(act, earlier.get().placedLeaf()));
    }
    OptionalLong sale = sales.leafOf(act.zone(), act.saleNo());
    return sale.isPresent() ? Optional.of(otherwise(act, sale.getAsLong())) : Optional.empty();
  }

  private static OrderResult otherwise(OrderAct act, long leafIndex) {
    return new OrderResult.Refused(
        Code.ORDER_IS_OTHERWISE,
        act.saleNo() + " with other content",
        "the content of leaf " + leafIndex);
  }

  private Optional<OrderResult> held(OrderAct act, Asked asked) {
    return controls.open(act.zone()).buyer(asked.buyer(), act.at()).map(OrderResult::buyerHeld);
  }

  /** Where, how, and with which notice. */
  private Optional<OrderResult> rule(OrderAct act, Asked asked) {
    LocalDate day = CustomsReleases.day(act.at());
    Optional<SalesPoints.Point> point = points.find(act.zone(), asked.point());
    if (point.isEmpty()) {
      return refused(Code.SALES_POINT_UNKNOWN, asked.point(), "a sales point of this zone");
    }
    String version = rules.notice(day);
    if (!asked.noticeVersion().equals(version)) {
      return refused(Code.NOTICE_OUTDATED, "notice " + asked.noticeVersion(), "notice " + version);
    }
    Instant accepted = asked.noticeAcceptedAt();
    if (accepted.isAfter(act.at())) {
      return refused(
          Code.NOTICE_NOT_ACCEPTED,
          "accepted " + accepted,
          "accepted %s or before".formatted(act.at()));
    }
    if (accepted.isBefore(act.at().minus(rules.noticeMaxAge()))) {
      return refused(
          Code.NOTICE_TOO_OLD,
          "accepted " + accepted,
          "accepted %s or later".formatted(act.at().minus(rules.noticeMaxAge())));
    }
    if (asked.channel() == Channel.PICK_UP && !point.get().mayPickUp(day)) {
      return refused(
          Code.PICK_UP_NOT_ALLOWED,
          "pick-up at %s on %s".formatted(asked.point(), day),
          "a sales point inside the special area, or with an approval in force on that day");
    }
    Optional<String> service = asked.identityVerifiedBy();
    return service.isPresent() && !rules.identityServices().contains(service.get())
        ? refused(
            Code.IDENTITY_SERVICE_UNKNOWN,
            service.get(),
            "one of bondgate.sale.identity-services: " + new TreeSet<>(rules.identityServices()))
        : Optional.empty();
  }

  private static Optional<OrderResult> refused(Code code, Object received, Object expected) {
    return Optional.of(new OrderResult.Refused(code, received, expected));
  }

  /** The first piece that cannot be sold, and what is not the way out. */
  private Optional<OrderResult> pieces(OrderAct act, BasketCheck check) {
    Optional<OrderResult> refusal =
        check.notForSale().stream().findFirst().flatMap(TagRefusals::of);
    if (refusal.isPresent()) {
      return refusal;
    }
    List<Portal> all = portals.all(act.zone());
    return check.forSale().stream()
        .map(TagCheck.ForSale::place)
        .distinct()
        .filter(place -> all.stream().noneMatch(portal -> portal.joins(place, Place.STREET)))
        .findFirst()
        .flatMap(
            place ->
                refused(
                    Code.NO_PORTAL_LEADS_THERE,
                    place + " to " + Place.STREET,
                    "places that a portal of the zone joins"));
  }

  /** What the buyer was shown must be what we find. */
  private static Optional<OrderResult> figures(Asked asked, BasketCheck check, TaxQuote quote) {
    if (asked.goodsFen() != check.goodsFen()) {
      return refused(Code.GOODS_DIFFER, asked.goodsFen() + " fen", check.goodsFen() + " fen");
    }
    long taxFen = quote.tax().totalFen();
    return asked.taxFen() != taxFen
        ? refused(Code.TAX_DIFFERS, asked.taxFen() + " fen", taxFen + " fen")
        : Optional.empty();
  }

  private OrderResult reserve(OrderAct act, Asked asked, BasketCheck check, TaxQuote quote) {
    String zone = act.zone();
    Drawing drawing = guarantees.drawing(zone, act.at());
    if (!drawing.uncovered().isEmpty()) {
      return new OrderResult.HoldsUncovered(drawing.uncovered());
    }
    long shownFen =
        guarantees.openHolds(zone, asked.epcs()).values().stream().mapToLong(Hold::amountFen).sum();
    long neededFen = Math.max(0, quote.tax().totalFen() - shownFen);
    long headroomFen = drawing.headroomFen();
    Optional<Hold> hold =
        neededFen == 0
            ? Optional.empty()
            : drawing.hold(
                OrderHolds.key(act.saleNo()), Hold.Purpose.ORDER, act.saleNo(), neededFen);
    if (neededFen > 0 && hold.isEmpty()) {
      return new OrderResult.GuaranteeExceeded(neededFen, headroomFen);
    }
    List<PlannedMove> moves =
        check.forSale().stream()
            .map(
                tag ->
                    books.plan(
                        zone, tag.epc(), tag.item(), tag.place(), Place.STREET, act.saleNo()))
            .toList();
    List<Transfer> transfers = new ArrayList<>();
    hold.ifPresent(one -> transfers.addAll(guarantees.holding(zone, one)));
    moves.forEach(move -> transfers.addAll(books.preDeduct(zone, move)));
    ChainResult result = ledger.submit(zone, new Chain(transfers), act.voucher());
    if (result.refusal().isPresent()) {
      return new OrderResult.NotOnBook(result.refusal().get());
    }
    // The ledger holds the chain; what follows says whose it is, in the same transaction.
    hold.ifPresent(one -> guarantees.held(zone, one, act.leafIndex(), act.at()));
    placed.write(act, asked, check, quote, moves);
    return OrderResult.Done.NOTHING_LEAVES;
  }
}

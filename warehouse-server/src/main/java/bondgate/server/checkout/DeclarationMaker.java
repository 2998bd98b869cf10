package bondgate.server.checkout;

import bondgate.server.customs.Declaration;
import bondgate.server.customs.DeclaredBuyer;
import bondgate.server.customs.DeclaredLine;
import bondgate.server.customs.DeclaredPayment;
import bondgate.server.customs.DeclaredQuantity;
import bondgate.server.customs.DeclaredSums;
import bondgate.server.customs.DeclaredWaybill;
import bondgate.server.customs.Party;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.LegalUnit;
import bondgate.server.payment.PaymentView;
import bondgate.server.sale.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says to customs what an order, its payment and its buyer are together. */
@ApplicationScoped
class DeclarationMaker {
  private static final String KILOGRAM = "035";
  private static final int E5 = 5;
  private static final long PERCENT = 100;

  private final CheckoutSettings settings;
  private final Goods goods;

  @Inject
  DeclarationMaker(CheckoutSettings settings, Goods goods) {
    this.settings = settings;
    this.goods = goods;
  }

  /** Whether the goods master says of an item what customs asks: without that nobody may buy it. */
  static boolean canDeclare(Item item) {
    return !item.details().origin().isEmpty();
  }

  /**
   * The declaration of a paid order.
   *
   * @param payment that paid it
   * @param dispatch the courier's parcel; empty for what the buyer carries away himself
   */
  Declaration of(OrderView order, Buyer buyer, PaymentView payment, Optional<Dispatch> dispatch) {
    PaymentView.Money money = payment.money().orElseThrow();
    Party firm = settings.payFirm(payment.provider()).orElseThrow();
    Map<String, Item> items =
        goods.items(order.zone(), order.lines().stream().map(OrderView.Line::item).toList());
    return new Declaration(
        order.zone(),
        order.saleNo(),
        new DeclaredBuyer(
            order.buyer(),
            buyer.name(),
            buyer.idNumber(),
            buyer.phone(),
            order.identityVerifiedBy().isPresent()),
        new DeclaredSums(
            order.amounts().goodsFen(),
            order.amounts().freightFen(),
            order.amounts().insuranceFen(),
            0,
            order.amounts().taxFen()),
        new DeclaredPayment(
            firm,
            money.transactionId(),
            money.amountFen(),
            money.paidAt(),
            buyer.name(),
            buyer.idNumber()),
        waybill(order, buyer, items, dispatch),
        order.lines().stream().map(line -> line(line, items.get(line.item()))).toList());
  }

  private DeclaredWaybill waybill(
      OrderView order, Buyer buyer, Map<String, Item> items, Optional<Dispatch> dispatch) {
    CheckoutSettings.Parcel parcel = settings.parcel();
    Map<Item, Long> pieces =
        order.lines().stream()
            .collect(
                Collectors.toMap(
                    line -> items.get(line.item()), OrderView.Line::quantity, Math::addExact));
    long netGrams = netGrams(pieces);
    long grossGrams = grossGrams(pieces);
    return dispatch
        .map(
            sent ->
                new DeclaredWaybill(
                    sent.firm(),
                    sent.waybillNo(),
                    grossGrams,
                    netGrams,
                    sent.consignee().name(),
                    sent.consignee().phone(),
                    sent.consignee().address()))
        .orElseGet(
            () ->
                new DeclaredWaybill(
                    parcel.firm(),
                    order.saleNo(),
                    grossGrams,
                    netGrams,
                    buyer.name(),
                    buyer.phone(),
                    parcel.address()));
  }

  private long netGrams(Map<Item, Long> pieces) {
    return pieces.entrySet().stream()
        .mapToLong(
            some ->
                Math.multiplyExact(some.getValue(), pieceGrams(some.getKey(), settings.parcel())))
        .reduce(0, Math::addExact);
  }

  /** The weight of so many pieces of those items with the packing, in grams. */
  long grossGrams(Map<Item, Long> pieces) {
    long netGrams = netGrams(pieces);
    return netGrams + netGrams * settings.parcel().packingPercent() / PERCENT;
  }

  /** The tariff's kilogram says it where there is one. */
  private static long pieceGrams(Item item, CheckoutSettings.Parcel parcel) {
    return item.details()
        .firstLegal()
        .filter(unit -> unit.code().equals(KILOGRAM))
        .or(() -> item.details().secondLegal().filter(unit -> unit.code().equals(KILOGRAM)))
        .map(unit -> Math.max(1, unit.factorE5() / PERCENT))
        .orElse(parcel.netGrams());
  }

  private static DeclaredLine line(OrderView.Line line, Item item) {
    DeclaredQuantity declared =
        new DeclaredQuantity(BigDecimal.valueOf(line.quantity()), item.unit());
    return new DeclaredLine(
        item.code(),
        item.code(),
        item.hsCode(),
        item.nameZh(),
        item.details().specification().isBlank() ? item.nameZh() : item.details().specification(),
        Optional.empty(),
        item.details().origin(),
        declared,
        item.details().firstLegal().map(unit -> legal(unit, line.quantity())).orElse(declared),
        item.details().secondLegal().map(unit -> legal(unit, line.quantity())),
        line.unitPriceFen());
  }

  private static DeclaredQuantity legal(LegalUnit unit, long pieces) {
    return new DeclaredQuantity(
        BigDecimal.valueOf(unit.quantityE5(pieces), E5).stripTrailingZeros(), unit.code());
  }
}

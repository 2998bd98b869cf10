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
import bondgate.server.sale.PieceWeight;
import bondgate.server.sale.Price;
import bondgate.server.sale.Prices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Says to customs what an order, its payment and its buyer are together. */
@ApplicationScoped
class DeclarationMaker {
  private static final int E5 = 5;

  private final CheckoutSettings settings;
  private final Goods goods;
  private final Prices prices;

  @Inject
  DeclarationMaker(CheckoutSettings settings, Goods goods, Prices prices) {
    this.settings = settings;
    this.goods = goods;
    this.prices = prices;
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
    Map<String, Price> offered = prices.at(order.zone(), items.keySet(), order.placedAt());
    long netGrams = 0;
    long grossGrams = 0;
    for (OrderView.Line line : order.lines()) {
      PieceGrams piece =
          grams(
              items.get(line.item()),
              Optional.ofNullable(offered.get(line.item())).flatMap(Price::weight));
      netGrams = Math.addExact(netGrams, Math.multiplyExact(line.quantity(), piece.net()));
      grossGrams = Math.addExact(grossGrams, Math.multiplyExact(line.quantity(), piece.gross()));
    }
    if (dispatch.isPresent()) {
      Dispatch sent = dispatch.get();
      return new DeclaredWaybill(
          sent.firm(),
          sent.waybillNo(),
          grossGrams,
          netGrams,
          sent.consignee().name(),
          sent.consignee().phone(),
          sent.consignee().address());
    }
    return new DeclaredWaybill(
        parcel.firm(),
        order.saleNo(),
        grossGrams,
        netGrams,
        buyer.name(),
        buyer.phone(),
        parcel.address());
  }

  /** What a waybill says of one piece. */
  PieceGrams grams(Item item, Optional<PieceWeight> weight) {
    return PieceGrams.of(item, weight, settings.parcel());
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

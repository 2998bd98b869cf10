package bondgate.server.checkout;

import bondgate.server.customs.RawPayment;
import bondgate.server.customs.RawPayments;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.RawExchange;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The raw data of payments, as customs may ask for them: 179 号公告实时数据获取. */
@ApplicationScoped
class PaidRaw implements RawPayments {
  /** 其他: neither UnionPay nor NetsUnion verified it, as far as we know. */
  private static final String VERIFIED_BY_OTHER = "3";

  /** 扫码支付. */
  private static final String SCANNED = "3";

  private final Orders orders;
  private final Payments payments;
  private final Goods goods;
  private final CheckoutSettings settings;
  private final String account;
  private final String link;

  @Inject
  PaidRaw(
      Orders orders,
      Payments payments,
      Goods goods,
      CheckoutSettings settings,
      @ConfigProperty(name = "bondgate.checkout.account") String account,
      @ConfigProperty(name = "bondgate.checkout.item-link") String link) {
    this.orders = orders;
    this.payments = payments;
    this.goods = goods;
    this.settings = settings;
    this.account = account;
    this.link = link;
  }

  @Override
  public Optional<RawPayment> ofOrder(String zone, String orderNo) {
    return orders
        .view(zone, orderNo)
        .flatMap(
            order ->
                payments.ofSale(zone, orderNo).stream()
                    .filter(payment -> payment.money().isPresent())
                    .filter(payment -> paid(order, payment.paymentNo()))
                    .findFirst()
                    .flatMap(payment -> raw(order, payment)));
  }

  private static boolean paid(OrderView order, String paymentNo) {
    return order.payments().stream()
        .anyMatch(one -> one.aside().isEmpty() && one.paymentNo().equals(paymentNo));
  }

  private Optional<RawPayment> raw(OrderView order, PaymentView payment) {
    PaymentView.Money money = payment.money().orElseThrow();
    return payments.raw(order.zone(), payment.paymentNo()).stream()
        .filter(exchange -> exchange.about() == RawExchange.About.START)
        .findFirst()
        .flatMap(
            start ->
                settings
                    .payFirm(payment.provider())
                    .map(
                        firm ->
                            new RawPayment(
                                text(start.request()),
                                text(start.response()),
                                firm.code(),
                                money.transactionId(),
                                money.amountFen(),
                                VERIFIED_BY_OTHER,
                                Optional.of(SCANNED),
                                money.paidAt(),
                                List.of(order(order)))));
  }

  private RawPayment.PaidOrder order(OrderView order) {
    Map<String, Item> items =
        goods.items(order.zone(), order.lines().stream().map(OrderView.Line::item).toList());
    return new RawPayment.PaidOrder(
        order.saleNo(),
        order.lines().stream()
            .map(
                line ->
                    new RawPayment.PaidGoods(items.get(line.item()).nameZh(), link + line.item()))
            .toList(),
        account,
        Optional.of(settings.parcel().firm().code()),
        settings.parcel().firm().name());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

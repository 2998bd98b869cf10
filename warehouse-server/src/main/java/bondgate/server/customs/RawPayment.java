package bondgate.server.customs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The raw data of one payment, as customs may ask for them 实时获取 (公告2018年第165、179号).
 *
 * @param request what was sent to the payment firm, as it was
 * @param response what the payment firm answered, as it was
 * @param payCode the payment firm's customs code
 * @param transactionId its number of the payment
 * @param amountFen what was paid, in fen
 * @param verDept who verified: 1 UnionPay, 2 NetsUnion, 3 other
 * @param payType 1 app, 2 PC, 3 scanned code, 4 other
 * @param paidAt when
 * @param orders all orders that this one payment paid
 */
public record RawPayment(
    String request,
    String response,
    String payCode,
    String transactionId,
    long amountFen,
    String verDept,
    Optional<String> payType,
    Instant paidAt,
    List<PaidOrder> orders) {

  /** With a copy of the orders. */
  public RawPayment {
    orders = List.copyOf(orders);
  }

  @Override
  public String toString() {
    return "RawPayment[%s %s, not shown]".formatted(payCode, transactionId);
  }

  /**
   * An order that the payment paid.
   *
   * @param account account 收款账号 that the money went to
   * @param receiverCode customs code or 统一社会信用代码 of who has that account
   * @param receiverName his name
   */
  public record PaidOrder(
      String orderNo,
      List<PaidGoods> goods,
      String account,
      Optional<String> receiverCode,
      String receiverName) {

    /** With a copy of the goods. */
    public PaidOrder {
      goods = List.copyOf(goods);
    }
  }

  /**
   * Goods of an order.
   *
   * @param link address of the page where they are offered
   */
  public record PaidGoods(String name, String link) {}
}

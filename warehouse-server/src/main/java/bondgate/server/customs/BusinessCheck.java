package bondgate.server.customs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What customs compares between and within order, payment and waybill, done before they are sent
 * (specification, notes to the elements).
 */
final class BusinessCheck {
  private static final List<String> CONSIGNEE =
      List.of("consignee", "consigneeTelephone", "consigneeAddress");

  private final ListCheck lists;

  BusinessCheck(FieldTable table) {
    this.lists = new ListCheck(table);
  }

  /**
   * All that is wrong with the documents of one sale, taken together.
   *
   * @param payerMayDiffer whether a state body verified who the buyer is
   */
  List<Finding> check(
      CebDocument order,
      CebGroup payment,
      CebGroup waybill,
      CebDocument list,
      boolean payerMayDiffer) {
    Comparison comparison = new Comparison();
    order(comparison, order);
    payment(comparison, order.head(), payment, payerMayDiffer);
    waybill(comparison, order.head(), waybill);
    List<Finding> findings = new ArrayList<>(comparison.findings());
    findings.addAll(lists.check(order, waybill, list));
    return findings;
  }

  /** Whether a Chinese identity number has its right check digit (GB 11643, MOD 11-2). */
  static boolean isIdentityNumber(String number) {
    if (!number.matches("[0-9]{17}[0-9X]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    }
    return "10X98765432".charAt(sum % 11) == number.charAt(17);
  }

  private static void order(Comparison comparison, CebDocument order) {
    CebGroup head = order.head();
    BigDecimal goods = BigDecimal.ZERO;
    for (int i = 0; i < order.lines().size(); i++) {
      comparison.total("CEB311", "OrderList", i + 1, order.lines().get(i));
      goods = goods.add(order.lines().get(i).number("totalPrice"));
    }
    comparison.same(
        FindingCode.GOODS_SUM, "CEB311", "OrderHead/goodsValue", head.number("goodsValue"), goods);
    BigDecimal paid =
        goods
            .add(head.number("freight"))
            .add(head.number("taxTotal"))
            .subtract(head.number("discount"));
    comparison.same(
        FindingCode.PAID_SUM, "CEB311", "OrderHead/acturalPaid", head.number("acturalPaid"), paid);
    if (!isIdentityNumber(head.get("buyerIdNumber"))) {
      comparison.add(
          FindingCode.IDENTITY_NUMBER,
          "CEB311",
          "OrderHead/buyerIdNumber",
          "%d characters, not shown".formatted(head.get("buyerIdNumber").length()),
          "an identity number with its right check digit");
    }
  }

  private static void payment(
      Comparison comparison, CebGroup order, CebGroup payment, boolean payerMayDiffer) {
    comparison.same(
        FindingCode.PAYMENT_DIFFERS,
        "CEB411",
        "PaymentHead/amountPaid",
        payment.number("amountPaid"),
        order.number("acturalPaid"));
    comparison.numbers("CEB411", "PaymentHead", payment, order, List.of("orderNo", "ebpCode"));
    if (order.has("payTransactionId")) {
      comparison.numbers(
          "CEB411", "PaymentHead", payment, order, List.of("payTransactionId", "payCode"));
    }
    if (!payerMayDiffer) {
      comparison.personal(
          FindingCode.PAYER_DIFFERS,
          "CEB411",
          "PaymentHead/payerName",
          "payerName",
          "buyerName",
          payment,
          order);
      comparison.personal(
          FindingCode.PAYER_DIFFERS,
          "CEB411",
          "PaymentHead/payerIdNumber",
          "payerIdNumber",
          "buyerIdNumber",
          payment,
          order);
    }
  }

  private static void waybill(Comparison comparison, CebGroup order, CebGroup waybill) {
    comparison.numbers("CEB511", "LogisticsHead", waybill, order, List.of("orderNo"));
    for (String element : CONSIGNEE) {
      comparison.personal(
          FindingCode.CONSIGNEE_DIFFERS,
          "CEB511",
          "LogisticsHead/" + element,
          element,
          element,
          waybill,
          order);
    }
    comparison.same(
        FindingCode.FREIGHT_DIFFERS,
        "CEB511",
        "LogisticsHead/freight+insuredFee",
        waybill.number("freight").add(waybill.number("insuredFee")),
        order.number("freight"));
  }
}

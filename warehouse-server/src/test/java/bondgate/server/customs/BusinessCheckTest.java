package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each business check, failing once. */
class BusinessCheckTest {
  private final FieldTable table = FieldTable.of(CebEdition.OF_2022);

  /** The documents of one sale, to be spoiled. */
  private record Documents(
      CebGroup order,
      List<CebGroup> orderLines,
      CebGroup payment,
      CebGroup waybill,
      CebGroup list,
      List<CebGroup> listLines) {}

  @Test
  void aSaleThatAgreesHasNoFindings() {
    assertThat(check(documents -> {}, false)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> eachDisagreementIsFound() {
    return Stream.of(
        spoiled(FindingCode.LINE_TOTAL, d -> d.orderLines().get(0).put("totalPrice", "1")),
        spoiled(FindingCode.GOODS_SUM, d -> d.order().put("goodsValue", "1")),
        spoiled(FindingCode.PAID_SUM, d -> d.order().put("acturalPaid", "558.58")),
        spoiled(FindingCode.PAID_SUM, d -> d.order().put("taxTotal", "46.58")),
        spoiled(FindingCode.PAID_SUM, d -> d.order().put("discount", "0.01")),
        spoiled(
            FindingCode.IDENTITY_NUMBER, d -> d.order().put("buyerIdNumber", "110105194912310021")),
        spoiled(FindingCode.PAYMENT_DIFFERS, d -> d.payment().put("amountPaid", "558.58")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.payment().put("orderNo", "other")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.payment().put("payTransactionId", "other")),
        spoiled(FindingCode.PAYER_DIFFERS, d -> d.payment().put("payerName", "李四")),
        spoiled(FindingCode.PAYER_DIFFERS, d -> d.payment().put("payerIdNumber", "other")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.waybill().put("orderNo", "other")),
        spoiled(FindingCode.CONSIGNEE_DIFFERS, d -> d.waybill().put("consignee", "李四")),
        spoiled(FindingCode.CONSIGNEE_DIFFERS, d -> d.waybill().put("consigneeTelephone", "1")),
        spoiled(FindingCode.CONSIGNEE_DIFFERS, d -> d.waybill().put("consigneeAddress", "1")),
        spoiled(FindingCode.FREIGHT_DIFFERS, d -> d.order().put("freight", "10")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.list().put("orderNo", "other")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.list().put("ebcCode", "other")),
        spoiled(FindingCode.NUMBER_DIFFERS, d -> d.list().put("logisticsNo", "other")),
        spoiled(FindingCode.BUYER_DIFFERS, d -> d.list().put("buyerName", "李四")),
        spoiled(FindingCode.BUYER_DIFFERS, d -> d.list().put("buyerTelephone", "1")),
        spoiled(FindingCode.CONSIGNEE_DIFFERS, d -> d.list().put("consigneeAddress", "1")),
        spoiled(FindingCode.FREIGHT_DIFFERS, d -> d.list().put("freight", "9")),
        spoiled(FindingCode.INSURANCE_DIFFERS, d -> d.list().put("insuredFee", "9")),
        spoiled(FindingCode.WEIGHT, d -> d.list().put("netWeight", "3.501")),
        spoiled(FindingCode.ASSURER, d -> d.list().put("assureCode", "5201000009")),
        spoiled(FindingCode.BONDED_MISSING, d -> d.list().put("emsNo", "")),
        spoiled(FindingCode.BONDED_MISSING, d -> d.list().put("areaCode", "")),
        spoiled(FindingCode.BONDED_MISSING, d -> d.list().put("areaName", "")),
        spoiled(FindingCode.BONDED_MISSING, d -> d.listLines().get(1).put("itemRecordNo", "")),
        spoiled(FindingCode.BONDED_EXTRA, d -> d.list().put("billNo", "B1")),
        spoiled(FindingCode.FIXED_VALUE, d -> d.list().put("country", "305")),
        spoiled(FindingCode.DIRECT_MISSING, d -> d.list().put("tradeMode", "9610")),
        spoiled(FindingCode.LINE_DIFFERS, d -> d.listLines().remove(1)),
        spoiled(FindingCode.LINE_DIFFERS, d -> d.listLines().get(0).put("gname", "白葡萄酒")),
        spoiled(FindingCode.LINE_DIFFERS, d -> d.listLines().get(0).put("unit", "007")),
        spoiled(FindingCode.LINE_DIFFERS, d -> d.listLines().get(0).put("qty", "3")));
  }

  @Test
  void aVerifiedBuyerMayLetAnotherPay() {
    Consumer<Documents> another = d -> d.payment().put("payerName", "李四");

    assertThat(check(another, false)).hasSize(1);
    assertThat(check(another, true)).isEmpty();
  }

  @Test
  void findingsDoNotRepeatWhatIsPersonal() {
    List<Finding> findings =
        check(
            d -> {
              d.payment().put("payerName", "李四").put("payerIdNumber", "440301199001011234");
              d.waybill().put("consigneeAddress", "somewhere else 7");
              d.order().put("buyerIdNumber", "110105194912310021");
            },
            false);

    assertThat(findings).hasSizeGreaterThan(3);
    assertThat(findings.toString())
        .doesNotContain("李四", "440301", "somewhere else", "110105", "张三");
  }

  @Test
  void identityNumbersAreJudgedByTheirCheckDigit() {
    assertThat(BusinessCheck.isIdentityNumber("11010519491231002X")).isTrue();
    assertThat(BusinessCheck.isIdentityNumber("440524188001010014")).isTrue();
    assertThat(BusinessCheck.isIdentityNumber("11010519491231002x")).isFalse();
    assertThat(BusinessCheck.isIdentityNumber("110105194912310020")).isFalse();
    assertThat(BusinessCheck.isIdentityNumber("")).isFalse();
  }

  @Test
  void moneyIsExactToTheFen() {
    CebGroup group = new CebGroup("OrderHead").fen("freight", 1).fen("discount", 0);

    assertThat(group.get("freight")).isEqualTo("0.01");
    assertThat(group.get("discount")).isEqualTo("0");
    assertThat(group.fen("taxTotal", 1_234_500).get("taxTotal")).isEqualTo("12345");
    assertThat(group.put("goodsValue", "1e9").number("goodsValue")).isEqualTo(BigDecimal.ZERO);
  }

  private DynamicTest spoiled(FindingCode expected, Consumer<Documents> spoil) {
    List<Finding> findings = check(spoil, false);
    String first = findings.isEmpty() ? "nothing" : findings.get(0).element();
    return DynamicTest.dynamicTest(
        expected + " " + first,
        () -> assertThat(findings).extracting(Finding::code).contains(expected));
  }

  private List<Finding> check(Consumer<Documents> spoil, boolean payerMayDiffer) {
    List<CebMessage> messages = TestSales.messages(TestSales.sale("zone", "S-1"));
    Documents documents =
        new Documents(
            messages.get(0).document().head(),
            new ArrayList<>(messages.get(0).document().lines()),
            messages.get(1).document().head(),
            messages.get(2).document().head(),
            messages.get(3).document().head(),
            new ArrayList<>(messages.get(3).document().lines()));
    spoil.accept(documents);
    return new BusinessCheck(table)
        .check(
            new CebDocument(documents.order(), documents.orderLines()),
            documents.payment(),
            documents.waybill(),
            new CebDocument(documents.list(), documents.listLines()),
            payerMayDiffer);
  }
}

package bondgate.server.stream;

import java.util.List;
import java.util.stream.Stream;

/** One of each act, with all its fields. */
final class SampleActs {
  private static final String COMMON = "\"id\":\"sample\",\"actor\":\"operator:op-1\",";
  private static final String EPCS = "\"epcs\":[\"E28011606000020BB0000001\"]";

  private SampleActs() {}

  /**
   * As they would be sent.
   *
   * @param text stands in each field that a person writes
   * @param fen stands in each amount
   */
  static List<String> all(String text, String fen) {
    return Stream.of(
            ofTheZone(),
            ofPassesAtCustoms(),
            ofDevicesAndRecords(),
            ofTheBook(),
            ofTheSale(),
            ofControl())
        .flatMap(List::stream)
        .map(one -> one.replace("#", COMMON).replace("!", EPCS).replace("@", text))
        .map(one -> one.replace("$", fen))
        .toList();
  }

  private static List<String> ofTheZone() {
    return List.of(
        """
            {"act":"registerItem",#"item":"BEER","hsCode":"2203000000","nameZh":"@","nameEn":"@",
             "unit":"011","unitValueFen":$,"fullTaxFen":$,"cbecTaxFen":$,"details":{
             "specification":"@ \\u00e9","origin":"DEU","firstLegalUnit":"095",
             "firstLegalFactorE5":50000,"secondLegalUnit":"035","secondLegalFactorE5":51000,
             "tariffPpm":0,"vatPpm":130000,"consumptionPpm":0}}""",
        """
            {"act":"lodgeGuarantee",#"instrument":"BH-1","kind":"CASH_DEPOSIT","amountFen":$,
             "validUntil":"2026-12-31","priority":3,"validFrom":"2026-01-01","assureCode":"A1"}""",
        """
            {"act":"amendGuarantee",#"instrument":"BH-1","amendmentNo":"1","amountFen":$,
             "validUntil":"2026-12-30"}""",
        """
            {"act":"moveHolds",#"document":"D1","instrument":"BH-1"}""",
        """
            {"act":"recordTaxPaid",#"document":"S1","taxBill":"T1","taxFen":$,
             "paidOn":"2026-03-01"}""",
        """
            {"act":"settleTaxRun",#"runNo":"R1","paidOn":"2026-04-01","lists":[
             {"document":"S1","basis":"BILL","taxNo":"T1","taxFen":$,"heldFen":$},
             {"document":"S2","basis":"ESTIMATE","taxFen":0,"heldFen":$}],
             "totalFen":$,"reason":"@"}""",
        """
            {"act":"acceptInboundList",#"listNo":"QD1","lines":[{"item":"BEER",!}]}""",
        """
            {"act":"approveGatePass",#"passNo":"HF1",!,"levyFen":$,"byCustoms":true}""",
        """
            {"act":"recordSale",#"saleNo":"S1","customsReleaseRef":"R1",!,
             "releasedOn":"2026-03-01","assessedTaxFen":$}""",
        """
            {"act":"acknowledgeAlarm",#"alarmId":7,"outcome":"@ \\"quoted\\"\\nnext line"}""");
  }

  private static List<String> ofPassesAtCustoms() {
    return List.of(
        """
            {"act":"declareGatePass",#"number":"SP1","cargo":"LISTS","papers":["QD1"],
             "parts":[{"line":1,"quantityE5":200000}],"grossGrams":3120,"netGrams":2720}""",
        """
            {"act":"declareGatePass",#"number":"SP2","cargo":"LISTS","papers":["QD1","QD2"],
             "sales":[{"saleNo":"S1",!}],"grossGrams":3120,"netGrams":2720}""",
        """
            {"act":"hearGatePass",#"passNo":"HF1","word":"APPROVED",
             "paperNo":"Z8301E260301000000000001","happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"compareGatePass",#"passNo":"HF1","passed":["E28011606000020BB0000001"],
             "differences":[{"epc":"E28011606000020BB0000002","kind":"MISSING"}]}""");
  }

  private static List<String> ofDevicesAndRecords() {
    return List.of(
        """
            {"act":"enrolDevice",#"device":"edge-1","publicKey":"AAAA"}""",
        """
            {"act":"openEpoch",#"device":"edge-1","epoch":2,"reason":"@","publicKey":"AAAA"}""",
        """
            {"act":"revokeKey",#"device":"edge-1","keyId":"00ff","reason":"@"}""",
        """
            {"act":"keepMessages",#"messages":[{"way":"SENT","number":7,"kind":"CEB621",
             "digest":"$%s"}]}"""
            .formatted("c".repeat(54)),
        """
            {"act":"eraseOpenings",#"leafIndex":7,"path":"details.specification","reason":"@"}""");
  }

  private static List<String> ofTheBook() {
    return List.of(
        """
            {"act":"openAccountBook",#"bookNo":"T1","enterprise":"5201260001",
             "validUntil":"2026-12-31"}""",
        """
            {"act":"acceptDocument",#"bookNo":"T1","kind":"RETAIL_LIST","number":"D1",
             "declared":true,"counterZone":"z2","counterBook":"T2","customsNo":"C1","reason":"@",
             "lines":[{"item":"BEER","quantity":2,"from":"WAREHOUSE","to":"STREET"}],
             "assessedTaxFen":$,"happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"recordStockTake",#"bookNo":"T1","number":"D2","place":"CENTRE",
             "counts":[{"item":"BEER","counted":3}],"happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"takeBack",#"bookNo":"T1","kind":"CORRECTION","number":"D3","original":"D1",
             "reason":"@","parts":[{"line":1,"quantity":1}],
             "happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"reportStep",#"document":"D1","step":"PASSED","paperNo":"P1","reason":"@",
             "parts":[{"line":1,"quantity":1}],"happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"closeYear",#"bookNo":"T1","year":2026}""",
        """
            {"act":"returnFromDisplay",#"number":"D4",!}""",
        """
            {"act":"destroyPieces",#"number":"D5","customsNo":"XK1","reason":"@",!,
             "happenedAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"commissionTag",#"epc":"E28011606000020BB0000001","item":"BEER","lot":"L1",
             "expiresOn":"2027-03-01","tid":"E280116020007061A1B2C3D4"}""");
  }

  private static List<String> ofTheSale() {
    return List.of(
        """
            {"act":"offerForSale",#"item":"BEER","priceFen":$,"validFrom":"2026-03-01T01:00:00Z",
             "contentAmountE3":500000,"contentUnit":"ml","grossGrams":880,
             "toleranceGrams":20}""",
        """
            {"act":"openSalesPoint",#"point":"P1","insideSpecialArea":false,"approval":
             {"docNo":"A1","issuer":"@","validFrom":"2026-01-01","validTo":"2026-12-31"}}""",
        """
            {"act":"placeOrder",#"saleNo":"S1","point":"P1","till":"till-1","channel":"PICK_UP",!,
             "buyer":"@buyer-reference-of-43-characters","identityVerifiedBy":"cloud-id",
             "noticeVersion":"1","noticeAcceptedAt":"2026-03-01T01:00:00Z","goodsFen":$,
             "freightFen":$,"insuranceFen":$,"taxFen":$}""",
        """
            {"act":"payOrder",#"saleNo":"S1","paymentNo":"P1","provider":"wechat","amountFen":$,
             "payerCheck":"SAME","paidAt":"2026-03-01T01:00:00Z"}""",
        """
            {"act":"releaseOrder",#"saleNo":"S1","customsReleaseRef":"R1",
             "releasedOn":"2026-03-01","assessedTaxFen":$}""",
        """
            {"act":"refuseOrder",#"saleNo":"S1","code":"-621018"}""",
        """
            {"act":"cancelOrder",#"saleNo":"S1","reason":"TIMEOUT"}""",
        """
            {"act":"refundOrder",#"saleNo":"S1","refundNo":"R1","amountFen":$}""",
        """
            {"act":"returnOrder",#"saleNo":"S1",!,"appliedOn":"2026-03-01"}""",
        """
            {"act":"decideReturn",#"saleNo":"S1","returnLeaf":7,"attempt":1,"accepted":false,
             "code":"-625209","decidedOn":"2026-03-01"}""");
  }

  private static List<String> ofControl() {
    return List.of(
        """
            {"act":"placeControl",#"orderNo":"BK-1","kind":"ITEM","target":"BEER",
             "reason":"RISK","text":"@","from":"2026-03-01T01:00:00Z",
             "until":"2026-12-31T01:00:00Z"}""",
        """
            {"act":"placeControl",#"orderNo":"BK-2","kind":"BUYER",
             "buyer":"@buyer-reference-of-43-characters","reason":"COURT","text":"@"}""",
        """
            {"act":"liftControl",#"orderNo":"BK-1","outcome":"@"}""");
  }
}

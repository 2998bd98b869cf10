package bondgate.server.bondedlist;

import java.nio.charset.StandardCharsets;

/** Receipts of nobody's papers, in the shape of real ones. */
final class TestReceipts {
  static final String LIST = "QD830126E000000187";
  static final String PASS = "Z8301E260301000000000456";

  private TestReceipts() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String imported(String innerNo, String preNo) {
    return """
        <CommonResponeMessage><SeqNo>%s</SeqNo><EtpsPreentNo>%s</EtpsPreentNo>\
        <CheckInfo>保税核注清单申报服务调用成功</CheckInfo><DealFlag>0</DealFlag></CommonResponeMessage>"""
        .formatted(preNo, innerNo);
  }

  static String notImported(String innerNo) {
    return """
        <CommonResponeMessage><EtpsPreentNo>%s</EtpsPreentNo><CheckInfo>请修改后重新导入。</CheckInfo>\
        <DealFlag>-1</DealFlag></CommonResponeMessage>"""
        .formatted(innerNo);
  }

  /** INV201 with a head. */
  static String review(String innerNo, String result, String state, String mark, String gate) {
    return list("INV201", innerNo, result(LIST, result), state, mark, gate);
  }

  /** INV211. */
  static String written(String innerNo) {
    return list("INV211", innerNo, "", "0", "2", "3");
  }

  static String list(
      String type, String innerNo, String result, String state, String mark, String gate) {
    return envelope(
        type,
        """
        %s<BondInvtBsc><bondInvtNo>%s</bondInvtNo><invtPreentNo>202600000000000001</invtPreentNo>\
        <etpsInnerInvtNo>%s</etpsInnerInvtNo><formalVrfdedTime>2026-03-02 07:41:03</formalVrfdedTime>\
        <invtIochkptStucd>%s</invtIochkptStucd><vrfdedMarkcd>%s</vrfdedMarkcd>\
        <invtStucd>%s</invtStucd></BondInvtBsc>"""
            .formatted(result, LIST, innerNo, gate, mark, state));
  }

  /** INV201 or SAS221 without a head. */
  static String bare(String type, String paperNo, String result) {
    return envelope(type, result(paperNo, result));
  }

  static String pass(String type, String result, String state) {
    return envelope(
        type,
        """
        %s<SasPassportBsc><passportNo>%s</passportNo>\
        <sasPassportPreentNo>202600000000000001</sasPassportPreentNo><stucd>%s</stucd>\
        </SasPassportBsc>"""
            .formatted(result(PASS, result), PASS, state));
  }

  private static String result(String paperNo, String result) {
    return """
        <HdeApprResult><etpsPreentNo>202600000000000001</etpsPreentNo><businessId>%s</businessId>\
        <tmsCnt>0</tmsCnt><typecd>1</typecd><manageResult>%s</manageResult>\
        <manageDate>2026-03-01 11:48:02</manageDate><rmk></rmk></HdeApprResult>"""
        .formatted(paperNo, result);
  }

  static String envelope(String type, String body) {
    return "<Package><DataInfo><BussinessData><%s>%s</%s></BussinessData></DataInfo></Package>"
        .formatted(type, body, type);
  }
}

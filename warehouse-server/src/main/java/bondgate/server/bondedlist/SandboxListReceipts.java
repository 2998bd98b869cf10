package bondgate.server.bondedlist;

import java.time.Instant;
import java.util.List;

/** Receipts of one list as customs writes them, by the real ones of 2024. */
final class SandboxListReceipts {
  private final PaperContent list;
  private final String preNo;
  private final String listNo;
  private final String at;

  SandboxListReceipts(PaperContent list, String preNo, String listNo, Instant now) {
    this.list = list;
    this.preNo = preNo;
    this.listNo = listNo;
    this.at = PaperContents.time(now);
  }

  static String notImported(String innerNo, String why) {
    return door("", innerNo, why, "-1");
  }

  static String door(String preNo, String innerNo, String words, String flag) {
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <CommonResponeMessage>
          <SeqNo>%s</SeqNo>
          <EtpsPreentNo>%s</EtpsPreentNo>
          <CheckInfo>%s</CheckInfo>
          <DealFlag>%s</DealFlag>
        </CommonResponeMessage>
        """
        .formatted(escaped(preNo), escaped(innerNo), escaped(words), flag);
  }

  /** All receipts of a list with that fate, in the order in which customs would send them. */
  List<String> of(SandboxSwitch.Fate fate) {
    String taken = door(preNo, list.head().get("etpsInnerInvtNo"), "保税核注清单申报服务调用成功", "0");
    String approved = review("4", "0", "1", "1");
    return switch (fate) {
      case NOT_IMPORTED -> List.of();
      case IN_HAND -> List.of(taken, review("2", "1", "0", "1"));
      case CANCELLED -> List.of(taken, review("3", "2", "0", "1"));
      case APPROVED -> List.of(taken, approved);
      case DELETED -> List.of(taken, approved, message("INV201", head("3", "1", "1")));
      case PARTLY_PASSED -> List.of(taken, approved, message("INV201", head("0", "1", "2")));
      case WRITTEN -> List.of(taken, approved, message("INV211", head("0", "2", "3")));
    };
  }

  private String review(String result, String state, String mark, String gate) {
    return message(
        "INV201",
        """
        <HdeApprResult>
          <etpsPreentNo>%s</etpsPreentNo>
          <businessId>%s</businessId>
          <tmsCnt>0</tmsCnt>
          <typecd>1</typecd>
          <manageResult>%s</manageResult>
          <manageDate>%s</manageDate>
          <rmk></rmk>
        </HdeApprResult>
        """
                .formatted(preNo, listNo, result, at)
            + head(state, mark, gate));
  }

  private String head(String state, String mark, String gate) {
    return """
        <BondInvtBsc>
          <bondInvtNo>%s</bondInvtNo>
          <chgTmsCnt>0</chgTmsCnt>
          <invtPreentNo>%s</invtPreentNo>
          <putrecNo>%s</putrecNo>
          <etpsInnerInvtNo>%s</etpsInnerInvtNo>
          <invtDclTime>%s</invtDclTime>
          <prevdTime>%s</prevdTime>
          <formalVrfdedTime>%s</formalVrfdedTime>
          <invtIochkptStucd>%s</invtIochkptStucd>
          <vrfdedMarkcd>%s</vrfdedMarkcd>
          <invtStucd>%s</invtStucd>
          <bondInvtTypecd>%s</bondInvtTypecd>
        </BondInvtBsc>
        """
        .formatted(
            listNo,
            preNo,
            escaped(list.head().get("putrecNo")),
            escaped(list.head().get("etpsInnerInvtNo")),
            escaped(list.head().get("invtDclTime")),
            at,
            mark.equals("2") ? at : "",
            gate,
            mark,
            state,
            escaped(list.head().get("bondInvtTypecd")));
  }

  private String message(String type, String body) {
    return message(listNo, type, body);
  }

  static String message(String paperNo, String type, String body) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Package xmlns="http://www.w3.org/2000/09/xmldsig#">
        <EnvelopInfo>
          <version>1.0</version>
          <message_id>%s-%s</message_id>
          <message_type>%s</message_type>
          <sender_id>CUS0000</sender_id>
        </EnvelopInfo>
        <DataInfo><BussinessData><%s>
        %s</%s></BussinessData></DataInfo>
        </Package>
        """
        .formatted(paperNo, type, type, type, body, type);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

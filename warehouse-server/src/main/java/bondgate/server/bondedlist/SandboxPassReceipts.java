package bondgate.server.bondedlist;

import java.time.Instant;
import java.util.List;

/** Receipts of one gate pass as customs writes them, by the real ones of 2024. */
final class SandboxPassReceipts {
  private static final String APPROVED = "1";
  private static final String HANDED_OVER = "2";
  private static final String REFUSED = "3";

  private final PaperContent pass;
  private final String preNo;
  private final String passNo;
  private final String at;

  SandboxPassReceipts(PaperContent pass, String preNo, String passNo, Instant now) {
    this.pass = pass;
    this.preNo = preNo;
    this.passNo = passNo;
    this.at = PaperContents.time(now);
  }

  /** All receipts of a pass with that fate, in the order in which customs would send them. */
  List<String> of(SandboxSwitch.Fate fate) {
    String taken =
        SandboxListReceipts.door(preNo, pass.head().get("etpsPreentNo"), "核放单申报服务调用成功", "0");
    String approved = message("SAS221", APPROVED, "1");
    return switch (fate) {
      case NOT_IMPORTED -> List.of();
      case IN_HAND -> List.of(taken, message("SAS221", HANDED_OVER, "0"));
      case CANCELLED -> List.of(taken, message("SAS221", REFUSED, "5"));
      case APPROVED -> List.of(taken, approved);
      case DELETED -> List.of(taken, approved, message("SAS224", APPROVED, "6"));
      case PARTLY_PASSED -> List.of(taken, approved, message("SAS223", APPROVED, "3"));
      case WRITTEN -> List.of(taken, approved, message("SAS223", APPROVED, "2"));
    };
  }

  private String message(String type, String result, String state) {
    return SandboxListReceipts.message(
        passNo,
        type,
        """
        <HdeApprResult>
          <etpsPreentNo>%s</etpsPreentNo>
          <businessId>%s</businessId>
          <tmsCnt>0</tmsCnt>
          <typecd></typecd>
          <manageResult>%s</manageResult>
          <manageDate>%s</manageDate>
          <rmk></rmk>
        </HdeApprResult>
        <SasPassportBsc>
          <passportNo>%s</passportNo>
          <chgTmsCnt>0</chgTmsCnt>
          <passportTypecd>%s</passportTypecd>
          <sasPassportPreentNo>%s</sasPassportPreentNo>
          <dclTypecd>1</dclTypecd>
          <ioTypecd>%s</ioTypecd>
          <bindTypecd>%s</bindTypecd>
          <rltNo>%s</rltNo>
          <passCollectWt>0</passCollectWt>
          <passTime>%s</passTime>
          <stucd>%s</stucd>
        </SasPassportBsc>
        """
            .formatted(
                preNo,
                passNo,
                result,
                at,
                passNo,
                value("passportTypecd"),
                preNo,
                value("ioTypecd"),
                value("bindTypecd"),
                value("rltNo"),
                state.equals("2") || state.equals("3") ? at : "",
                state));
  }

  private String value(String name) {
    return SandboxListReceipts.escaped(pass.head().getOrDefault(name, ""));
  }
}

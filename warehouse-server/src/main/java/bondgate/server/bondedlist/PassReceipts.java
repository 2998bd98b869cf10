package bondgate.server.bondedlist;

import java.util.Map;
import java.util.Optional;

/** What receipts of a gate pass say. */
final class PassReceipts {
  /** stucd: 0 已申请 1 已审批 2 已过卡 3 已过一卡 4 已过二卡 5 已删除 6 已作废. */
  private static final Map<String, Stage> STATES =
      Map.of(
          "0", Stage.APPLIED,
          "1", Stage.APPROVED,
          "2", Stage.PASSED,
          "3", Stage.PARTLY_PASSED,
          "4", Stage.PASSED,
          "5", Stage.CANCELLED,
          "6", Stage.VOID);

  /** manageResult of SAS221, as of INV201: 1 通过 2 转人工 3 退单. */
  private static final Map<String, Stage> RESULTS =
      Map.of("1", Stage.APPROVED, "2", Stage.IN_HAND, "3", Stage.CANCELLED);

  private static final String REVIEW = "SAS221";

  private PassReceipts() {}

  static PaperSaying said(XmlNode body) {
    Optional<XmlNode> result = body.child("HdeApprResult");
    Optional<XmlNode> head = body.child("SasPassportBsc");
    String code = result.map(node -> node.get("manageResult")).orElse("");
    return new PaperSaying(
        PaperKind.SAS121,
        "",
        ListReceipts.number(head, "sasPassportPreentNo", result, "etpsPreentNo"),
        ListReceipts.number(head, "passportNo", result, "businessId"),
        stage(body.name(), code, head),
        Optional.empty(),
        false,
        false,
        ReceiptReader.time(result.map(node -> node.get("manageDate")).orElse("")),
        ReceiptReader.words(body, code));
  }

  /**
   * Of a review by its result, which must go together with the head if there is one. Of every other
   * receipt by the head alone: what their results mean was not seen in a source (a SAS224 of 2024
   * has 3 for a pass that had passed).
   */
  private static Optional<Stage> stage(String type, String code, Optional<XmlNode> head) {
    Optional<Stage> byHead =
        head.flatMap(node -> Optional.ofNullable(STATES.get(node.get("stucd"))));
    if (!type.equals(REVIEW)) {
      return byHead;
    }
    Optional<Stage> byResult = Optional.ofNullable(RESULTS.get(code));
    if (head.isEmpty() || byResult.isEmpty()) {
      return byResult;
    }
    return byHead.flatMap(stage -> together(byResult.get(), stage));
  }

  private static Optional<Stage> together(Stage result, Stage head) {
    if (head == Stage.APPLIED) {
      return result == Stage.APPROVED ? Optional.empty() : Optional.of(result);
    }
    return (result == Stage.APPROVED && head.isAlive()) || result == head
        ? Optional.of(head)
        : Optional.empty();
  }
}

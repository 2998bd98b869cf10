package bondgate.server.bondedlist;

import java.util.Map;
import java.util.Optional;

/** What receipts of a bonded list say. */
final class ListReceipts {
  /** 清单状态 invtStucd: 0 审核通过 1 申报 2 退单 3 删单. */
  private static final Map<String, Stage> STATES =
      Map.of("0", Stage.APPROVED, "1", Stage.APPLIED, "2", Stage.CANCELLED, "3", Stage.VOID);

  /** 清单进出卡口状态 invtIochkptStucd: 1 未过卡 2 部分过卡 3 全部过卡. */
  private static final Map<String, Stage> AT_THE_GATE =
      Map.of("1", Stage.DRAFT, "2", Stage.PARTLY_PASSED, "3", Stage.PASSED);

  /** manageResult of INV201: 1 通过(已核扣) 2 转人工 3 退单 4 预核扣 5 通过(未核扣). */
  private static final Map<String, Stage> RESULTS =
      Map.of(
          "1", Stage.APPROVED,
          "2", Stage.IN_HAND,
          "3", Stage.CANCELLED,
          "4", Stage.APPROVED,
          "5", Stage.APPROVED);

  private static final Map<String, DeductionMark> MARKS =
      Map.of(
          "1", DeductionMark.DEDUCTED,
          "4", DeductionMark.PRE_DEDUCTED,
          "5", DeductionMark.NOT_DEDUCTED);

  /** typecd 1 备案: what else was asked for is not known here. */
  private static final String FIRST = "1";

  private ListReceipts() {}

  /** INV201 or INV211. */
  static PaperSaying said(XmlNode body) {
    Optional<XmlNode> result = body.child("HdeApprResult");
    Optional<XmlNode> head = body.child("BondInvtBsc");
    String code = result.map(node -> node.get("manageResult")).orElse("");
    Optional<Stage> stage = stage(result, head);
    return new PaperSaying(
        PaperKind.INV101,
        head.map(node -> node.get("etpsInnerInvtNo")).orElse(""),
        number(head, "invtPreentNo", result, "etpsPreentNo"),
        number(head, "bondInvtNo", result, "businessId"),
        stage,
        stage.flatMap(known -> mark(code, head)),
        false,
        false,
        ReceiptReader.time(
            result
                .map(node -> node.get("manageDate"))
                .orElse(head.map(node -> node.get("formalVrfdedTime")).orElse(""))),
        ReceiptReader.words(body, code));
  }

  /** INV202: a declaration was made of it. That changes nothing where the list stands. */
  static PaperSaying declaration(XmlNode body) {
    XmlNode result = body.child("InvApprResult").orElse(body);
    return new PaperSaying(
        PaperKind.INV101,
        "",
        result.get("invPreentNo"),
        result.get("businessId"),
        Optional.empty(),
        Optional.empty(),
        true,
        false,
        ReceiptReader.time(result.get("createDate")),
        "declaration %s, manageResult %s %s"
            .formatted(result.get("entrySeqNo"), result.get("manageResult"), result.get("reason"))
            .strip());
  }

  /** The head's number if it has one, else the result's. */
  static String number(
      Optional<XmlNode> head, String inHead, Optional<XmlNode> result, String inResult) {
    String number = head.map(node -> node.get(inHead)).orElse("");
    return number.isEmpty() ? result.map(node -> node.get(inResult)).orElse("") : number;
  }

  /** By result and head; empty if either is not known, or they do not go together. */
  private static Optional<Stage> stage(Optional<XmlNode> result, Optional<XmlNode> head) {
    Optional<Stage> byHead =
        head.flatMap(node -> Optional.ofNullable(STATES.get(node.get("invtStucd"))))
            .flatMap(state -> withGate(state, head.get().get("invtIochkptStucd")));
    if (head.isPresent() && byHead.isEmpty()) {
      return Optional.empty();
    }
    if (result.isEmpty()) {
      return byHead;
    }
    String type = result.get().get("typecd");
    boolean isFirst = type.isEmpty() || type.equals(FIRST);
    Optional<Stage> byResult = Optional.ofNullable(RESULTS.get(result.get().get("manageResult")));
    if (byHead.isEmpty()) {
      return isFirst ? byResult : Optional.empty();
    }
    if (!isFirst) {
      // Another request than the first: what it led to is in the head.
      return byHead;
    }
    return byResult.flatMap(stage -> together(stage, byHead.get()));
  }

  private static Optional<Stage> withGate(Stage state, String gate) {
    Optional<Stage> passage =
        gate.isEmpty() ? Optional.of(Stage.DRAFT) : Optional.ofNullable(AT_THE_GATE.get(gate));
    if (!state.isAlive()) {
      // Nothing of it passed, or it would not have ended.
      return passage.filter(stage -> stage == Stage.DRAFT).map(stage -> state);
    }
    return passage.map(state::later);
  }

  /** 转人工 is said of a list that stands as 申报; 退单 also of one. */
  private static Optional<Stage> together(Stage result, Stage head) {
    if (result.isAlive() != head.isAlive()) {
      return head == Stage.APPLIED && result == Stage.CANCELLED
          ? Optional.of(result)
          : Optional.empty();
    }
    if (!result.isAlive()) {
      return result == head ? Optional.of(head) : Optional.empty();
    }
    boolean approved = result == Stage.APPROVED;
    boolean headApproved = head.compareTo(Stage.APPROVED) >= 0;
    return approved == headApproved ? Optional.of(result.later(head)) : Optional.empty();
  }

  private static Optional<DeductionMark> mark(String code, Optional<XmlNode> head) {
    Optional<DeductionMark> byHead =
        head.flatMap(node -> DeductionMark.of(node.get("vrfdedMarkcd")));
    Optional<DeductionMark> byResult = Optional.ofNullable(MARKS.get(code));
    return byHead.isPresent() && byResult.isPresent()
        ? Optional.of(byHead.get().later(byResult.get()))
        : byHead.or(() -> byResult);
  }
}

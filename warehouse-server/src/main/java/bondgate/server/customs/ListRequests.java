package bondgate.server.customs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts requests about a list that customs has together: to cancel it, to give goods back. */
final class ListRequests {
  /** What both repeat of the list, in the order of the field table. */
  private static final List<String> REPEATED =
      List.of(
          "customsCode",
          "orderNo",
          "ebpCode",
          "ebpName",
          "ebcCode",
          "ebcName",
          "logisticsNo",
          "logisticsCode",
          "logisticsName",
          "buyerIdType",
          "buyerIdNumber",
          "buyerName",
          "buyerTelephone",
          "agentCode",
          "agentName");

  private final Enterprises who;
  private final CebDocument list;
  private final String listNo;
  private final Optional<String> preNo;

  /** Requests about that list, which customs numbered so. */
  ListRequests(Enterprises who, CebDocument list, String listNo, Optional<String> preNo) {
    this.who = who;
    this.list = list;
    this.listNo = listNo;
    this.preNo = preNo;
  }

  /** 623. */
  CebMessage cancel(String guid, String copNo, String reason, Instant now) {
    CebGroup head = head("InvtCancel", guid, copNo, reason, now);
    return CebMessage.of(
        MessageKind.CEB623, guid, new CebDocument(head, List.of()), who.transfer());
  }

  /** 625, of lines that the list has. */
  CebMessage giveBack(
      String guid, String copNo, List<ReturnedLine> lines, String reason, Instant now) {
    CebGroup head = head("InvtRefundHead", guid, copNo, reason, now);
    List<CebGroup> groups = new ArrayList<>();
    for (ReturnedLine line : lines) {
      CebGroup original = list.lines().get(line.line() - 1);
      groups.add(
          new CebGroup("InvtRefundList")
              .put("gnum", original.get("gnum"))
              .put("gcode", original.get("gcode"))
              .put("gname", original.get("gname"))
              .number("qty", line.amount())
              .put("unit", original.get("unit")));
    }
    return CebMessage.of(MessageKind.CEB625, guid, new CebDocument(head, groups), who.transfer());
  }

  /** What of these lines is no part of the list, or more than it has of them. */
  List<Finding> tooMuch(List<ReturnedLine> lines) {
    List<Finding> findings = new ArrayList<>();
    for (ReturnedLine line : lines) {
      boolean there = line.line() >= 1 && line.line() <= list.lines().size();
      String most = there ? list.lines().get(line.line() - 1).get("qty") : "no such line";
      if (!there
          || line.amount().signum() <= 0
          || line.amount().compareTo(list.lines().get(line.line() - 1).number("qty")) > 0) {
        findings.add(
            new Finding(
                FindingCode.RETURN_TOO_MUCH,
                MessageKind.CEB625.name(),
                "InvtRefundList/gnum " + line.line(),
                line.amount().toPlainString(),
                "more than 0, at most what the list has: " + most));
      }
    }
    return findings;
  }

  private CebGroup head(String name, String guid, String copNo, String reason, Instant now) {
    CebGroup head = SaleMessages.begun(name, guid, now);
    REPEATED.forEach(element -> head.put(element, list.head().get(element)));
    preNo.ifPresent(number -> head.put("preNo", number));
    return head.put("copNo", copNo).put("invtNo", listNo).put("reason", reason);
  }
}

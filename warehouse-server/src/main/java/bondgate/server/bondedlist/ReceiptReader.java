package bondgate.server.bondedlist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads receipts: the answer to an import (CommonResponeMessage), of a list INV201 审核, INV202 生成报关单
 * and INV211 记账, of a pass SAS221 审核, SAS222 修改, SAS223 过卡 and SAS224. What a code means is said
 * where it is known from a source; of every other one the stage stays empty.
 */
final class ReceiptReader {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private static final Set<String> OF_LISTS = Set.of("INV201", "INV211");
  private static final Set<String> OF_PASSES = Set.of("SAS221", "SAS222", "SAS223", "SAS224");

  /** What the bytes say. */
  ReceiptRead read(byte[] bytes) {
    XmlNode root;
    try {
      root = XmlNode.of(bytes);
    } catch (XmlNode.NotReadException e) {
      return new ReceiptRead.NotRead(e.getMessage());
    }
    if (root.name().equals("CommonResponeMessage")) {
      return new ReceiptRead.Read("COMMON", atTheDoor(root));
    }
    Optional<XmlNode> data = root.find("BussinessData");
    List<XmlNode> bodies = data.map(XmlNode::children).orElse(List.of());
    for (XmlNode body : bodies) {
      if (OF_LISTS.contains(body.name())) {
        return new ReceiptRead.Read(body.name(), ListReceipts.said(body));
      } else if (OF_PASSES.contains(body.name())) {
        return new ReceiptRead.Read(body.name(), PassReceipts.said(body));
      } else if (body.name().equals("INV202")) {
        return new ReceiptRead.Read(body.name(), ListReceipts.declaration(body));
      }
    }
    return new ReceiptRead.NotRead(
        "no receipt of a list or a pass: '%s'"
            .formatted(bodies.isEmpty() ? cut(root.name()) : cut(bodies.get(0).name())));
  }

  /** DealFlag 0: imported. Any other: not, and CheckInfo says why. */
  private static PaperSaying atTheDoor(XmlNode root) {
    String flag = root.get("DealFlag");
    Optional<Stage> stage =
        flag.isEmpty()
            ? Optional.empty()
            : Optional.of(flag.equals("0") ? Stage.APPLIED : Stage.CANCELLED);
    return new PaperSaying(
        PaperKind.INV101,
        root.get("EtpsPreentNo"),
        root.get("SeqNo"),
        "",
        stage,
        Optional.empty(),
        false,
        true,
        Optional.empty(),
        cut("DealFlag %s %s".formatted(flag, root.get("CheckInfo"))));
  }

  /** Result, remarks and what was checked, in customs' words. */
  static String words(XmlNode body, String result) {
    List<String> words = new ArrayList<>(List.of("manageResult " + result));
    body.child("HdeApprResult").map(node -> node.get("rmk")).ifPresent(words::add);
    body.children("CheckInfo").forEach(node -> words.add(node.get("note")));
    words.removeIf(String::isEmpty);
    return cut(String.join("; ", words));
  }

  /** A time of China, or a day; empty if it is neither. */
  static Optional<Instant> time(String text) {
    try {
      return text.length() == 10
          ? Optional.of(LocalDate.parse(text).atStartOfDay(CHINA).toInstant())
          : Optional.of(LocalDateTime.parse(text, SECOND).atZone(CHINA).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}

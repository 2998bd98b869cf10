package bondgate.server.bondedlist;

import bondgate.server.customs.IncomingMessage;
import bondgate.server.customs.MessageTransport;
import bondgate.server.customs.OutgoingMessage;
import bondgate.server.customs.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customs office for bonded lists and gate passes inside this server: takes INV101 and SAS121 in
 * either form, checks them by the field table, and answers with receipts of the real forms. It
 * forgets when the server stops.
 */
@ApplicationScoped
class SandboxListOffice implements MessageTransport {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuMMdd").withZone(CHINA);

  private final PaperReader reader;
  private final PaperCheck check;
  private final Map<String, String> preNos = new HashMap<>();
  private final Map<String, IncomingMessage> waiting = new LinkedHashMap<>();
  private SandboxSwitch how = SandboxSwitch.PLAIN;
  private int answers;

  SandboxListOffice() {
    PaperTable table = PaperTable.read();
    this.reader = new PaperReader(table);
    this.check = new PaperCheck(table);
  }

  /** Changes how it treats what comes from now on. */
  synchronized void behave(SandboxSwitch next) {
    how = next;
  }

  @Override
  public synchronized SendResult send(OutgoingMessage message, Instant now) {
    List<String> receipts = new ArrayList<>(receipts(message.bytes(), now));
    if (how.twice()) {
      receipts.addAll(List.copyOf(receipts));
    }
    if (how.backwards()) {
      Collections.reverse(receipts);
    }
    for (String receipt : receipts) {
      String reference = "sandbox-list-%d".formatted(++answers);
      waiting.put(
          reference,
          IncomingMessage.of(reference, receipt.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return new SendResult.HandedOver();
  }

  private List<String> receipts(byte[] bytes, Instant now) {
    Optional<PaperContent> read;
    try {
      read = reader.read(bytes);
    } catch (XmlNode.NotReadException e) {
      return List.of(SandboxListReceipts.notImported("", e.getMessage()));
    }
    if (read.isEmpty()) {
      return List.of(SandboxListReceipts.notImported("", "报文类型不是INV101或SAS121"));
    }
    PaperContent paper = read.get();
    String innerNo = paper.head().getOrDefault(paper.kind().innerNo(), "");
    if (preNos.containsKey(innerNo)) {
      return List.of(
          SandboxListReceipts.notImported(
              innerNo, "企业内部编号与系统已有记录【%s】的对应字段重复".formatted(preNos.get(innerNo))));
    }
    List<String> wrong =
        check.check(paper, forms(paper, innerNo)).stream()
            .map(finding -> finding.element() + " " + finding.code())
            .toList();
    if (!wrong.isEmpty() || how.fate() == SandboxSwitch.Fate.NOT_IMPORTED) {
      return List.of(SandboxListReceipts.notImported(innerNo, String.join("; ", wrong)));
    }
    return imported(paper, innerNo, now);
  }

  /** A pass states the time of declaring in customs' form alone, and our number in the window's. */
  private static List<MessageForm> forms(PaperContent paper, String innerNo) {
    return paper.kind() == PaperKind.INV101
        ? List.of(MessageForm.WINDOW, MessageForm.CUSTOMS)
        : List.of(innerNo.isEmpty() ? MessageForm.CUSTOMS : MessageForm.WINDOW);
  }

  private List<String> imported(PaperContent paper, String innerNo, Instant now) {
    int number = preNos.size() + 1;
    int year = now.atZone(CHINA).getYear();
    preNos.put(innerNo, "%d%014d".formatted(year, number));
    if (paper.kind() == PaperKind.SAS121) {
      String passNo =
          "Z%s%s%s%012d"
              .formatted(
                  paper.head().get("masterCuscd"),
                  paper.head().get("ioTypecd"),
                  DAY.format(now),
                  number);
      return new SandboxPassReceipts(paper, preNos.get(innerNo), passNo, now).of(how.fate());
    }
    String listNo =
        "QD%s%02d%s%09d"
            .formatted(
                paper.head().get("dclPlcCuscd"),
                year % 100,
                paper.head().get("impexpMarkcd"),
                number);
    return new SandboxListReceipts(paper, preNos.get(innerNo), listNo, now).of(how.fate());
  }

  @Override
  public synchronized List<IncomingMessage> collect(int most, Instant now) {
    return waiting.values().stream().limit(most).toList();
  }

  @Override
  public synchronized void taken(IncomingMessage message) {
    waiting.remove(message.reference());
  }

  @Override
  public synchronized void setAside(IncomingMessage message, String reason) {
    waiting.remove(message.reference());
  }
}

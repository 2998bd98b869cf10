package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a received message changes, in the transaction that keeps it. */
final class Receipts {
  private static final Duration PAUSE_AFTER_THEIR_FAULT = Duration.ofSeconds(10);
  private static final Pattern GUID = Pattern.compile("guid=\"([0-9A-Z-]{36})\"");

  private final Connection connection;
  private final String zone;
  private final Sealing sealing;
  private final Instant now;
  private final OutboxRows outbox;
  private final Decisions decisions;

  Receipts(Connection connection, String zone, Sealing sealing, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.sealing = sealing;
    this.now = now;
    this.outbox = new OutboxRows(connection, zone);
    this.decisions = new Decisions(connection, zone, sealing, now);
  }

  /** Whether anything was learnt that others want to know. */
  boolean hasNews() {
    return decisions.hasNews();
  }

  /** Takes all documents of a message. */
  void take(long receivedId, CebMessage message) throws SQLException {
    for (CebDocument document : message.documents()) {
      CebGroup head = document.head();
      if (message.kind() == MessageKind.CEB816 || message.kind() == MessageKind.CEB818) {
        taxBill(receivedId, message.kind(), head);
      } else {
        answer(receivedId, message.kind(), head);
      }
    }
  }

  private void answer(long receivedId, MessageKind kind, CebGroup head) throws SQLException {
    Optional<OutboxEntry> entry = entry(kind, head);
    Instant at = CustomsTime.receipt(head.get("returnTime")).orElse(now);
    String status = head.get("returnStatus");
    Optional<ReceiptRules.Effect> effect = entry.map(e -> ReceiptRules.effect(e, status, at));
    Optional<String> sale = entry.flatMap(OutboxEntry::saleNo);
    String shown = effect.map(Enum::name).orElse("UNKNOWN");
    if (!keep(receivedId, kind, head, sale, status, at, shown)) {
      return;
    }
    if (effect.isPresent() && effect.get() == ReceiptRules.Effect.ADVANCED) {
      advance(entry.get(), head, status, at);
    }
  }

  private Optional<OutboxEntry> entry(MessageKind kind, CebGroup head) throws SQLException {
    if (kind == MessageKind.CEB900) {
      Matcher guid = GUID.matcher(head.get("oriBizMessage"));
      return outbox.byGuid(guid.find() ? guid.group(1) : head.get("oriCopMsgId"));
    }
    Optional<MessageKind> about = ReceiptRules.about(kind);
    return about.isEmpty()
        ? Optional.empty()
        : outbox.byKey(about.get(), NewMessage.docKey(kind, head));
  }

  private void advance(OutboxEntry entry, CebGroup head, String status, Instant at)
      throws SQLException {
    ReceiptRules.Meaning meaning = ReceiptRules.meaning(entry.kind(), status, entry.tries());
    boolean knewNoList = entry.listNo().isEmpty();
    OutboxEntry.State state =
        !entry.isOpen() || ReceiptRules.isFinal(meaning)
            ? OutboxEntry.State.ENDED
            : OutboxEntry.State.ANSWERED;
    boolean list = entry.kind() == MessageKind.CEB621;
    OutboxEntry advanced =
        new OutboxEntry(
            entry.messageId(),
            entry.saleNo(),
            entry.kind(),
            entry.number(),
            entry.guid(),
            entry.docKey(),
            state,
            entry.tries(),
            status,
            Optional.of(at),
            list && !head.get("invtNo").isEmpty() ? head.get("invtNo") : entry.listNo(),
            head.get("preNo").isEmpty() ? entry.preNo() : head.get("preNo"));
    outbox.advance(advanced);
    if (meaning == ReceiptRules.Meaning.AGAIN) {
      outbox.due(entry.messageId(), now.plus(PAUSE_AFTER_THEIR_FAULT));
    }
    if (knewNoList && !advanced.listNo().isEmpty()) {
      decisions.earlierTaxBills(advanced);
    }
    if (entry.isOpen() && state == OutboxEntry.State.ENDED && entry.saleNo().isPresent()) {
      decisions.decided(advanced, meaning, head.get("returnInfo"), at);
    }
  }

  private void taxBill(long receivedId, MessageKind kind, CebGroup head) throws SQLException {
    Optional<OutboxEntry> list = outbox.byListNo(head.get("invtNo"));
    Instant at = CustomsTime.receipt(head.get("returnTime")).orElse(now);
    boolean fresh =
        keep(
            receivedId,
            kind,
            head,
            list.flatMap(OutboxEntry::saleNo),
            head.get("status"),
            at,
            list.isPresent() && isReadable(kind, head) ? "NOTED" : "UNKNOWN");
    if (fresh && isReadable(kind, head) && list.isPresent() && list.get().saleNo().isPresent()) {
      decisions.taxBill(list.get(), TaxBill.of(kind, head, at));
    }
  }

  private static boolean isReadable(MessageKind kind, CebGroup head) {
    return kind == MessageKind.CEB818
        || (head.isNumber("customsTax")
            && head.isNumber("valueAddedTax")
            && head.isNumber("consumptionTax"));
  }

  /** Keeps what one document's receipt says; false if that was kept before. */
  private boolean keep(
      long receivedId,
      MessageKind kind,
      CebGroup head,
      Optional<String> sale,
      String status,
      Instant at,
      String effect)
      throws SQLException {
    TaxBill bill = TaxBill.of(kind, head, at);
    String key = cut(NewMessage.docKey(kind, head), 200);
    // The guid differs where the same receipt is made out again.
    CebGroup withoutGuid = head.copy().put("guid", "");
    String all = kind.name() + "\n" + withoutGuid.values();
    return CustomsSql.update(
            connection,
            "INSERT INTO customs_receipt (received_id, zone, sale_no, kind, doc_key, status,"
                + " returned_at, effect, tax_no, tariff_fen, vat_fen, consumption_fen, duty_no,"
                + " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            receivedId,
            zone,
            sale.orElse(null),
            kind.name(),
            key,
            cut(status, 20),
            at,
            effect,
            cut(bill.taxNo(), 60),
            bill.tariffFen(),
            bill.vatFen(),
            bill.consumptionFen(),
            cut(bill.dutyNo(), 60),
            sealing.digest(all.getBytes(StandardCharsets.UTF_8)))
        == 1;
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** A tax bill's figures, in fen, and 缴款书; of another receipt all nothing. */
  record TaxBill(
      MessageKind kind,
      String status,
      String taxNo,
      long tariffFen,
      long vatFen,
      long consumptionFen,
      String dutyNo,
      Instant at) {

    static TaxBill of(MessageKind kind, CebGroup head, Instant at) {
      return new TaxBill(
          kind,
          head.get("status"),
          head.get("taxNo"),
          fen(head.number("customsTax")),
          fen(head.number("valueAddedTax")),
          fen(head.number("consumptionTax")),
          head.get("entDutyNo"),
          at);
    }

    private static long fen(BigDecimal yuan) {
      return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
  }
}

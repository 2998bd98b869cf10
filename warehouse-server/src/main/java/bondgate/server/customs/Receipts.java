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
import org.jboss.logging.Logger;

/** What a received message changes, in the transaction that keeps it. */
final class Receipts {
  private static final Logger LOG = Logger.getLogger(Receipts.class);
  private static final Duration PAUSE_AFTER_THEIR_FAULT = Duration.ofSeconds(10);

  private static final String UNREADABLE = "UNREADABLE";

  /** As acts and papers take the number of a list or a bill. */
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  /** Of a receipt {@code t}: customs said nothing of the same since that can be read. */
  static final String NOT_SAID_SINCE =
      "NOT EXISTS (SELECT FROM customs_receipt since WHERE since.zone = t.zone"
          + " AND since.doc_key = t.doc_key AND t.doc_key <> '' AND since.id > t.id"
          + " AND since.kind IN ('CEB816', 'CEB818') AND since.kind IN ('CEB816', t.kind)"
          + " AND since.effect IN ('NOTED', 'UNKNOWN'))"
          + " AND NOT EXISTS (SELECT FROM customs_message list JOIN customs_outbox stands"
          + " ON stands.message_id = list.id WHERE list.zone = t.zone AND list.kind = 'CEB621'"
          + " AND list.doc_key = t.doc_key AND t.kind = 'CEB622' AND stands.list_no <> '')";

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
    boolean advances = effect.filter(ReceiptRules.Effect.ADVANCED::equals).isPresent();
    boolean readable = !advances || isReadable(entry.get(), head, status);
    String shown = readable ? effect.map(Enum::name).orElse("UNKNOWN") : UNREADABLE;
    if (!keep(receivedId, kind, head, sale, status, at, shown)) {
      return;
    }
    if (!readable) {
      LOG.warnf("received message %d: a release in it has no number", receivedId);
    } else if (advances) {
      advance(entry.get(), head, status, at);
    }
  }

  /** Without the number of its list 清单编号, nobody can record that customs released it. */
  private static boolean isReadable(OutboxEntry entry, CebGroup head, String status) {
    ReceiptRules.Meaning meaning = ReceiptRules.meaning(entry.kind(), status, entry.tries());
    return entry.kind() != MessageKind.CEB621
        || meaning != ReceiptRules.Meaning.GRANTED
        || !entry.listNo().isEmpty()
        || isNumber(head.get("invtNo"));
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
            list && isNumber(head.get("invtNo")) ? head.get("invtNo") : entry.listNo(),
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
    boolean readable = isReadable(kind, head);
    String effect = !readable ? UNREADABLE : list.isPresent() ? "NOTED" : "UNKNOWN";
    Optional<String> sale = list.flatMap(OutboxEntry::saleNo);
    if (!keep(receivedId, kind, head, sale, head.get("status"), at, effect)) {
      return;
    }
    if (!readable) {
      LOG.warnf("received message %d: a tax bill in it cannot be read", receivedId);
    } else if (sale.isPresent()) {
      decisions.taxBill(list.get(), TaxBill.of(kind, head, at));
    }
  }

  /** Whether it says of which bill it is, and what is due: of a void one, nothing is. */
  private static boolean isReadable(MessageKind kind, CebGroup head) {
    boolean numbers =
        head.isNumber("customsTax")
            && head.isNumber("valueAddedTax")
            && head.isNumber("consumptionTax");
    return isNumber(head.get("taxNo"))
        && (numbers || kind == MessageKind.CEB818 || head.get("status").equals("3"));
  }

  /** Whether acts and papers can name a list or a bill so. */
  static boolean isNumber(String number) {
    return NUMBER.matcher(number).matches();
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

package bondgate.server.audit;

import java.util.List;
import java.util.Map;

/** The tables that are made again from the leaves, and how their rows are named. */
final class AuditedTables {
  private static final String OF_HOLD = "JOIN guarantee_hold h ON h.id = t.hold_id";
  private static final String OF_DOCUMENT = "JOIN book_document d ON d.id = t.document_id";
  private static final String OF_BOOK = "JOIN ledger_book b ON b.id = t.book";
  private static final String OF_ACCOUNT =
      "JOIN ledger_account a ON a.id = t.account JOIN ledger_book b ON b.id = a.book";

  /** Made again and compared, in this order. */
  static final List<AuditedTable> COMPARED =
      List.of(
          AuditedTable.plain("fleet_device", "name").without("id").inOrderOf("t.id"),
          AuditedTable.plain("fleet_epoch", "device", "epoch"),
          AuditedTable.plain("fleet_key", "device", "epoch", "after_seq"),
          AuditedTable.plain("fleet_revocation", "device", "key_id"),
          AuditedTable.plain("stream_act", "id"),
          AuditedTable.plain("act_approval", "act_id"),
          AuditedTable.plain("act_opening", "leaf_index", "path"),
          AuditedTable.plain("act_erasure", "leaf_index", "path"),
          AuditedTable.plain("stream_record", "device", "epoch", "seq"),
          AuditedTable.plain("stream_position", "device", "epoch"),
          AuditedTable.numbered("stream_quarantine", "device", "reason", "message_sha256")
              .joined(
                  "",
                  "t.zone",
                  Map.of("message", "encode(sha256(t.message), 'hex')"),
                  "t.device",
                  "t.reason",
                  "t.message_sha256"),
          AuditedTable.numbered("fence_portal", "name"),
          AuditedTable.plain("fence_permit_version"),
          AuditedTable.numbered(
              "fence_permit", "epc", "portal", "direction", "document", "opened_leaf"),
          AuditedTable.numbered("fence_position", "epc"),
          AuditedTable.numbered("fence_entry", "leaf_index"),
          AuditedTable.numbered("fence_alarm", "alarm_id"),
          AuditedTable.plain("visit_opening", "leaf_index"),
          AuditedTable.numbered("control_order", "order_no"),
          AuditedTable.numbered("control_lift", "order_no"),
          AuditedTable.numbered("goods_item", "code"),
          AuditedTable.numbered("goods_tag", "epc"),
          AuditedTable.numbered("book_inbound_list", "list_no"),
          AuditedTable.numbered("book_register", "book_no"),
          AuditedTable.numbered("book_document", "doc_no"),
          AuditedTable.numbered("book_document_line")
              .joined(
                  OF_DOCUMENT,
                  "d.zone",
                  Map.of("document_id", "d.doc_no"),
                  "d.doc_no",
                  "t.line_no"),
          AuditedTable.numbered("book_count")
              .joined(
                  OF_DOCUMENT, "d.zone", Map.of("document_id", "d.doc_no"), "d.doc_no", "t.item"),
          AuditedTable.numbered("book_document_step")
              .joined(
                  OF_DOCUMENT,
                  "t.zone",
                  Map.of("document_id", "d.doc_no"),
                  "d.doc_no",
                  "t.step",
                  "t.paper_no"),
          AuditedTable.numbered("book_passed_line")
              .joined(
                  OF_DOCUMENT + " JOIN book_document_step s ON s.id = t.step_id",
                  "s.zone",
                  Map.of(
                      "document_id",
                      "d.doc_no",
                      "step_id",
                      "jsonb_build_array(s.step, s.paper_no)"),
                  "s.paper_no",
                  "t.line_no"),
          AuditedTable.numbered("book_year", "book_no", "year"),
          AuditedTable.numbered("book_year_line")
              .joined(
                  "JOIN book_year y ON y.id = t.year_id",
                  "y.zone",
                  Map.of("year_id", "jsonb_build_array(y.book_no, y.year)"),
                  "y.book_no",
                  "y.year",
                  "t.item",
                  "t.holding"),
          AuditedTable.numbered("guarantee_instrument", "instrument"),
          AuditedTable.numbered("guarantee_amendment", "instrument", "amendment_no"),
          AuditedTable.numbered("guarantee_hold", "transfer_id"),
          AuditedTable.numbered("guarantee_hold_part")
              .joined(OF_HOLD, "t.zone", Map.of("hold_id", "h.transfer_id"), "t.transfer_id"),
          AuditedTable.plain("guarantee_hold_end")
              .joined(OF_HOLD, "h.zone", Map.of("hold_id", "h.transfer_id"), "t.transfer_id"),
          AuditedTable.numbered("guarantee_customs_release", "document"),
          AuditedTable.numbered("guarantee_tax_payment", "document"),
          AuditedTable.numbered("guarantee_tax_run", "run_no"),
          AuditedTable.numbered("guarantee_tax_run_line", "run_no", "line_no"),
          AuditedTable.numbered("retail_list_tax", "document"),
          AuditedTable.numbered("goods_destroyed", "epc"),
          AuditedTable.numbered("goods_commission", "epc"),
          AuditedTable.numbered("goods_chip", "epc", "tid"),
          AuditedTable.numbered("gate_pass", "pass_no"),
          AuditedTable.numbered("gate_pass_piece", "pass_no", "epc"),
          AuditedTable.numbered("gate_pass_word", "pass_no", "word"),
          AuditedTable.numbered("gate_pass_comparison", "pass_no", "leaf_index"),
          AuditedTable.numbered("list_pass", "pass_no"),
          AuditedTable.numbered("list_pass_piece", "pass_no", "epc"),
          AuditedTable.numbered("list_pass_comparison", "pass_no", "leaf_index"),
          AuditedTable.numbered("sale", "sale_no"),
          AuditedTable.numbered("sale_price", "item", "valid_from"),
          AuditedTable.numbered("sale_point", "point"),
          AuditedTable.numbered("sale_approval", "point", "doc_no"),
          AuditedTable.numbered("sale_order", "sale_no"),
          AuditedTable.numbered("sale_line", "sale_no", "line_no"),
          AuditedTable.plain("sale_state", "sale_no"),
          AuditedTable.numbered("sale_step", "sale_no", "leaf_index"),
          AuditedTable.numbered("sale_piece", "sale_no", "epc"),
          AuditedTable.numbered("sale_payment", "payment_no"),
          AuditedTable.numbered("sale_refund", "refund_no"),
          AuditedTable.numbered("sale_return_decision", "sale_no", "return_leaf", "attempt"),
          AuditedTable.plain("sale_quota", "buyer", "year"),
          // The lead of a ledger book is taken at each start, also before there is an entry.
          AuditedTable.plain("ledger_book")
              .joined("", "CASE WHEN t.last_seq > 0 THEN t.name END", Map.of(), "t.name")
              .without("id", "epoch", "leader", "seen_at"),
          // Of an account's number, the last two bits say its limit.
          AuditedTable.plain("ledger_account")
              .joined(OF_BOOK, "b.name", Map.of("id", "t.id % 4", "book", "b.name"), "t.name")
              .inOrderOf("t.id"),
          AuditedTable.plain("ledger_transfer")
              .joined(
                  OF_BOOK
                      + " LEFT JOIN ledger_account d ON d.id = t.debit"
                      + " LEFT JOIN ledger_account c ON c.id = t.credit",
                  "b.name",
                  Map.of("book", "b.name", "debit", "d.name", "credit", "c.name"),
                  "t.seq"),
          AuditedTable.plain("ledger_balance")
              .joined(OF_ACCOUNT, "b.name", Map.of("account", "a.name"), "a.name"));

  private AuditedTables() {}
}

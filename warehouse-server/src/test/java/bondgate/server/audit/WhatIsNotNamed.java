package bondgate.server.audit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The limit of the audit: what somebody who owns the tables can change and nobody is told, with the
 * reason. A table that is neither here nor compared makes the test fail.
 */
final class WhatIsNotNamed {
  private static final String CHECKOUT =
      "how far news were read, who called, and who bought, sealed; what took effect is an act";

  private static final String CUSTOMS =
      "what was sent to customs and received, sealed; what took effect is an act";

  private static final String BONDED_LIST =
      "what is handed in to customs as a bonded list or gate pass, and what customs said of it; the"
          + " book is moved by acts alone";

  private static final String PAYMENT =
      "what payment firms said, sealed; what took effect is an act";

  private static final String COURIER =
      "who packed what, and what a courier said; that pieces were released and left are leaves";

  private static final String ACCESS =
      "who may sign in, and did; who acted is the actor of each act";

  private static final String SETTLEMENT =
      "what was prepared to be paid; what was paid is an act, and its run is compared";

  private static final String PROPOSAL =
      "what waited for a second person, and what he refused; what took effect is an act, and its"
          + " leaf names both";

  private static final String MEMBER =
      "who registered, sealed, and erased when he withdraws; what he orders is an act";

  private static final String HANDLING =
      "where pieces stand inside a place, by handhelds; what crosses a gate or moves the book is a"
          + " leaf";

  /** Tables of which no row is compared. */
  static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("access_account", ACCESS),
              Map.entry("access_event", ACCESS),
              Map.entry("act_proposal", PROPOSAL),
              Map.entry("act_proposal_refusal", PROPOSAL),
              Map.entry(
                  "fleet_access",
                  "who may come to the broker; whose records are taken is decided by keys, in leaves"),
              Map.entry("member_person", MEMBER),
              Map.entry("member_withdrawn", MEMBER),
              Map.entry("member_face_lock", "how often another one said to be a member; no act"),
              Map.entry(
                  "member_forgotten",
                  "references of who withdrew; that an agent erased a face is a leaf"),
              Map.entry(
                  "quota_reservation",
                  "what a shopper who looks at his quote may still order; an order is an act"),
              Map.entry("payment", PAYMENT),
              Map.entry("payment_refund", PAYMENT),
              Map.entry("payment_exchange", PAYMENT),
              Map.entry("payment_news", PAYMENT),
              Map.entry("payment_payer", PAYMENT),
              Map.entry("customs_declaration", CUSTOMS),
              Map.entry("customs_message", CUSTOMS),
              Map.entry("customs_outbox", CUSTOMS),
              Map.entry("customs_received", CUSTOMS),
              Map.entry("customs_receipt", CUSTOMS),
              Map.entry("customs_leaf", "where a message's leaf is; that leaf says which messages"),
              Map.entry("customs_news", CUSTOMS),
              Map.entry("customs_data_request", CUSTOMS),
              Map.entry("customs_bill_again", CUSTOMS),
              Map.entry("customs_again", CUSTOMS),
              Map.entry("bonded_list", BONDED_LIST),
              Map.entry("bonded_list_line", BONDED_LIST),
              Map.entry("bonded_list_retail", BONDED_LIST),
              Map.entry("bonded_list_receipt", BONDED_LIST),
              Map.entry("bonded_list_message", BONDED_LIST),
              Map.entry("bonded_list_outbox", BONDED_LIST),
              Map.entry("bonded_pass", BONDED_LIST),
              Map.entry("bonded_pass_cargo", BONDED_LIST),
              Map.entry("bonded_pass_line", BONDED_LIST),
              Map.entry("bonded_pass_tag", BONDED_LIST),
              Map.entry("bonded_pass_receipt", BONDED_LIST),
              Map.entry("bonded_pass_message", BONDED_LIST),
              Map.entry("bonded_pass_outbox", BONDED_LIST),
              Map.entry("customs_bill_choice", SETTLEMENT),
              Map.entry("settlement_run", SETTLEMENT),
              Map.entry("settlement_run_list", SETTLEMENT),
              Map.entry("settlement_run_dropped", SETTLEMENT),
              Map.entry("courier_parcel", COURIER),
              Map.entry("courier_scan", COURIER),
              Map.entry("handling_bin", HANDLING),
              Map.entry("handling_task", HANDLING),
              Map.entry("handling_scan", HANDLING),
              Map.entry("handling_piece", HANDLING),
              Map.entry("handling_before", HANDLING),
              Map.entry("handling_found", HANDLING),
              Map.entry("handling_stood", HANDLING),
              Map.entry("handling_wave", HANDLING),
              Map.entry("handling_wave_document", HANDLING),
              Map.entry("handling_wave_aisle", HANDLING),
              Map.entry("handling_wave_short", HANDLING),
              Map.entry("checkout_buyer", CHECKOUT),
              Map.entry("checkout_key", CHECKOUT),
              Map.entry("checkout_read", CHECKOUT),
              Map.entry("checkout_call", CHECKOUT),
              Map.entry(
                  "control_stop", "how often an order stopped an act; a refused act has no leaf"),
              Map.entry(
                  "flyway_schema_history", "says which tables there are, nothing about the zone"),
              Map.entry("stream_presence", "who is connected just now; said anew by every agent"),
              Map.entry(
                  "evidence_stop",
                  "why this server does not sign; no leaf can say so, for it stops them"),
              Map.entry("evidence_stop_shown", "what was shown against a log while it was stopped"),
              Map.entry("evidence_stop_lifted", "the operator's word that lifts it")));

  /** One row for each zone, or book, or check: there is nothing that could change places. */
  static final Set<String> ONE_ROW =
      Set.of("fence_permit_version", "ledger_book", "ledger_checked");

  private static final String LEAD = "which server writes, as of now";

  private static final String CLOCK =
      "by the server's clock alone; named where a line, alarm or notice has the same time";

  /** Columns and kinds of change of the others. */
  static final Map<String, String> ROWS =
      new TreeMap<>(
          Map.of(
              "stream_batch.committed_at",
              CLOCK,
              "stream_quarantine.arrived_at",
              CLOCK,
              "stream_quarantine.detail",
              "our words on a message that joined an alarm which was open already",
              "ledger_book.epoch",
              LEAD,
              "ledger_book.leader",
              LEAD,
              "ledger_book.seen_at",
              LEAD,
              "ledger_checked.checked_at",
              "when the ledger was checked at a start"));

  /** What is named, but by other tables than the one that was tampered with. */
  static final Map<String, String> BY_OTHERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("evidence_head.size", "evidence_leaf"),
              Map.entry("evidence_leaf.leaf_index", "evidence_head"),
              Map.entry("ledger_book.id", "ledger_account"),
              Map.entry("ledger_checked, a row taken away", "ledger_checked_pending"),
              Map.entry("ledger_checked.book", "ledger_checked_pending"),
              Map.entry("ledger_checked.seq", "ledger_snapshot"),
              Map.entry("stream_quarantine, a row taken away", "fence_alarm"),
              Map.entry("stream_quarantine.device", "fence_alarm"),
              Map.entry("stream_quarantine.zone", "fence_alarm")));

  private WhatIsNotNamed() {}
}

package bondgate.server.people.officer;

import bondgate.server.book.Holding;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A fence log as years of a busy centre make it, with the sales, permits and entries behind it:
 * written by the database itself, with all triggers, constraints and indexes as they are.
 *
 * <p>Event i is step k of tag t: a block of a thousand events is the way of a hundred tags through
 * ten steps (dock, passage, shelf, till, exit). One in twenty stays inside, one in a thousand
 * leaves without a sale, one in a hundred thousand is refused by the book; one in five thousand
 * leaves by a rare opening.
 */
final class FenceFill {
  /** Events are so many seconds apart: ten million are a year. */
  static final int SECONDS_APART = 3;

  /** Each event's leaf; the three after it are for acts. */
  static final int LEAVES_APART = 4;

  static final int EVENTS_OF_A_TAG = 10;
  static final int BUYERS = 50_000;
  static final String BEGIN = "2025-01-01 00:00:00+08";

  private static final String AT =
      "timestamptz '" + BEGIN + "' + i * interval '" + SECONDS_APART + " seconds'";
  private static final String EPC = "'3074257BF7' || lpad(upper(to_hex(t)), 14, '0')";

  /** The last event of tag t, and its leaf. */
  private static final String LAST = "((t / 100) * 1000 + 900 + t % 100)";

  private static final String STAYS = "t % 20 = 3";
  private static final String UNSOLD = "t % 1000 = 7";

  /** Nobody's: the checkout would go on carrying on what is paid and waits. */
  private static final String WAITS = "t < 0";

  private static final String REFUSED = "t % 100000 = 8";
  private static final String UNCLEAR = "t % 1000 = 9";
  private static final String GONE =
      "NOT (%s OR %s OR %s OR %s OR %s)".formatted(STAYS, UNSOLD, WAITS, REFUSED, UNCLEAR);

  private static final String EVENTS =
      """
      INSERT INTO fence_entry (zone, leaf_index, device, epoch, seq, seen_at, recorded_at,
        committed_at, kind, reader, portal, epc, item, direction, confidence_permille,
        edge_decision, verdict, document, from_place, to_place, detail)
      SELECT '%s', i * 4, 'edge-1', 1, i + 1, at - interval '400 ms', at - interval '300 ms', at,
        CASE WHEN verdict IS NULL THEN 'tag-sighting' ELSE 'tag-crossing' END,
        portal || '-r1', portal, epc, 'FB-1',
        CASE WHEN verdict = 'UNCERTAIN' THEN verdict WHEN verdict IS NULL THEN NULL
          WHEN k = 9 THEN 'OUT' ELSE 'IN' END,
        CASE WHEN verdict IS NOT NULL THEN 950 END,
        CASE WHEN verdict = 'NOT_PERMITTED' THEN 'REFUSED' WHEN verdict IS NOT NULL
          THEN 'PERMITTED' END,
        verdict,
        CASE WHEN verdict = 'PERMITTED' THEN
          CASE k WHEN 0 THEN 'QD-' || t / 100 WHEN 3 THEN 'HF-' || t / 100 ELSE 'S-' || t END END,
        CASE WHEN verdict IN ('PERMITTED', 'NOT_PERMITTED') THEN
          CASE k WHEN 0 THEN 'ABROAD' WHEN 3 THEN 'WAREHOUSE' ELSE 'CENTRE' END END,
        CASE verdict WHEN 'NOT_PERMITTED' THEN 'INVESTIGATION' WHEN 'PERMITTED' THEN
          CASE k WHEN 0 THEN 'WAREHOUSE' WHEN 3 THEN 'CENTRE' ELSE 'STREET' END END,
        CASE WHEN verdict IS NOT NULL THEN '' WHEN k IN (1, 4, 6) THEN 'NEAR'
          WHEN k IN (2, 5, 8) THEN 'TURNED_BACK' ELSE 'STILL' END
      FROM (SELECT e.*,
          CASE WHEN t %% 5000 = 11 AND k >= 8 THEN 'dispatch' WHEN k = 0 THEN 'dock'
            WHEN k <= 3 THEN 'passage' ELSE 'exit' END AS portal,
          :epc AS epc,
          CASE WHEN k IN (0, 3) THEN 'PERMITTED' WHEN k < 9 OR :stays OR :waits THEN NULL
            WHEN :unsold THEN 'NOT_PERMITTED' WHEN :refused THEN 'NOT_ON_BOOK'
            WHEN :unclear THEN 'UNCERTAIN' ELSE 'PERMITTED' END AS verdict
        FROM (SELECT i, (i %% 1000) / 100 AS k, (i / 1000) * 100 + i %% 100 AS t, :at AS at
          FROM generate_series(:from::bigint, :until) i) e) f
      """
          .replace(":epc", EPC)
          .replace(":stays", mod(STAYS))
          .replace(":waits", mod(WAITS))
          .replace(":unsold", mod(UNSOLD))
          .replace(":refused", mod(REFUSED))
          .replace(":unclear", mod(UNCLEAR))
          .replace(":at", AT);

  private final AgroalDataSource database;
  private final String zone;

  FenceFill(AgroalDataSource database, String zone) {
    this.database = database;
    this.zone = zone;
  }

  /** Items, openings and accounts. */
  void open() throws SQLException {
    run(
        "INSERT INTO goods_item (zone, code, hs_code, name_zh, name_en, unit, unit_value_fen,"
            + " full_tax_fen, cbec_tax_fen, leaf_index, registered_at) VALUES ('%s', 'FB-1',"
            + " '2204210000', '红酒', 'Wine', '142', 12000, 5200, 3100, 0, now())");
    run(
        "INSERT INTO fence_portal (zone, name, outside, inside)"
            + " VALUES ('%s', 'annex', 'WAREHOUSE', 'CENTRE')");
    run(
        "INSERT INTO sale_point (zone, point, inside_special_area, leaf_index, opened_at)"
            + " VALUES ('%s', 'P-1', true, 0, now())");
    run("INSERT INTO ledger_book (name) VALUES ('%s-rows')");
    for (Holding holding : new Holding[] {Holding.CENTRE, Holding.STREET}) {
      run(
          "INSERT INTO ledger_account (id, book, name, unit, code, account_limit, opened_at)"
              + " SELECT 4 * nextval('ledger_account_number'), id, '%1$s-rows/book/B-1/FB-1/"
              + holding
              + "', 'piece', 0, 'NONE', now() FROM ledger_book WHERE name = '%1$s-rows'");
    }
  }

  /** The events from one number on, up to before another; both full blocks. */
  void events(int from, int until) throws SQLException {
    run(
        EVENTS
            .replace(":from", Integer.toString(from))
            .replace(":until", Integer.toString(until - 1)));
    sales(from / EVENTS_OF_A_TAG, until / EVENTS_OF_A_TAG);
    run("ANALYZE");
  }

  private static String mod(String condition) {
    return condition.replace("%", "%%");
  }

  private void sales(int from, int until) throws SQLException {
    String tags =
        " FROM (SELECT t, %1$s AS i, %1$s * %2$d AS leaf, %3$s AS epc FROM generate_series(%4$d, %5$d) t) x"
            .formatted(LAST, LEAVES_APART, EPC, from, until - 1);
    String sold = tags + " WHERE NOT (" + UNSOLD + ")";
    insert(
        "goods_tag",
        "epc, item, document, leaf_index, bound_at",
        "epc, 'FB-1', 'QD-' || t / 100, 0, now()" + tags);
    orders(sold);
    payments(sold);
    releases(sold + " AND NOT (" + WAITS + ")");
    entries(tags);
  }

  private void orders(String sold) throws SQLException {
    insert(
        "sale_order",
        "sale_no, content_sha256, point, till, channel, buyer, notice_version,"
            + " notice_accepted_at, quota_year, goods_fen, freight_fen, insurance_fen,"
            + " dutiable_fen, tariff_fen, consumption_fen, vat_fen, actor, leaf_index, placed_at",
        "'S-' || t, '', 'P-1', 'till-1', 'PICK_UP', 'buyer-' || lpad((t % "
            + BUYERS
            + ")::text, 37, '0'), '1', now(), 2025, 10000, 0, 0, 10000, 0, 778, 1011, 'staff:b',"
            + " leaf - 3, "
            + AT
            + sold);
    insert(
        "sale_line",
        "sale_no, line_no, item, hs_code, quantity, unit_price_fen, dutiable_fen, tariff_fen,"
            + " consumption_fen, vat_fen",
        "'S-' || t, 1, 'FB-1', '2204210000', 1, 10000, 10000, 0, 778, 1011" + sold);
    insert(
        "sale_piece",
        "sale_no, epc, item, line_no, place, price_fen, dutiable_fen, tax_fen, move_id, gone_leaf",
        "'S-' || t, epc, 'FB-1', 1, 'CENTRE', 10000, 10000, 1789, md5('m' || t)::uuid,"
            + " CASE WHEN "
            + GONE
            + " THEN leaf END"
            + sold);
  }

  private void payments(String sold) throws SQLException {
    insert(
        "sale_payment",
        "payment_no, sale_no, provider, amount_fen, payer_check, paid_at, leaf_index",
        "'P-' || t, 'S-' || t, 'wechat', 11789, 'SAME', " + AT + ", leaf - 2" + sold);
    insert(
        "sale_step",
        "sale_no, event, stage, detail, actor, leaf_index, at",
        "'S-' || t, 'PAID', 'PAID', '', 'staff:b', leaf - 2, " + AT + sold);
    insert(
        "sale_state",
        "sale_no, till, stage, since, leaf_index, refund_due_fen, list_no, released_on",
        "'S-' || t, 'till-1', CASE WHEN %1$s THEN 'PAID' WHEN %2$s THEN 'GONE' ELSE 'RELEASED' END,"
                .formatted(WAITS, GONE)
            + AT
            + ", leaf - 1, 0, CASE WHEN NOT (%1$s) THEN 'L-' || t END,".formatted(WAITS)
            + " CASE WHEN NOT (%1$s) THEN date '2025-01-01' END".formatted(WAITS)
            + sold);
  }

  private void releases(String released) throws SQLException {
    insert(
        "sale",
        "sale_no, customs_release_ref, content_sha256, pieces, held_fen, actor, leaf_index,"
            + " recorded_at",
        "'S-' || t, 'L-' || t, '', 1, 1789, 'staff:b', leaf - 1, " + AT + released);
    insert(
        "fence_permit",
        "epc, portal, direction, document, move_id, opened_leaf, opened_at, closed_leaf, closed_at",
        "epc, 'exit', 'OUT', 'S-' || t, md5('m' || t)::uuid, leaf - 1, now(),"
            + " CASE WHEN %1$s THEN leaf END, CASE WHEN %1$s THEN now() END".formatted(GONE)
            + released);
  }

  /** Each piece of a sale is reserved; what went by its permit is deducted. */
  private void entries(String tags) throws SQLException {
    String columns =
        "INSERT INTO ledger_transfer (book, seq, id, kind, sizing, debit, credit, asked, amount,"
            + " ended, pending_seq, timeout_s, debit_prev, credit_prev, reference, by_whom,"
            + " evidence, happened_at, recorded_at, debit_dp, debit_d, debit_cp, debit_c, credit_dp,"
            + " credit_d, credit_cp, credit_c) SELECT (SELECT id FROM ledger_book WHERE name ="
            + " '%1$s-rows'), ";
    String accounts =
        "(SELECT id FROM ledger_account WHERE name = '%1$s-rows/book/B-1/FB-1/CENTRE'),"
            + " (SELECT id FROM ledger_account WHERE name = '%1$s-rows/book/B-1/FB-1/STREET'), ";
    run(
        columns
            + mod("2 * t + 1, md5('m' || t)::uuid, 2, 0, ")
            + accounts
            + mod(
                "1, 1, 0, NULL, 0, 0, 0, 'S-' || t, 'staff:b', leaf - 3, now(), now(),"
                    + " 0, 0, 0, 0, 0, 0, 0, 0")
            + mod(tags + " WHERE NOT (" + UNSOLD + ")"));
    run(
        columns
            + mod("2 * t + 2, md5('d' || t)::uuid, 3, 0, ")
            + accounts
            + mod(
                "1, 1, 1, 2 * t + 1, 0, 0, 0, 'S-' || t, 'edge-1', leaf, now(), now(),"
                    + " 0, 0, 0, 0, 0, 0, 0, 0")
            + mod(tags + " WHERE " + GONE));
    // The stretches in which an id is looked for go up to there.
    run(
        "UPDATE ledger_book b SET last_seq = (SELECT max(t.seq) FROM ledger_transfer t"
            + " WHERE t.book = b.id) WHERE name = '%1$s-rows'");
  }

  private void insert(String table, String columns, String select) throws SQLException {
    run("INSERT INTO " + table + " (zone, " + columns + ") SELECT '%1$s', " + mod(select));
  }

  /** A statement in which the zone's name stands as {@code %1$s} or {@code %s}. */
  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(zone));
    }
  }
}

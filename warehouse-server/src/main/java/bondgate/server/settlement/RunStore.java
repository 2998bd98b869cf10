package bondgate.server.settlement;

import bondgate.server.guarantee.TaxRun.Basis;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs as they were prepared. Every method works in the caller's transaction. */
@ApplicationScoped
class RunStore {
  /** Any number that nobody else locks: runs are prepared one after the other. */
  private static final long LOCK = 0x736574746C650001L;

  private static final String ROWS =
      "SELECT r.id, r.run_no, r.duty_no, r.reason, r.prepared_on, r.prepared_by, r.prepared_at,"
          + " d.dropped_at FROM settlement_run r"
          + " LEFT JOIN settlement_run_dropped d ON d.run = r.id";

  private static final String LISTS =
      "SELECT l.run, l.document, l.released_on, l.basis, l.tax_no, l.tariff_fen, l.vat_fen,"
          + " l.consumption_fen, l.tax_fen, l.held_fen FROM settlement_run_list l";

  private final SliceSql sql;

  @Inject
  RunStore(AgroalDataSource database) {
    this.sql = new SliceSql(database, "tax runs");
  }

  /**
   * A run as its row says.
   *
   * @param droppedAt when it was dropped; empty while it stands
   */
  record Row(
      long id,
      String runNo,
      Optional<String> dutyNo,
      Optional<String> reason,
      LocalDate preparedOn,
      String preparedBy,
      Instant preparedAt,
      Optional<Instant> droppedAt) {}

  private record OfRun(long run, RunList list) {}

  /** Waits until nobody else prepares a run, and keeps it so to the end of the transaction. */
  void lock() {
    sql.query("SELECT pg_advisory_xact_lock(?)", row -> 0, LOCK);
  }

  /** All of a zone, the newest first. */
  List<Row> all(String zone) {
    return sql.query(ROWS + " WHERE r.zone = ? ORDER BY r.id DESC", RunStore::row, zone);
  }

  /** The one of that number. */
  Optional<Row> one(String zone, String runNo) {
    return sql
        .query(ROWS + " WHERE r.zone = ? AND r.run_no = ?", RunStore::row, zone, runNo)
        .stream()
        .findFirst();
  }

  private static Row row(ResultSet row) throws SQLException {
    OffsetDateTime dropped = row.getObject(8, OffsetDateTime.class);
    return new Row(
        row.getLong(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        row.getObject(5, LocalDate.class),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(dropped).map(OffsetDateTime::toInstant));
  }

  /** The lists of all runs of a zone, in the order of each run, by the run's row. */
  Map<Long, List<RunList>> lists(String zone) {
    Map<Long, List<RunList>> lists = new HashMap<>();
    sql.query(
            LISTS
                + " JOIN settlement_run r ON r.id = l.run WHERE r.zone = ? ORDER BY l.run, l.line_no",
            RunStore::list,
            zone)
        .forEach(one -> lists.computeIfAbsent(one.run(), run -> new ArrayList<>()).add(one.list()));
    return lists;
  }

  /** The lists of one run, in their order. */
  List<RunList> ofRun(long run) {
    return sql.query(LISTS + " WHERE l.run = ? ORDER BY l.line_no", RunStore::list, run).stream()
        .map(OfRun::list)
        .toList();
  }

  private static OfRun list(ResultSet row) throws SQLException {
    Basis basis = Basis.valueOf(row.getString(4));
    return new OfRun(
        row.getLong(1),
        new RunList(
            row.getString(2),
            row.getObject(3, LocalDate.class),
            basis,
            basis == Basis.BILL
                ? Optional.of(
                    new RunList.Bill(
                        row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8)))
                : Optional.empty(),
            row.getLong(9),
            row.getLong(10)));
  }

  /** Keeps a run as it was prepared. */
  void add(String zone, PreparedRun run) {
    long id =
        sql.query(
                "INSERT INTO settlement_run (zone, run_no, duty_no, reason, prepared_on,"
                    + " prepared_by, prepared_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                row -> row.getLong(1),
                zone,
                run.runNo(),
                run.dutyNo().orElse(null),
                run.reason().orElse(null),
                run.preparedOn(),
                run.preparedBy(),
                run.preparedAt())
            .get(0);
    for (int i = 0; i < run.lists().size(); i++) {
      RunList list = run.lists().get(i);
      Optional<RunList.Bill> bill = list.bill();
      sql.update(
          "INSERT INTO settlement_run_list (run, line_no, document, released_on, basis, tax_no,"
              + " tariff_fen, vat_fen, consumption_fen, tax_fen, held_fen)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          i + 1,
          list.document(),
          list.releasedOn(),
          list.basis().name(),
          bill.map(RunList.Bill::taxNo).orElse(null),
          bill.map(RunList.Bill::tariffFen).orElse(null),
          bill.map(RunList.Bill::vatFen).orElse(null),
          bill.map(RunList.Bill::consumptionFen).orElse(null),
          list.taxFen(),
          list.heldFen());
    }
  }

  /** Drops a run; again, it stays as it is. */
  void drop(long run, String by, Instant at) {
    sql.update(
        "INSERT INTO settlement_run_dropped (run, dropped_by, dropped_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        run,
        by,
        at);
  }
}

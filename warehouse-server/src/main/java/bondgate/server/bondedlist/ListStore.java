package bondgate.server.bondedlist;

import bondgate.server.customs.ReleasedLists.Released;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Rows of bonded lists. Every method works in the caller's transaction. */
@ApplicationScoped
class ListStore {
  private static final String HEADS =
      "SELECT id, inner_no, list_type, direction, book_no, office, period_from, period_until,"
          + " actor, made_at FROM bonded_list";

  private final SliceSql sql;

  @Inject
  ListStore(AgroalDataSource database) {
    this.sql = new SliceSql(database, "bonded lists");
  }

  /** A list's row. */
  record Row(long id, BondedListView.Head head) {}

  Optional<Row> find(String zone, String innerNo) {
    return sql
        .query(HEADS + " WHERE zone = ? AND inner_no = ?", ListStore::row, zone, innerNo)
        .stream()
        .findFirst();
  }

  /** The newest first. */
  List<Row> newest(String zone, int most) {
    return sql.query(
        HEADS + " WHERE zone = ? ORDER BY id DESC LIMIT ?", ListStore::row, zone, most);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new BondedListView.Head(
            row.getString("inner_no"),
            row.getString("list_type"),
            row.getString("direction"),
            row.getString("book_no"),
            row.getString("office"),
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_until", LocalDate.class),
            row.getString("actor"),
            row.getObject("made_at", OffsetDateTime.class).toInstant()));
  }

  /** Keeps a list; empty if its number is taken. */
  Optional<Long> add(
      String zone, BondedListDraft list, LocalDate from, LocalDate until, String by) {
    Optional<Long> id =
        sql
            .query(
                "INSERT INTO bonded_list (zone, inner_no, list_type, direction, book_no, office,"
                    + " period_from, period_until, list_year, actor, made_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
                    + " RETURNING id",
                row -> row.getLong(1),
                zone,
                list.innerNo(),
                list.type().code(),
                list.direction().code(),
                list.terms().bookNo(),
                list.terms().office(),
                from,
                until,
                from.getYear(),
                by,
                list.declaredAt())
            .stream()
            .findFirst();
    id.ifPresent(known -> lines(known, list.lines()));
    return id;
  }

  private void lines(long listId, List<ListLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      ListLine line = lines.get(i);
      ListGoods goods = line.goods();
      sql.update(
          "INSERT INTO bonded_list_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          listId,
          i + 1,
          goods.part(),
          goods.hsCode(),
          goods.name(),
          goods.model(),
          goods.unit(),
          goods.legalUnit(),
          goods.secondUnit(),
          goods.country(),
          goods.currency(),
          line.quantity(),
          line.legal(),
          line.second().orElse(null),
          line.totalFen());
    }
  }

  List<ListLine> lines(long listId) {
    return sql.query(
        "SELECT * FROM bonded_list_line WHERE list_id = ? ORDER BY line_no",
        row ->
            new ListLine(
                new ListGoods(
                    row.getString("part"),
                    row.getString("hs_code"),
                    row.getString("name"),
                    row.getString("model"),
                    row.getString("unit"),
                    row.getString("legal_unit"),
                    row.getString("second_unit"),
                    row.getString("country"),
                    row.getString("currency")),
                0,
                row.getBigDecimal("quantity"),
                row.getBigDecimal("legal"),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal("second")),
                row.getLong("total_fen")),
        listId);
  }

  /**
   * Puts retail lists into a list; how many it got. One that is in another has to wait until that
   * is committed, and is then left out. In one order, so that nobody waits for each other.
   */
  int take(String zone, long listId, List<Released> lists) {
    String[] numbers = lists.stream().map(Released::listNo).sorted().toArray(String[]::new);
    int taken = 0;
    for (String number : numbers) {
      Instant releasedAt =
          lists.stream()
              .filter(list -> list.listNo().equals(number))
              .findFirst()
              .orElseThrow()
              .releasedAt();
      taken +=
          sql.update(
              "INSERT INTO bonded_list_retail (list_id, zone, retail_no, released_at)"
                  + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
              listId,
              zone,
              number,
              releasedAt);
    }
    return taken;
  }

  List<String> retailLists(long listId) {
    return sql.query(
        "SELECT retail_no FROM bonded_list_retail WHERE list_id = ? ORDER BY retail_no",
        row -> row.getString(1),
        listId);
  }

  /** Which of these are in a list that stands. */
  List<GatherResult.Taken> taken(String zone, List<String> retailNos) {
    return sql.query(
        "SELECT r.retail_no, l.inner_no FROM bonded_list_retail r"
            + " JOIN bonded_list l ON l.id = r.list_id"
            + " WHERE r.zone = ? AND r.freed_at IS NULL AND r.retail_no = ANY (?)"
            + " ORDER BY r.retail_no",
        row -> new GatherResult.Taken(row.getString(1), row.getString(2)),
        zone,
        retailNos.toArray(String[]::new));
  }

  /** Lets the retail lists of a list that has ended be taken by another. */
  void free(long listId, Instant at) {
    sql.update(
        "UPDATE bonded_list_retail SET freed_at = ? WHERE list_id = ? AND freed_at IS NULL",
        at,
        listId);
  }
}

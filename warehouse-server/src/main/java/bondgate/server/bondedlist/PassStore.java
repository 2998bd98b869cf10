package bondgate.server.bondedlist;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of gate passes that are handed in. Every method works in the caller's transaction. */
@ApplicationScoped
class PassStore {
  private static final String HEADS =
      "SELECT id, inner_no, cargo, binding, office, gross_kg, net_kg, actor, leaf_index, made_at"
          + " FROM bonded_pass";

  private final SliceSql sql;

  @Inject
  PassStore(AgroalDataSource database) {
    this.sql = new SliceSql(database, "gate passes");
  }

  /** A pass's row. */
  record Row(long id, BondedPassView.Head head) {}

  /** A paper that a pass carries. */
  record Carried(String paper, String customsNo, boolean whole) {}

  Optional<Row> find(String zone, String innerNo) {
    return sql
        .query(HEADS + " WHERE zone = ? AND inner_no = ?", PassStore::row, zone, innerNo)
        .stream()
        .findFirst();
  }

  /** The newest first. */
  List<Row> newest(String zone, int most) {
    return sql.query(
        HEADS + " WHERE zone = ? ORDER BY id DESC LIMIT ?", PassStore::row, zone, most);
  }

  /** The last pass of customs for each display pass of ours, by our number, the oldest first. */
  Map<String, Long> displays(String zone) {
    Map<String, Long> last = new LinkedHashMap<>();
    sql.query(
            "SELECT paper, max(pass_id) FROM bonded_pass_cargo WHERE zone = ? AND cargo = 'DISPLAY'"
                + " GROUP BY paper ORDER BY 2",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            zone)
        .forEach(one -> last.put(one.getKey(), one.getValue()));
    return last;
  }

  /** The passes of lists that have tags, by our number, the oldest first. */
  Map<String, Long> tagged(String zone) {
    Map<String, Long> found = new LinkedHashMap<>();
    sql.query(
            "SELECT p.inner_no, p.id FROM bonded_pass p WHERE p.zone = ? AND p.cargo = 'LISTS'"
                + " AND EXISTS (SELECT FROM bonded_pass_tag t WHERE t.pass_id = p.id)"
                + " ORDER BY p.id",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            zone)
        .forEach(one -> found.put(one.getKey(), one.getValue()));
    return found;
  }

  /** Those of these numbers, the oldest first. */
  List<Row> all(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.query(HEADS + " WHERE id = ANY (?) ORDER BY id", PassStore::row, ids);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new BondedPassView.Head(
            row.getString("inner_no"),
            PassCargo.valueOf(row.getString("cargo")),
            row.getString("binding"),
            row.getString("office"),
            row.getBigDecimal("gross_kg"),
            row.getBigDecimal("net_kg"),
            row.getString("actor"),
            row.getLong("leaf_index"),
            row.getObject("made_at", OffsetDateTime.class).toInstant()));
  }

  /** Waits until nobody else asks for these papers, and keeps it so; in one order. */
  void lock(String zone, PassCargo cargo, List<String> papers) {
    papers.stream()
        .sorted()
        .forEach(
            paper ->
                sql.query(
                    "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                    row -> 0,
                    "bonded_pass_cargo %s %s %s".formatted(zone, cargo, paper)));
  }

  /** Our numbers of the passes that stand and carry the paper, wholly or in part. */
  List<String> carrying(String zone, PassCargo cargo, String paper, boolean wholly) {
    return sql.query(
        "SELECT p.inner_no FROM bonded_pass_cargo c JOIN bonded_pass p ON p.id = c.pass_id"
            + " WHERE c.zone = ? AND c.cargo = ? AND c.paper = ? AND c.freed_at IS NULL"
            + (wholly ? " AND c.whole" : "")
            + " ORDER BY p.id",
        row -> row.getString(1),
        zone,
        cargo.name(),
        paper);
  }

  /** How much of a line of a list is on passes that stand. */
  BigDecimal carried(String zone, String list, int line) {
    return sql.query(
            "SELECT coalesce(sum(l.quantity), 0) FROM bonded_pass_line l"
                + " JOIN bonded_pass_cargo c ON c.pass_id = l.pass_id AND c.paper = l.paper"
                + " WHERE c.zone = ? AND c.cargo = 'LISTS' AND c.paper = ?"
                + " AND c.freed_at IS NULL AND l.paper_line = ?",
            row -> row.getBigDecimal(1),
            zone,
            list,
            line)
        .get(0);
  }

  /** Keeps a pass; empty if its number, or a paper that it carries whole, is taken. */
  Optional<Long> add(
      String zone, GatePassDraft pass, PassRequest asked, List<Carried> papers, long leafIndex) {
    Optional<Long> id =
        sql
            .query(
                "INSERT INTO bonded_pass (zone, inner_no, cargo, binding, office, gross_kg, net_kg,"
                    + " actor, leaf_index, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING RETURNING id",
                row -> row.getLong(1),
                zone,
                pass.innerNo(),
                asked.cargo().name(),
                pass.binding(),
                pass.office(),
                pass.grossKg(),
                pass.netKg(),
                asked.actor(),
                leafIndex,
                pass.declaredAt())
            .stream()
            .findFirst();
    for (Carried paper : id.isPresent() ? papers : List.<Carried>of()) {
      int added =
          sql.update(
              "INSERT INTO bonded_pass_cargo (pass_id, zone, cargo, paper, customs_no, whole)"
                  + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
              id.get(),
              zone,
              asked.cargo().name(),
              paper.paper(),
              paper.customsNo(),
              paper.whole());
      if (added == 0) {
        return Optional.empty();
      }
    }
    return id;
  }

  void lines(long passId, List<BondedPassView.Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      BondedPassView.Line line = lines.get(i);
      sql.update(
          "INSERT INTO bonded_pass_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          passId,
          i + 1,
          line.paper(),
          line.paperLine(),
          line.part(),
          line.name(),
          line.unit(),
          line.quantity());
    }
  }

  List<BondedPassView.Line> lines(long passId) {
    return sql.query(
        "SELECT * FROM bonded_pass_line WHERE pass_id = ? ORDER BY line_no",
        row ->
            new BondedPassView.Line(
                row.getString("paper"),
                row.getInt("paper_line"),
                row.getString("part"),
                row.getString("name"),
                row.getString("unit"),
                row.getBigDecimal("quantity")),
        passId);
  }

  void tags(long passId, List<String> epcs) {
    sql.update(
        "INSERT INTO bonded_pass_tag SELECT ?, e FROM unnest(?::text[]) AS t(e)",
        passId,
        epcs.toArray(String[]::new));
  }

  List<String> tags(long passId) {
    return sql.query(
        "SELECT epc FROM bonded_pass_tag WHERE pass_id = ? ORDER BY epc",
        row -> row.getString(1),
        passId);
  }

  List<BondedPassView.Paper> papers(long passId) {
    return sql.query(
        "SELECT paper, customs_no FROM bonded_pass_cargo WHERE pass_id = ? ORDER BY paper",
        row -> new BondedPassView.Paper(row.getString(1), row.getString(2)),
        passId);
  }

  /** Lets the papers of a pass that has ended be carried by another. */
  void free(long passId, Instant at) {
    sql.update(
        "UPDATE bonded_pass_cargo SET freed_at = ? WHERE pass_id = ? AND freed_at IS NULL",
        at,
        passId);
  }
}

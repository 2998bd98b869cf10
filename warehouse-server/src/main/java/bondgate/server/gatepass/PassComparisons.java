package bondgate.server.gatepass;

import bondgate.server.fence.Alarms;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 单货比对 — what came out when the tags of a pass were compared with the fence: kept, and told as one
 * alarm of the pass until it is mended. In the caller's transaction.
 */
@ApplicationScoped
class PassComparisons {
  private final SliceSql sql;
  private final Alarms alarms;

  @Inject
  PassComparisons(AgroalDataSource database, Alarms alarms) {
    this.sql = new SliceSql(database, "comparisons of gate passes");
    this.alarms = alarms;
  }

  /** Of which passes. */
  enum Of {
    /** Display passes of ours. */
    DISPLAY("gate_pass_comparison"),
    /** Passes of whole lists. */
    LISTS("list_pass_comparison");

    private final String table;

    Of(String table) {
      this.table = table;
    }
  }

  void keep(
      Of of,
      String zone,
      String passNo,
      List<String> passed,
      List<CustomsPass.Difference> differences,
      CustomsWords.By by) {
    sql.update(
        "INSERT INTO "
            + of.table
            + " (zone, pass_no, passed, differences, leaf_index, compared_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        zone,
        passNo,
        passed.toArray(String[]::new),
        CustomsPass.Difference.pairs(differences),
        by.leafIndex(),
        by.at());
    if (differences.isEmpty()) {
      alarms.mended(zone, passNo, by.leafIndex(), by.at());
    } else {
      alarms.differs(
          zone, passNo, CustomsPass.Difference.counted(differences), by.leafIndex(), by.at());
    }
  }

  Optional<CustomsPass.Comparison> last(Of of, String zone, String passNo) {
    return read(of, "ORDER BY id DESC LIMIT 1", zone, passNo).stream().findFirst();
  }

  /** What differed in the last one that found a difference. */
  List<CustomsPass.Difference> lastDifferences(Of of, String zone, String passNo) {
    return read(of, "AND cardinality(differences) > 0 ORDER BY id DESC LIMIT 1", zone, passNo)
        .stream()
        .findFirst()
        .map(CustomsPass.Comparison::differences)
        .orElse(List.of());
  }

  /** Tags that differed in some comparison, up to that leaf. */
  Set<String> differedUntil(Of of, String zone, String passNo, long leafIndex) {
    return read(of, "AND leaf_index <= ?", zone, passNo, leafIndex).stream()
        .flatMap(one -> one.differences().stream())
        .map(CustomsPass.Difference::epc)
        .collect(Collectors.toSet());
  }

  private List<CustomsPass.Comparison> read(Of of, String which, Object... values) {
    return sql.query(
        "SELECT passed, differences, leaf_index, compared_at FROM "
            + of.table
            + " WHERE zone = ? AND pass_no = ? "
            + which,
        PassComparisons::comparison,
        values);
  }

  private static CustomsPass.Comparison comparison(ResultSet row) throws SQLException {
    return new CustomsPass.Comparison(
        texts(row, "passed"),
        differences(texts(row, "differences")),
        row.getLong("leaf_index"),
        row.getObject("compared_at", OffsetDateTime.class).toInstant());
  }

  private static List<CustomsPass.Difference> differences(List<String> pairs) {
    List<CustomsPass.Difference> differences = new ArrayList<>();
    for (String pair : pairs) {
      int blank = pair.indexOf(' ');
      differences.add(
          new CustomsPass.Difference(
              pair.substring(0, blank), Differing.valueOf(pair.substring(blank + 1))));
    }
    return differences;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}

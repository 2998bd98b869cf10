package bondgate.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.Thorough;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.LedgerMarks;
import bondgate.server.stream.SmallDay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Whoever owns the tables and changes a row of them is named: for every table of the schema each
 * column of a row is altered in turn, a row is taken away, and two rows change places. Outside of
 * {@code -Pthorough} one way in {@value #ONE_OF} is drawn, and of each table a row is taken away.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class TamperedRowsTest {
  private static final Logger LOG = Logger.getLogger(TamperedRowsTest.class);
  private static final String ZONE = OwnZone.ZONE;

  /** What the audit begins from: it must begin again when one of these is changed. */
  private static final Set<String> INPUTS =
      Set.of(
          "evidence_leaf",
          "evidence_tile",
          "evidence_head",
          "stream_batch",
          "stream_quarantine",
          "act_opening");

  @Inject ZoneAudit audit;
  @Inject SmallDay day;
  @Inject AgroalDataSource database;

  private Scratch scratch;
  private final Set<String> unnamed = new TreeSet<>();
  private final Map<String, String> byOthers = new TreeMap<>();
  private static final int ONE_OF = 6;

  /** The SQLSTATE of it. */
  private static final String DEADLOCK = "40P01";

  private final long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int tried;

  @FunctionalInterface
  private interface Tamper {
    boolean with(RowTampering rows) throws SQLException;
  }

  @Test
  void everyRowThatIsChangedTakenAwayOrPutElsewhereIsNamed() throws Exception {
    day.play(ZONE);
    try (Connection connection = database.getConnection()) {
      LedgerMarks.write(connection, ZONE);
    }
    long begun = System.nanoTime();
    AuditReport report = audit.audit(ZONE, 100);
    assertThat(report.findings()).as("before anybody tampers").isEmpty();
    assertThat(report.complete()).isTrue();
    LOG.infof(
        "an audit of %d leaves took %d ms",
        report.leaves(), (System.nanoTime() - begun) / 1_000_000);
    try (Scratch made = audit.scratch()) {
      scratch = made;
      inTransaction(() -> audit.replay(ZONE, report.leaves(), made, new Findings(ZONE, 1)));
      for (String table : inTransaction(() -> RowTampering.tables(database.getConnection()))) {
        if (!WhatIsNotNamed.TABLES.containsKey(table)) {
          tamperWith(table);
        }
      }
    }
    LOG.infof("%d ways to tamper were tried, -Dbondgate.test.seed=%d", tried, seed);
    byOthers.keySet().removeAll(WhatIsNotNamed.ROWS.keySet());
    byOthers.forEach((what, tables) -> LOG.infof("## by others: %s: %s", what, tables));
    unnamed.forEach(what -> LOG.infof("## not named: %s", what));
    assertThat(WhatIsNotNamed.ROWS.keySet()).containsAll(unnamed);
    assertThat(WhatIsNotNamed.BY_OTHERS.keySet()).containsAll(byOthers.keySet());
    if (Thorough.on()) {
      assertThat(unnamed).isEqualTo(WhatIsNotNamed.ROWS.keySet());
      assertThat(byOthers).isEqualTo(WhatIsNotNamed.BY_OTHERS);
    }
    assertThat(audit.audit(ZONE, 100).sound()).as("all of it was taken back").isTrue();
  }

  private void tamperWith(String table) throws Exception {
    Map<String, String> columns =
        inTransaction(() -> RowTampering.columns(database.getConnection(), table));
    for (Map.Entry<String, String> one : columns.entrySet()) {
      String column = one.getKey();
      String what = table + "." + column;
      attempt(table, what, rows -> rows.alter(column, one.getValue(), false));
      // The last number of all may be any greater one: it says the same.
      if (!column.equals("id")) {
        attempt(table, what, rows -> rows.alter(column, one.getValue(), true));
      }
    }
    String gone = table + ", a row taken away";
    tamper(table, gone, rows -> rows.delete(0));
    attempt(table, gone, rows -> rows.delete(1));
    attempt(table, gone, rows -> rows.delete(2));
    List<String> contents = new ArrayList<>(columns.keySet());
    contents.removeAll(inTransaction(() -> RowTampering.standing(database.getConnection(), table)));
    if (!contents.isEmpty() && !WhatIsNotNamed.ONE_ROW.contains(table)) {
      attempt(table, table + ", two rows that change places", rows -> rows.swap(contents));
    }
  }

  private void attempt(String table, String what, Tamper tamper) {
    if (Thorough.on() || random.nextInt(ONE_OF) == 0) {
      tamper(table, what, tamper);
    }
  }

  private void tamper(String table, String what, Tamper tamper) {
    tried++;
    try {
      Set<String> named = namedAfter(table, tamper);
      if (named.isEmpty()) {
        unnamed.add(what);
      } else if (!named.contains(table)) {
        byOthers.put(what, String.join(", ", named));
      }
    } catch (Exception e) {
      unnamed.add(what + ": " + e);
    }
  }

  /**
   * To tamper takes locks that the server's own work does not expect: when PostgreSQL ends this one
   * because they wait for each other, nothing has been tried yet.
   */
  private Set<String> namedAfter(String table, Tamper tamper) throws Exception {
    for (int deadlocks = 0; ; deadlocks++) {
      try {
        return inTransaction(
            () -> {
              try (Connection connection = database.getConnection()) {
                RowTampering rows = new RowTampering(connection, table, rowsOf(table));
                return tamper.with(rows) ? named(table) : Set.of();
              }
            });
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState()) || deadlocks == 5) {
          throw e;
        }
      }
    }
  }

  private static String rowsOf(String table) {
    return spec(table)
        .map(
            one ->
                "SELECT t.ctid AS c FROM %s t %s WHERE %s = '%s'"
                    .formatted(table, one.joins(), one.zone(), ZONE))
        .orElseGet(
            () ->
                table.startsWith("ledger_")
                    ? "SELECT t.ctid AS c FROM %s t".formatted(table)
                    : "SELECT t.ctid AS c FROM %s t WHERE t.zone = '%s'".formatted(table, ZONE));
  }

  private static Optional<AuditedTable> spec(String table) {
    return AuditedTables.COMPARED.stream().filter(one -> one.name().equals(table)).findFirst();
  }

  private Set<String> named(String table) throws SQLException {
    Findings findings = new Findings(ZONE, 10);
    if (INPUTS.contains(table)) {
      audit.evidence(ZONE, findings);
      return findings.isEmpty() ? tables(audit.auditHere(ZONE, 10)) : tables(findings.report(0));
    }
    if (spec(table).isPresent()) {
      audit.compare(ZONE, List.of(spec(table).get()), scratch, findings);
    }
    if (findings.isEmpty()) {
      audit.compare(ZONE, AuditedTables.COMPARED, scratch, findings);
      audit.caches(ZONE, findings);
    }
    return tables(findings.report(0));
  }

  private static Set<String> tables(AuditReport report) {
    Set<String> tables = new TreeSet<>();
    for (Finding finding : report.findings()) {
      tables.addAll(List.of(finding.table().split(", ", -1)));
    }
    return tables;
  }

  /** Whatever it does is taken back. */
  private static <T> T inTransaction(Callable<T> work) throws Exception {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(600));
    try {
      return work.call();
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}

package bondgate.server.audit;

import bondgate.evidence.proof.TreeHead;
import bondgate.server.evidence.DamagedLogException;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.LogAudit;
import bondgate.server.fence.Portals;
import bondgate.server.fleet.Keys;
import bondgate.server.ledger.Ledger;
import bondgate.server.stream.Rehearsal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;

/**
 * The complete audit of a zone. Sees what is committed when it begins, however the zone goes on
 * meanwhile; writes nothing but a schema of its own, and drops that.
 */
@ApplicationScoped
public class ZoneAudit {
  /** How many differences are named to people; the others are counted. */
  static final int MOST_NAMED = 100;

  private static final int LEAVES_AT_ONCE = 1_024;
  private static final int LONGEST_S = 24 * 60 * 60;

  private final AgroalDataSource database;
  private final Flyway tables;
  private final EvidenceLog evidence;
  private final LogAudit logAudit;
  private final AuditInputs inputs;
  private final Rehearsal rehearsal;
  private final Portals portals;
  private final Ledger ledger;
  private final Keys keys;

  @Inject
  ZoneAudit(
      AgroalDataSource database,
      Flyway tables,
      EvidenceLog evidence,
      LogAudit logAudit,
      AuditInputs inputs,
      Rehearsal rehearsal,
      Portals portals,
      Ledger ledger,
      Keys keys) {
    this.database = database;
    this.tables = tables;
    this.evidence = evidence;
    this.logAudit = logAudit;
    this.inputs = inputs;
    this.rehearsal = rehearsal;
    this.portals = portals;
    this.ledger = ledger;
    this.keys = keys;
  }

  /**
   * Compares every row of the zone with what its log makes.
   *
   * @param most how many differences are named; the others are counted
   */
  public AuditReport audit(String zone, int most) {
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST_S)
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
              }
              return auditHere(zone, most);
            });
  }

  /** The same, of what the ambient transaction sees. */
  AuditReport auditHere(String zone, int most) throws SQLException {
    Findings findings = new Findings(zone, most);
    try (Scratch scratch = Scratch.open(database, tables, ledger)) {
      long size = evidence(zone, findings);
      if (replay(zone, size, scratch, findings)) {
        compare(zone, AuditedTables.COMPARED, scratch, findings);
        caches(zone, findings);
      }
      return findings.report(size);
    }
  }

  /** The log in itself: leaves, tiles and heads. */
  long evidence(String zone, Findings findings) {
    TreeHead head = evidence.head(zone);
    try {
      logAudit.check(zone);
    } catch (DamagedLogException e) {
      findings.add(
          e.tables(), "log of " + head.size() + " leaves", "one unbroken log", e.difference());
    }
    return head.size();
  }

  /** Makes everything again from the leaves; false if that came to a stop. */
  boolean replay(String zone, long size, Scratch scratch, Findings findings) {
    if (!openings(zone, scratch, findings)) {
      return false;
    }
    SignatureCheck signatures = new SignatureCheck(zone, keys, scratch, findings);
    Replay replay = new Replay(zone, inputs, rehearsal, scratch, findings, signatures);
    for (long from = 0; from < size && !replay.stopped(); from += LEAVES_AT_ONCE) {
      long index = from;
      for (byte[] leaf : evidence.leaves(zone, from, Math.min(size, from + LEAVES_AT_ONCE))) {
        if (!replay.stopped()) {
          replay.leaf(index, leaf);
        }
        index++;
      }
      heads(zone, replay.heads(), findings);
    }
    if (!replay.stopped()) {
      replay.end();
      heads(zone, replay.heads(), findings);
    }
    return !replay.stopped();
  }

  /** Where the settings do not state them, the stored ones are believed. */
  private boolean openings(String zone, Scratch scratch, Findings findings) {
    try {
      scratch.call(
          () -> {
            portals.rehearse(
                zone, () -> QuarkusTransaction.requiringNew().call(() -> portals.all(zone)));
            return null;
          });
      return true;
    } catch (RuntimeException e) {
      findings.add("fence_portal", "all", "openings between places", Causes.of(e));
      findings.incomplete();
      return false;
    }
  }

  private void heads(String zone, List<Long> sizes, Findings findings) {
    if (sizes.isEmpty()) {
      return;
    }
    Set<Long> stored = evidence.sizes(zone, sizes.get(0), sizes.get(sizes.size() - 1));
    for (long size : sizes) {
      if (!stored.contains(size)) {
        findings.add(
            "evidence_head", "size " + size, "the head after a transaction", "no such row");
      }
    }
  }

  /** Compares tables, of the ambient transaction with those of the scratch schema. */
  void compare(String zone, List<AuditedTable> compared, Scratch scratch, Findings findings)
      throws SQLException {
    RowComparison rows = new RowComparison(zone, scratch.inPlaceOfErased(), findings);
    try (Connection found = database.getConnection()) {
      scratch.call(
          () -> {
            try (Connection expected = database.getConnection()) {
              for (AuditedTable table : compared) {
                rows.compare(table, expected, found);
              }
            }
            return null;
          });
    }
  }

  /** Compares what the ledger keeps beside its journal with that. */
  void caches(String zone, Findings findings) throws SQLException {
    try (Connection found = database.getConnection()) {
      LedgerCaches.compare(found, zone, findings);
    }
  }

  /** A scratch schema, for whoever compares more than once. */
  Scratch scratch() throws SQLException {
    return Scratch.open(database, tables, ledger);
  }
}

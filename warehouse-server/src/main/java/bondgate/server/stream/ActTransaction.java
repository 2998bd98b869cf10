package bondgate.server.stream;

import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Permits;
import bondgate.server.ledger.Ledger;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The one transaction of an act. */
@ApplicationScoped
class ActTransaction {
  private final AgroalDataSource database;
  private final EvidenceLog evidence;
  private final ActRouter router;
  private final Permits permits;
  private final Ledger ledger;
  private final TransactionSynchronizationRegistry transaction;

  @Inject
  ActTransaction(
      AgroalDataSource database,
      EvidenceLog evidence,
      ActRouter router,
      Permits permits,
      Ledger ledger,
      TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.evidence = evidence;
    this.router = router;
    this.permits = permits;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /**
   * An act that took effect, as far as a repeat must know it.
   *
   * @param contentSha256 digest of its content
   * @param leafIndex its leaf in the evidence log
   */
  private record Earlier(String contentSha256, long leafIndex) {}

  /**
   * Lets the act take effect, once: repeating it is safe, also when nobody knows whether the last
   * try was committed.
   *
   * @param at the time of the transaction
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  ActAnswer carryOut(String zone, ZoneAct act, Instant at) throws SQLException {
    String digest = Sha256.hex(ActJson.content(act));
    Optional<Earlier> earlier = earlier(zone, act.id());
    if (earlier.isPresent()) {
      return repeated(zone, act, digest, earlier.get());
    }
    byte[] bytes = ActJson.leaf(zone, at, act);
    if (bytes.length > EvidenceLog.LONGEST_LEAF) {
      return tooLong(act, bytes.length);
    }
    long leaf = evidence.append(zone, List.of(bytes));
    return takeEffect(new ActRef(zone, leaf, at), act, digest);
  }

  /**
   * All that follows from an act whose leaf is in the log; the transaction is rolled back unless it
   * is done.
   *
   * @param digest of its content
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  ActAnswer takeEffect(ActRef ref, ZoneAct act, String digest) throws SQLException {
    ActAnswer answer = router.route(ref, act);
    if (answer instanceof ActAnswer.Done) {
      remember(ref.zone(), act.id(), digest, ref.leafIndex(), ref.committedAt());
      ledger.write();
    } else {
      transaction.setRollbackOnly();
    }
    return answer;
  }

  private ActAnswer repeated(String zone, ZoneAct act, String digest, Earlier earlier) {
    if (earlier.contentSha256().equals(digest)) {
      return new ActAnswer.Repeated(earlier.leafIndex(), permits.version(zone));
    }
    return new ActAnswer.Refused(
        "actIdTaken",
        "act %s with content %s".formatted(act.id(), digest),
        "content %s, which took effect as leaf %d"
            .formatted(earlier.contentSha256(), earlier.leafIndex()),
        "give another act another id");
  }

  private static ActAnswer tooLong(ZoneAct act, int bytes) {
    return new ActAnswer.Refused(
        "actTooLong",
        "act %s of %d bytes".formatted(act.id(), bytes),
        "at most %d bytes, which is some 2,400 tags".formatted(EvidenceLog.LONGEST_LEAF),
        "state it as several documents with fewer tags each");
  }

  private Optional<Earlier> earlier(String zone, String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT content_sha256, leaf_index FROM stream_act WHERE zone = ? AND id = ?")) {
      read.setString(1, zone);
      read.setString(2, id);
      try (ResultSet row = read.executeQuery()) {
        return row.next()
            ? Optional.of(new Earlier(row.getString(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private void remember(String zone, String id, String digest, long leaf, Instant at)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO stream_act (zone, id, content_sha256, leaf_index, committed_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, zone);
      insert.setString(2, id);
      insert.setString(3, digest);
      insert.setLong(4, leaf);
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}

package bondgate.server.stream;

import bondgate.evidence.proof.Opening;
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
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The one transaction of an act. */
@ApplicationScoped
class ActTransaction {
  private final AgroalDataSource database;
  private final EvidenceLog evidence;
  private final ActRouter router;
  private final ActOpenings openings;
  private final RandomGenerator random;
  private final Permits permits;
  private final Ledger ledger;
  private final TransactionSynchronizationRegistry transaction;

  @Inject
  ActTransaction(
      AgroalDataSource database,
      EvidenceLog evidence,
      ActRouter router,
      ActOpenings openings,
      RandomGenerator random,
      Permits permits,
      Ledger ledger,
      TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.evidence = evidence;
    this.router = router;
    this.openings = openings;
    this.random = random;
    this.permits = permits;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /**
   * An act that took effect, as far as a repeat must know it.
   *
   * @param contentSha256 digest of its content
   * @param leafIndex its leaf in the evidence log
   * @param openOnly whether the digest leaves out what is sealed; not so for an old act, which has
   *     its leaf in the clear
   */
  private record Earlier(String contentSha256, long leafIndex, boolean openOnly) {}

  /**
   * Lets the act take effect, once: repeating it is safe, also when nobody knows whether the last
   * try was committed.
   *
   * @param at the time of the transaction
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  ActAnswer carryOut(String zone, ZoneAct act, Instant at) throws SQLException {
    Optional<Earlier> earlier = earlier(zone, act.id());
    if (earlier.isPresent()) {
      return repeated(zone, act, earlier.get());
    }
    SealedLeaf sealed = ActJson.leaf(zone, at, act, random);
    long leaf = evidence.append(zone, List.of(sealed.bytes()));
    ActAnswer answer = router.route(new ActRef(zone, leaf, at), act);
    if (answer instanceof ActAnswer.Done) {
      remember(zone, act, leaf, at);
      openings.keep(zone, leaf, sealed.sealed());
      ledger.write();
    } else {
      transaction.setRollbackOnly();
    }
    return answer;
  }

  /**
   * What is sealed is compared as long as it can be opened. What was erased cannot be compared any
   * more, and a digest of it is kept nowhere: it could be guessed.
   */
  private ActAnswer repeated(String zone, ZoneAct act, Earlier earlier) {
    String digest =
        Sha256.hex(earlier.openOnly() ? ActJson.openContent(act) : ActJson.content(act));
    Map<String, String> values = ActJson.sealedValues(act);
    List<String> otherwise =
        openings.of(zone, earlier.leafIndex()).stream()
            .filter(opening -> !opening.value().equals(values.get(opening.path())))
            .map(Opening::path)
            .toList();
    if (earlier.contentSha256().equals(digest) && otherwise.isEmpty()) {
      return new ActAnswer.Repeated(earlier.leafIndex(), permits.version(zone));
    }
    if (earlier.contentSha256().equals(digest)) {
      return new ActAnswer.Refused(
          "actIdTaken",
          "act %s with other values of %s".formatted(act.id(), otherwise),
          "those which took effect as leaf %d".formatted(earlier.leafIndex()),
          "give another act another id");
    }
    return new ActAnswer.Refused(
        "actIdTaken",
        "act %s with content %s".formatted(act.id(), digest),
        "content %s, which took effect as leaf %d"
            .formatted(earlier.contentSha256(), earlier.leafIndex()),
        "give another act another id");
  }

  private Optional<Earlier> earlier(String zone, String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT content_sha256, leaf_index, open_only FROM stream_act"
                    + " WHERE zone = ? AND id = ?")) {
      read.setString(1, zone);
      read.setString(2, id);
      try (ResultSet row = read.executeQuery()) {
        return row.next()
            ? Optional.of(new Earlier(row.getString(1), row.getLong(2), row.getBoolean(3)))
            : Optional.empty();
      }
    }
  }

  private void remember(String zone, ZoneAct act, long leaf, Instant at) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO stream_act (zone, id, content_sha256, leaf_index, committed_at,"
                    + " open_only) VALUES (?, ?, ?, ?, ?, true)")) {
      insert.setString(1, zone);
      insert.setString(2, act.id());
      insert.setString(3, Sha256.hex(ActJson.openContent(act)));
      insert.setLong(4, leaf);
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}

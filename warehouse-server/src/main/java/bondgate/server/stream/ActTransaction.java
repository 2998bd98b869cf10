package bondgate.server.stream;

import bondgate.evidence.proof.Opening;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Permits;
import bondgate.server.ledger.Ledger;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.Decision;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.Proposals;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
  private final EntityManager hibernate;
  private final Proposals proposals;

  @Inject
  ActTransaction(
      AgroalDataSource database,
      EvidenceLog evidence,
      ActRouter router,
      ActOpenings openings,
      RandomGenerator random,
      Permits permits,
      Ledger ledger,
      TransactionSynchronizationRegistry transaction,
      EntityManager hibernate,
      Proposals proposals) {
    this.proposals = proposals;
    this.database = database;
    this.evidence = evidence;
    this.router = router;
    this.openings = openings;
    this.random = random;
    this.permits = permits;
    this.ledger = ledger;
    this.transaction = transaction;
    this.hibernate = hibernate;
  }

  /**
   * An act that took effect, as far as a repeat must know it.
   *
   * @param contentSha256 digest of what is open in its content; of an old act, which has its leaf
   *     in the clear, of all of it
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
    return one(zone, act, Optional.empty(), at);
  }

  /** What would come of the act now; nothing of it stays. */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  ActAnswer tried(String zone, ZoneAct act, Instant at) throws SQLException {
    ActAnswer answer = one(zone, act, Optional.empty(), at);
    transaction.setRollbackOnly();
    return answer;
  }

  /** Whether an act of that id took effect. */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  boolean tookEffect(String zone, String id) throws SQLException {
    return earlier(zone, id).isPresent();
  }

  /**
   * Lets a proposed act take effect on another person's word: the approval, the act and the leaf
   * that names both are one transaction. If the act is refused now, the proposal goes on waiting.
   *
   * @param seenSha256 digest of the content that he was shown
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  ActAnswer approve(String zone, String id, Approver by, String seenSha256, Instant at)
      throws SQLException, MalformedActException {
    Decision decision = proposals.approval(zone, id, by, seenSha256, at);
    if (!(decision instanceof Decision.May may)) {
      return ProposalAnswers.of(id, decision);
    }
    Proposal proposal = may.proposal();
    byte[] content = proposal.content().getBytes(StandardCharsets.UTF_8);
    String digest = Sha256.hex(content);
    if (!digest.equals(proposal.sha256())) {
      // Only who owns the tables can have changed it.
      return ProposalAnswers.of(id, new Decision.OtherContent(proposal.sha256(), digest));
    }
    ZoneAct act = ActJson.read(content);
    if (!act.id().equals(id) || !act.actor().equals(proposal.actor())) {
      return ProposalAnswers.of(
          id, new Decision.OtherContent(proposal.actor(), act.id() + " by " + act.actor()));
    }
    return one(zone, act, Optional.of(new SecondPerson(may.as(), proposal.proposedAt())), at);
  }

  /**
   * Lets acts take effect in one transaction, in their order.
   *
   * @return an answer for each; none if one of them was refused: then nothing took effect
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  List<ActAnswer> carryOutAll(String zone, List<ZoneAct> acts, Instant at) throws SQLException {
    List<ActAnswer> answers = new ArrayList<>();
    for (ZoneAct act : acts) {
      ActAnswer answer = one(zone, act, Optional.empty(), at);
      if (answer instanceof ActAnswer.Refused) {
        transaction.setRollbackOnly();
        return List.of();
      }
      answers.add(answer);
      // What the next act reads must not be compared with all that those before it read.
      hibernate.flush();
      hibernate.clear();
    }
    return answers;
  }

  private ActAnswer one(String zone, ZoneAct act, Optional<SecondPerson> second, Instant at)
      throws SQLException {
    Optional<Earlier> earlier = earlier(zone, act.id());
    if (earlier.isPresent()) {
      return repeated(zone, act, earlier.get());
    }
    SealedLeaf leaf = ActJson.leaf(zone, at, act, second, random);
    byte[] bytes = leaf.bytes();
    if (bytes.length > EvidenceLog.LONGEST_LEAF) {
      return tooLong(act, bytes.length);
    }
    long index = evidence.append(zone, List.of(bytes));
    return takeEffect(new ActRef(zone, index, at), act, second, leaf.sealed());
  }

  /**
   * All that follows from an act whose leaf is in the log; the transaction is rolled back unless it
   * is done.
   *
   * @param second the other person on whose word it does, if there is one
   * @param sealed what its leaf seals; nothing for an old one, which is in the clear
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  ActAnswer takeEffect(
      ActRef ref, ZoneAct act, Optional<SecondPerson> second, List<SealedLeaf.Sealed> sealed)
      throws SQLException {
    ActAnswer answer = router.route(ref, act);
    if (answer instanceof ActAnswer.Done) {
      byte[] compared = sealed.isEmpty() ? ActJson.content(act) : ActJson.openContent(act);
      remember(ref, act, Sha256.hex(compared));
      second.ifPresent(person -> proposals.approved(approval(ref, act, person)));
      openings.keep(ref.zone(), ref.leafIndex(), sealed);
      ledger.write();
    } else {
      transaction.setRollbackOnly();
    }
    return answer;
  }

  private static Proposals.Approval approval(ActRef ref, ZoneAct act, SecondPerson by) {
    return new Proposals.Approval(
        ref.zone(),
        act.id(),
        ref.leafIndex(),
        act.actor(),
        by.of(act).actor(),
        by.proposedAt(),
        ref.committedAt());
  }

  /**
   * What is sealed is compared as long as it can be opened. What was erased cannot be compared any
   * more, and a digest of it is kept nowhere: it could be guessed.
   */
  private ActAnswer repeated(String zone, ZoneAct act, Earlier earlier) {
    String digest = Sha256.hex(ActJson.openContent(act));
    String whole = Sha256.hex(ActJson.content(act));
    Map<String, String> values = ActJson.sealedValues(act);
    List<String> otherwise =
        openings.of(zone, earlier.leafIndex()).stream()
            .filter(opening -> !opening.value().equals(values.get(opening.path())))
            .map(Opening::path)
            .toList();
    boolean same = earlier.contentSha256().equals(digest) && otherwise.isEmpty();
    if (same || earlier.contentSha256().equals(whole)) {
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

  private void remember(ActRef ref, ZoneAct act, String digest) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO stream_act (zone, id, content_sha256, leaf_index, committed_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, ref.zone());
      insert.setString(2, act.id());
      insert.setString(3, digest);
      insert.setLong(4, ref.leafIndex());
      insert.setObject(5, ref.committedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}

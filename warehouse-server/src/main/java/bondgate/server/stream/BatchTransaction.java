package bondgate.server.stream;

import bondgate.events.BatchAnswer;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.server.evidence.Continuity;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Fence;
import bondgate.server.fence.Permits;
import bondgate.server.fleet.Keys;
import bondgate.server.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one transaction of the batches that wait: marks, evidence, verdicts, book and guarantee move
 * together or not at all.
 */
@ApplicationScoped
class BatchTransaction {
  private final Keys keys;
  private final Continuity continuity;
  private final StreamRows rows;
  private final Quarantine quarantine;
  private final EvidenceLog evidence;
  private final EventRouter router;
  private final Permits permits;
  private final Fence fence;
  private final Ledger ledger;

  @Inject
  BatchTransaction(
      Keys keys,
      Continuity continuity,
      StreamRows rows,
      Quarantine quarantine,
      EvidenceLog evidence,
      EventRouter router,
      Permits permits,
      Fence fence,
      Ledger ledger) {
    this.keys = keys;
    this.continuity = continuity;
    this.rows = rows;
    this.quarantine = quarantine;
    this.evidence = evidence;
    this.router = router;
    this.permits = permits;
    this.fence = fence;
    this.ledger = ledger;
  }

  /**
   * Checks messages and lets them take effect, all in one transaction. Repeating it is safe, also
   * when nobody knows whether the last try was committed.
   *
   * @param arrived messages of one zone, at least one
   * @param at the time of the transaction
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  BatchOutcome.OfAll take(List<ArrivedBatch> arrived, Instant at) throws SQLException {
    Intake intake = new Intake(new Committed(rows, keys, continuity, at));
    List<BatchOutcome> each = new ArrayList<>();
    for (ArrivedBatch one : arrived) {
      BatchOutcome outcome = intake.decide(one);
      if (outcome instanceof BatchOutcome.Refused refused && Intake.isSuspect(refused)) {
        BatchAnswer.Refused answer = refused.answer();
        quarantine.keep(one.source(), one.message(), answer.reason().name(), answer.detail(), at);
      }
      each.add(outcome);
    }
    return new BatchOutcome.OfAll(
        each,
        intake.taken().isEmpty() ? Optional.empty() : Optional.of(commit(intake.taken(), at)));
  }

  private ZoneCommitted commit(List<TakenBatch> taken, Instant at) throws SQLException {
    String zone = taken.get(0).batch().zone();
    List<SealedRecord> records = taken.stream().flatMap(one -> one.records().stream()).toList();
    long firstLeaf = evidence.append(zone, records.stream().map(SealedRecord::bytes).toList());
    return takeEffect(taken, firstLeaf, at);
  }

  /**
   * All that follows from batches whose leaves are in the log.
   *
   * @param taken batches of one zone, in their order, at least one
   * @param firstLeaf leaf of the first new record; the others follow
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  ZoneCommitted takeEffect(List<TakenBatch> taken, long firstLeaf, Instant at) throws SQLException {
    String zone = taken.get(0).batch().zone();
    List<SealedRecord> records = taken.stream().flatMap(one -> one.records().stream()).toList();
    router.expect(zone, records.stream().map(record -> record.fields().body()).toList());
    List<EventRouter.Routed> facts = new ArrayList<>(records.size());
    for (SealedRecord record : records) {
      facts.add(
          new EventRouter.Routed(
              ref(record.fields(), firstLeaf + facts.size(), at), record.fields().body()));
    }
    router.routeAll(facts);
    rows.take(taken, firstLeaf, at);
    fence.write();
    ledger.write();
    return new ZoneCommitted(
        zone, firstLeaf, firstLeaf + records.size() - 1, permits.version(zone), at);
  }

  private static RecordRef ref(EdgeRecord fields, long leaf, Instant at) {
    return new RecordRef(
        fields.zone(),
        fields.device(),
        fields.epoch(),
        fields.seq(),
        leaf,
        fields.seenAt(),
        fields.recordedAt(),
        at);
  }
}

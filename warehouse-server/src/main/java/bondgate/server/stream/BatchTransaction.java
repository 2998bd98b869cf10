package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.EdgeRecord;
import bondgate.events.KeyRolled;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.server.evidence.Continuity;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Fence;
import bondgate.server.fence.Permits;
import bondgate.server.fleet.Keys;
import bondgate.server.fleet.Speaker;
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
    Standings standings = new Standings(rows);
    List<TakenBatch> taken = new ArrayList<>();
    List<BatchOutcome> each = new ArrayList<>();
    for (ArrivedBatch one : arrived) {
      each.add(decide(one, standings, taken, at));
    }
    return new BatchOutcome.OfAll(
        each, taken.isEmpty() ? Optional.empty() : Optional.of(commit(taken, at)));
  }

  private BatchOutcome decide(
      ArrivedBatch arrived, Standings standings, List<TakenBatch> taken, Instant at)
      throws SQLException {
    Topics.Source source = arrived.source();
    byte[] message = arrived.message();
    if (arrived.read() instanceof ArrivedBatch.Reading.Malformed malformed) {
      quarantine.keep(source, message, Reason.MALFORMED.name(), malformed.finding(), at);
      return refused(source, 0, 1, Reason.MALFORMED, malformed.finding());
    }
    Batch batch = ((ArrivedBatch.Reading.Legible) arrived.read()).batch();
    Optional<Speaker> speaker = keys.speaker(source.zone(), source.device());
    boolean late = speaker.isPresent() && batch.epoch() < speaker.get().device().epoch();
    boolean over = late && (standings.laterEpochBegan(batch) || rows.laterEpochBegan(batch));
    Optional<EnvelopeResult> fault =
        EnvelopeCheck.speaker(source, batch, speaker, over).or(() -> shown(batch));
    if (fault.isPresent()) {
      return answer(source, message, batch, fault.get(), 1, at);
    }
    EnvelopeCheck.Standing standing = standings.before(batch);
    EnvelopeResult result = EnvelopeCheck.order(batch, standing);
    if (result instanceof EnvelopeResult.Next next) {
      SealedRecord last = next.newRecords().get(next.newRecords().size() - 1);
      Optional<EnvelopeResult> badRoll = EnvelopeCheck.roll(last, speaker.orElseThrow());
      if (badRoll.isPresent()) {
        return answer(source, message, batch, badRoll.get(), standing.lastSeq() + 1, at);
      }
      if (last.fields().body() instanceof KeyRolled rolled) {
        keys.rolled(
            batch.zone(), batch.device(), rolled.newKey(), batch.epoch(), batch.lastSeq(), at);
      }
      standings.after(batch, next.newRecords());
      taken.add(new TakenBatch(batch, standing.lastSeq(), next.newRecords()));
      return new BatchOutcome.Committed(batch.epoch(), batch.lastSeq());
    }
    return answer(source, message, batch, result, standing.lastSeq() + 1, at);
  }

  /** What the checkpoint says that the device holds; empty if our log continues it. */
  private Optional<EnvelopeResult> shown(Batch batch) {
    Continuity.Shown shown = continuity.look(batch.zone(), batch.checkpoint());
    if (shown instanceof Continuity.Shown.RolledBack back) {
      return Optional.of(new EnvelopeResult.LogRolledBack(back.finding()));
    }
    if (shown instanceof Continuity.Shown.Forked forked) {
      return Optional.of(new EnvelopeResult.LogForked(forked.finding()));
    }
    return shown instanceof Continuity.Shown.NotOurs other
        ? Optional.of(new EnvelopeResult.NotGenuine("the checkpoint it shows: " + other.finding()))
        : Optional.empty();
  }

  private ZoneCommitted commit(List<TakenBatch> taken, Instant at) throws SQLException {
    String zone = taken.get(0).batch().zone();
    List<SealedRecord> records = taken.stream().flatMap(one -> one.records().stream()).toList();
    long firstLeaf = evidence.append(zone, records.stream().map(SealedRecord::bytes).toList());
    router.expect(zone, records.stream().map(record -> record.fields().body()).toList());
    long leaf = firstLeaf;
    for (SealedRecord record : records) {
      router.route(ref(record.fields(), leaf, at), record.fields().body());
      leaf++;
    }
    rows.take(taken, firstLeaf, at);
    fence.write();
    ledger.write();
    return new ZoneCommitted(zone, firstLeaf, leaf - 1, permits.version(zone), at);
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

  /** The answer to a batch of which nothing takes effect. */
  private BatchOutcome answer(
      Topics.Source source,
      byte[] message,
      Batch batch,
      EnvelopeResult result,
      long expectedSeq,
      Instant at)
      throws SQLException {
    long epoch = batch.epoch();
    if (result instanceof EnvelopeResult.AlreadyKnown known) {
      return new BatchOutcome.Known(epoch, known.throughSeq());
    }
    if (result instanceof EnvelopeResult.Gap gap) {
      return new BatchOutcome.Early(
          new BatchAnswer.Refused(
              source.device(),
              epoch,
              gap.expectedSeq(),
              Reason.GAP,
              "received records %d to %d; expected %d; send the records in between first"
                  .formatted(batch.firstSeq(), batch.lastSeq(), gap.expectedSeq())));
    }
    if (result instanceof EnvelopeResult.OtherEpoch other) {
      return refused(
          source,
          epoch,
          expectedSeq,
          Reason.OTHER_EPOCH,
          "received epoch %d; open is epoch %d; an operator must open another"
              .formatted(epoch, other.expected()));
    }
    if (result instanceof EnvelopeResult.UnknownDevice unknown) {
      return refused(
          source,
          epoch,
          expectedSeq,
          Reason.UNKNOWN_DEVICE,
          unknown.finding() + "; an operator must enrol it");
    }
    return suspect(source, message, batch, result, expectedSeq, at);
  }

  private BatchOutcome suspect(
      Topics.Source source,
      byte[] message,
      Batch batch,
      EnvelopeResult result,
      long expectedSeq,
      Instant at)
      throws SQLException {
    Reason reason;
    String detail;
    if (result instanceof EnvelopeResult.Equivocation equivocation) {
      reason = Reason.EQUIVOCATION;
      detail =
          "record %d was taken with other bytes; the device has two histories; an operator must look"
              .formatted(equivocation.seq());
    } else if (result instanceof EnvelopeResult.RevokedKey revoked) {
      reason = Reason.REVOKED_KEY;
      detail =
          "key %s is revoked; let the agent make a new key, and open a new epoch with it"
              .formatted(revoked.keyId());
    } else if (result instanceof EnvelopeResult.LogRolledBack back) {
      reason = Reason.LOG_ROLLED_BACK;
      detail = back.finding() + "; restore the newest backup, and tell the customs officer";
    } else if (result instanceof EnvelopeResult.LogForked forked) {
      reason = Reason.LOG_FORKED;
      detail = forked.finding() + "; tell the customs officer, and keep every checkpoint";
    } else if (result instanceof EnvelopeResult.NotGenuine notGenuine) {
      reason = Reason.NOT_GENUINE;
      detail = notGenuine.finding() + "; an operator must look";
    } else {
      throw new IllegalStateException("no refusal: " + result);
    }
    quarantine.keep(source, message, reason.name(), detail, at);
    return refused(source, batch.epoch(), expectedSeq, reason, detail);
  }

  private static BatchOutcome refused(
      Topics.Source source, long epoch, long expectedSeq, Reason reason, String detail) {
    return new BatchOutcome.Refused(
        new BatchAnswer.Refused(source.device(), epoch, expectedSeq, reason, detail));
  }
}

package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.EdgeRecord;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Permits;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Devices;
import bondgate.server.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one transaction of a batch: mark, evidence, verdicts, book and guarantee move together or not
 * at all.
 */
@ApplicationScoped
class BatchTransaction {
  private final Devices devices;
  private final StreamRows rows;
  private final Quarantine quarantine;
  private final EvidenceLog evidence;
  private final EventRouter router;
  private final Permits permits;
  private final Ledger ledger;

  @Inject
  BatchTransaction(
      Devices devices,
      StreamRows rows,
      Quarantine quarantine,
      EvidenceLog evidence,
      EventRouter router,
      Permits permits,
      Ledger ledger) {
    this.devices = devices;
    this.rows = rows;
    this.quarantine = quarantine;
    this.evidence = evidence;
    this.router = router;
    this.permits = permits;
    this.ledger = ledger;
  }

  /**
   * Checks a message and lets it take effect. Repeating it is safe, also when nobody knows whether
   * the last try was committed.
   *
   * @param at the time of the transaction
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  BatchOutcome take(Topics.Source source, byte[] message, Instant at) throws SQLException {
    Batch batch;
    try {
      batch = EventJson.readBatch(message);
    } catch (MalformedMessageException e) {
      quarantine.keep(source, message, Reason.MALFORMED.name(), e.getMessage(), at);
      return refused(source, 0, 1, Reason.MALFORMED, e.getMessage());
    }
    Optional<Device> device = devices.find(source.zone(), source.device());
    Optional<EnvelopeResult> fault = EnvelopeCheck.speaker(source, batch, device);
    if (fault.isPresent()) {
      return answer(source, message, batch, fault.get(), 1, at);
    }
    EnvelopeCheck.Standing standing = rows.lock(batch);
    EnvelopeResult result = EnvelopeCheck.order(batch, standing);
    return result instanceof EnvelopeResult.Next next
        ? commit(batch, standing.lastSeq(), next.newRecords(), at)
        : answer(source, message, batch, result, standing.lastSeq() + 1, at);
  }

  private BatchOutcome commit(Batch batch, long knownSeq, List<SealedRecord> records, Instant at)
      throws SQLException {
    String zone = batch.zone();
    long leaf = evidence.append(zone, records.stream().map(SealedRecord::bytes).toList());
    long firstLeaf = leaf;
    for (SealedRecord record : records) {
      EdgeRecord fields = record.fields();
      RecordRef ref =
          new RecordRef(
              zone,
              batch.device(),
              batch.epoch(),
              fields.seq(),
              leaf,
              fields.seenAt(),
              fields.recordedAt(),
              at);
      router.route(ref, fields.body());
      leaf++;
    }
    rows.take(batch, knownSeq, records, firstLeaf, at);
    ledger.write();
    return new BatchOutcome.Committed(
        batch.epoch(),
        batch.lastSeq(),
        new ZoneCommitted(zone, firstLeaf, leaf - 1, permits.version(zone), at));
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
      return refused(
          source,
          epoch,
          gap.expectedSeq(),
          Reason.GAP,
          "received records %d to %d; expected %d; send the records in between first"
              .formatted(batch.firstSeq(), batch.lastSeq(), gap.expectedSeq()));
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

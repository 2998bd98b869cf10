package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.KeyRolled;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.server.fleet.Speaker;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the batches of one transaction, before any of it takes effect: which records are
 * taken, and how the others are answered. Decides by what the transaction sees and by what it has
 * taken itself, and by nothing else.
 */
final class Intake {
  private static final Set<Reason> SUSPECT =
      Set.of(
          Reason.MALFORMED,
          Reason.NOT_GENUINE,
          Reason.EQUIVOCATION,
          Reason.REVOKED_KEY,
          Reason.LOG_ROLLED_BACK,
          Reason.LOG_FORKED);

  private final StreamMarks marks;
  private final Standings standings;
  private final List<TakenBatch> taken = new ArrayList<>();

  Intake(StreamMarks marks) {
    this.marks = marks;
    this.standings = new Standings(marks);
  }

  /** Whether somebody must look at the message. */
  static boolean isSuspect(BatchOutcome.Refused refused) {
    return SUSPECT.contains(refused.answer().reason());
  }

  /** What was taken so far, in that order. */
  List<TakenBatch> taken() {
    return List.copyOf(taken);
  }

  /** Looks at the next message. */
  BatchOutcome decide(ArrivedBatch arrived) throws SQLException {
    Topics.Source source = arrived.source();
    if (arrived.read() instanceof ArrivedBatch.Reading.Malformed malformed) {
      return refused(source, 0, 1, Reason.MALFORMED, malformed.finding());
    }
    Batch batch = ((ArrivedBatch.Reading.Legible) arrived.read()).batch();
    Optional<Speaker> speaker = marks.speaker(source);
    boolean late = speaker.isPresent() && batch.epoch() < speaker.get().device().epoch();
    boolean over = late && (standings.laterEpochBegan(batch) || marks.laterEpochBegan(batch));
    Optional<EnvelopeResult> fault =
        EnvelopeCheck.speaker(source, batch, speaker, over).or(() -> marks.shown(batch));
    return fault.isPresent()
        ? answer(source, batch, fault.get(), 1)
        : inOrder(source, batch, speaker.orElseThrow());
  }

  private BatchOutcome inOrder(Topics.Source source, Batch batch, Speaker speaker)
      throws SQLException {
    EnvelopeCheck.Standing standing = standings.before(batch);
    EnvelopeResult result = EnvelopeCheck.order(batch, standing);
    if (!(result instanceof EnvelopeResult.Next next)) {
      return answer(source, batch, result, standing.lastSeq() + 1);
    }
    SealedRecord last = next.newRecords().get(next.newRecords().size() - 1);
    Optional<EnvelopeResult> badRoll = EnvelopeCheck.roll(last, speaker);
    if (badRoll.isPresent()) {
      return answer(source, batch, badRoll.get(), standing.lastSeq() + 1);
    }
    if (last.fields().body() instanceof KeyRolled rolled) {
      marks.rolled(batch, rolled.newKey());
    }
    standings.after(batch, next.newRecords());
    taken.add(new TakenBatch(batch, standing.lastSeq(), next.newRecords()));
    return new BatchOutcome.Committed(batch.epoch(), batch.lastSeq());
  }

  /** The answer to a batch of which nothing takes effect. */
  private static BatchOutcome answer(
      Topics.Source source, Batch batch, EnvelopeResult result, long expectedSeq) {
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
    return suspect(source, batch, result, expectedSeq);
  }

  private static BatchOutcome suspect(
      Topics.Source source, Batch batch, EnvelopeResult result, long expectedSeq) {
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
    return refused(source, batch.epoch(), expectedSeq, reason, detail);
  }

  private static BatchOutcome refused(
      Topics.Source source, long epoch, long expectedSeq, Reason reason, String detail) {
    return new BatchOutcome.Refused(
        new BatchAnswer.Refused(source.device(), epoch, expectedSeq, reason, detail));
  }
}

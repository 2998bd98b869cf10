package bondgate.uplink;

import bondgate.events.BatchAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an answer of the server means for what we send next. Pure.
 *
 * @param unknownDeviceRetry when a server that does not know this device is asked again
 * @param refusedLeast when a batch that was refused is tried again, the first time
 * @param refusedMost the longest such wait: each is twice the one before
 */
public record AnswerRule(Duration unknownDeviceRetry, Duration refusedLeast, Duration refusedMost) {
  /** Our own reason to stop: the server's checkpoint is not believed. */
  public static final String CHECKPOINT_REFUSED = "CHECKPOINT_REFUSED";

  /**
   * What to do.
   *
   * @param next how the sending stands now
   * @param deleteThrough records up to here may go from the disk; 0 for none
   */
  public record Step(Sending next, long deleteThrough) {}

  /** The step after an answer whose checkpoint, if it has one, was looked at. */
  public Step after(
      Sending now, BatchAnswer answer, CheckpointCheck.Finding finding, Standing own, Instant at) {
    if (!answer.device().equals(own.device())
        || (answer.epoch() != own.epoch() && answer.epoch() != 0)
        || !(now instanceof Sending.Going going)) {
      return new Step(now, 0);
    }
    return answer instanceof BatchAnswer.Accepted accepted
        ? accepted(going, accepted, finding, own, at)
        : refused(going, (BatchAnswer.Refused) answer, own, at);
  }

  private Step accepted(
      Sending.Going now,
      BatchAnswer.Accepted answer,
      CheckpointCheck.Finding finding,
      Standing own,
      Instant at) {
    if (finding instanceof CheckpointCheck.Finding.Refuted refuted) {
      return stopped(
          now,
          CHECKPOINT_REFUSED,
          refuted.why()
              + "; nothing is deleted; tell the customs officer, and keep this data folder",
          at);
    }
    long through = answer.throughSeq();
    if (through > own.lastSeq()) {
      return stopped(
          now,
          BatchAnswer.Reason.EQUIVOCATION.name(),
          ("the server has records up to %d of this epoch, this disk has made %d; the data folder"
                  + " is an old copy; let an operator open a new epoch")
              .formatted(through, own.lastSeq()),
          at);
    }
    List<Sending.InFlight> left =
        now.flight().stream().filter(batch -> batch.lastSeq() > through).toList();
    boolean proven = finding instanceof CheckpointCheck.Finding.Proven;
    return new Step(
        new Sending.Going(left, Math.max(through, now.committed()), now.gapAt(), 0),
        proven && through > own.ackedSeq() ? through : 0);
  }

  private Step refused(Sending.Going now, BatchAnswer.Refused answer, Standing own, Instant at) {
    if (now.flight().isEmpty()) {
      return new Step(now, 0); // late word on a batch that was answered or given up
    }
    return switch (answer.reason()) {
      case UNKNOWN_DEVICE ->
          new Step(new Sending.Paused(at.plus(unknownDeviceRetry), now.refusals()), 0);
      case GAP -> gap(now, answer, own, at);
      case MALFORMED,
          NOT_GENUINE,
          EQUIVOCATION,
          OTHER_EPOCH,
          REVOKED_KEY,
          LOG_ROLLED_BACK,
          LOG_FORKED,
          ROUTE_FAILED ->
          stopped(now, answer.reason().name(), answer.detail(), at);
    };
  }

  private Step gap(Sending.Going now, BatchAnswer.Refused answer, Standing own, Instant at) {
    long expected = answer.expectedSeq();
    if (expected == now.gapAt()) {
      return new Step(now, 0); // the same gap, told of each batch behind it: it is being filled
    }
    // Who holds a checkpoint does not believe that the server never had what that shows: it gives
    // acknowledged records again only after a person's word that the history is lost.
    long first = own.checkpoint().isEmpty() ? own.firstKeptSeq() : own.ackedSeq() + 1;
    if (expected >= first && expected <= own.lastSeq()) {
      // What comes before it is committed: the server says so by waiting for this one. It is kept
      // until a checkpoint shows it.
      return new Step(new Sending.Going(List.of(), expected - 1, expected, now.refusals()), 0);
    }
    return stopped(
        now,
        BatchAnswer.Reason.GAP.name(),
        ("the server waits for record %d; this disk has %d to %d, and %s; the server lost what it"
                + " had acknowledged, or this data folder is an old copy; restore the server's"
                + " newest backup, %sor let an operator open a new epoch")
            .formatted(
                expected,
                own.ackedSeq() + 1,
                own.lastSeq(),
                kept(own),
                expected >= own.firstKeptSeq() && expected <= own.ackedSeq()
                    ? "let this agent's operator say that the history is lost, "
                    : ""),
        at);
  }

  private static String kept(Standing own) {
    return own.firstKeptSeq() > own.ackedSeq()
        ? "keeps no acknowledged one"
        : "keeps the acknowledged ones from %d on".formatted(own.firstKeptSeq());
  }

  private Step stopped(Sending.Going now, String reason, String detail, Instant at) {
    Duration wait = refusedLeast;
    for (int i = 0; i < now.refusals() && wait.compareTo(refusedMost) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    Duration bounded = wait.compareTo(refusedMost) < 0 ? wait : refusedMost;
    return new Step(new Sending.Stopped(reason, detail, at.plus(bounded), now.refusals() + 1), 0);
  }
}

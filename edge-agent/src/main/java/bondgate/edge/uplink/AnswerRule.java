package bondgate.edge.uplink;

import bondgate.events.BatchAnswer;
import java.time.Duration;
import java.time.Instant;

/**
 * What an answer of the server means for what we send next. Pure.
 *
 * @param unknownDeviceRetry when a server that does not know this device is asked again
 */
record AnswerRule(Duration unknownDeviceRetry) {

  /**
   * Where the agent's own sequence stands.
   *
   * @param device this agent
   * @param epoch the running epoch
   * @param lastSeq last record that was made
   * @param ackedSeq last record that was acknowledged, and so is no longer on disk
   */
  record Own(String device, long epoch, long lastSeq, long ackedSeq) {}

  /**
   * What to do.
   *
   * @param next how the sending stands now
   * @param deleteThrough records up to here may go from the disk; 0 for none
   */
  record Step(Sending next, long deleteThrough) {}

  Step after(Sending now, BatchAnswer answer, Own own, Instant at) {
    if (!answer.device().equals(own.device())
        || (answer.epoch() != own.epoch() && answer.epoch() != 0)
        || now instanceof Sending.Stopped) {
      return new Step(now, 0);
    }
    if (answer instanceof BatchAnswer.Accepted accepted) {
      return accepted(now, accepted, own);
    }
    return refused(now, (BatchAnswer.Refused) answer, own, at);
  }

  private static Step accepted(Sending now, BatchAnswer.Accepted answer, Own own) {
    long through = answer.throughSeq();
    if (through > own.lastSeq()) {
      return stopped(
          BatchAnswer.Reason.EQUIVOCATION,
          ("the server has records up to %d of this epoch, this disk has made %d; the data folder"
                  + " is an old copy; let an operator open a new epoch")
              .formatted(through, own.lastSeq()));
    }
    boolean whole = !(now instanceof Sending.Waiting waiting) || through >= waiting.lastSeq();
    return new Step(whole ? new Sending.Ready() : now, through > own.ackedSeq() ? through : 0);
  }

  private Step refused(Sending now, BatchAnswer.Refused answer, Own own, Instant at) {
    if (!(now instanceof Sending.Waiting)) {
      return new Step(now, 0); // late word on a batch that was answered or given up
    }
    return switch (answer.reason()) {
      case UNKNOWN_DEVICE -> new Step(new Sending.Paused(at.plus(unknownDeviceRetry)), 0);
      case GAP -> gap(answer, own);
      case MALFORMED, NOT_GENUINE, EQUIVOCATION, OTHER_EPOCH ->
          stopped(answer.reason(), answer.detail());
    };
  }

  private static Step gap(BatchAnswer.Refused answer, Own own) {
    long expected = answer.expectedSeq();
    if (expected > own.ackedSeq() && expected <= own.lastSeq()) {
      // What comes before it is committed: the server says so by waiting for this one.
      return new Step(new Sending.Ready(), expected - 1 > own.ackedSeq() ? expected - 1 : 0);
    }
    return stopped(
        BatchAnswer.Reason.GAP,
        ("the server waits for record %d; this disk has %d to %d; the server lost what it had"
                + " acknowledged, or this data folder is an old copy; restore the server's backup"
                + " or let an operator open a new epoch")
            .formatted(expected, own.ackedSeq() + 1, own.lastSeq()));
  }

  private static Step stopped(BatchAnswer.Reason reason, String detail) {
    return new Step(new Sending.Stopped(reason, detail), 0);
  }
}

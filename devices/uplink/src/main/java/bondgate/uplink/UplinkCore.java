package bondgate.uplink;

import bondgate.events.BatchAnswer;
import bondgate.events.CheckpointRefused;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The uplink's decisions: what to do on which news at which time, without a thread, a clock, a
 * network or a disk of its own. One caller at a time.
 */
public final class UplinkCore {
  private static final Duration DISK_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  // What the server says of an epoch that is over and of which it takes no more.
  private static final Set<String> ENDS_AN_EPOCH =
      Set.of("OTHER_EPOCH", "NOT_GENUINE", "EQUIVOCATION", "REVOKED_KEY", "GAP");

  private final UplinkRules rules;
  private final AnswerRule answers;
  private final CheckpointCheck checkpoints;
  private final BackOff backOff;

  private boolean connected;
  private long connection;
  private boolean connecting;
  private Instant connectAt = Instant.MIN;
  private Sending sending = Sending.Going.begin(0);
  private long sendingEpoch;
  private Instant recordsWaitSince;
  private Instant diskRetryAt = Instant.MIN;
  private String failure = "not connected yet";
  private boolean toldUnknown;

  /**
   * Nothing is connected, nothing is on its way.
   *
   * @param rules what the settings say
   * @param answers what an answer means
   * @param checkpoints what is believed
   * @param backOff the waits between tries to connect
   */
  public UplinkCore(
      UplinkRules rules, AnswerRule answers, CheckpointCheck checkpoints, BackOff backOff) {
    this.rules = rules;
    this.answers = answers;
    this.checkpoints = checkpoints;
    this.backOff = backOff;
  }

  /** How the sending stands. */
  public Sending sending() {
    return sending;
  }

  /** Whether the broker is connected. */
  public boolean connected() {
    return connected;
  }

  /** Why the last connection failed; may be empty. */
  public String failure() {
    return failure;
  }

  /** Takes the news, and says what is to be done now, in order. */
  public List<Command> on(Signal signal, Standing own, Instant now) {
    List<Command> commands = new ArrayList<>();
    if (own.epoch() != sendingEpoch) {
      sendingEpoch = own.epoch();
      sending = Sending.Going.begin(0);
    }
    if (signal instanceof Signal.Arrived arrived) {
      arrived(arrived, own, now, commands);
    } else if (signal instanceof Signal.Connected done && done.connection() == connection) {
      connected(commands);
    } else if (signal instanceof Signal.Lost lost && lost.connection() == connection) {
      lost(lost.why(), now, commands);
    } else if (signal instanceof Signal.DiskFailed failed) {
      diskRetryAt = now.plus(DISK_RETRY);
      failure = failed.why();
      again();
      commands.add(new Command.Tell(true, failed.why()));
    }
    if (!connected && !connecting && !now.isBefore(connectAt)) {
      connecting = true;
      commands.add(new Command.Connect(++connection));
    }
    // Forgetting moves what is on disk: what to send next is asked again when that is done.
    if (commands.stream().noneMatch(UplinkCore::movesTheDisk)) {
      send(own, now, commands);
    }
    return commands;
  }

  private static boolean movesTheDisk(Command command) {
    return command instanceof Command.Forget
        || command instanceof Command.GiveUp
        || command instanceof Command.Note;
  }

  /** When something is due although nothing is heard. */
  public Instant wakeAt(Instant now) {
    Instant next = now.plus(LONGEST_WAIT);
    if (!connected) {
      return connecting ? next : earlier(next, connectAt);
    }
    if (now.isBefore(diskRetryAt)) {
      return earlier(next, diskRetryAt);
    }
    if (sending.until().isPresent()) {
      next = earlier(next, sending.until().get());
    }
    if (recordsWaitSince != null && sending instanceof Sending.Going) {
      next = earlier(next, recordsWaitSince.plus(rules.waitFor()));
    }
    return next;
  }

  private void connected(List<Command> commands) {
    connecting = false;
    connected = true;
    failure = "";
    backOff.reset();
    again(); // answers may have been lost with the connection before
    commands.add(new Command.Tell(false, "connected"));
  }

  private void lost(String why, Instant now, List<Command> commands) {
    if (connected) {
      commands.add(new Command.Close());
    }
    Duration wait = backOff.next();
    connectAt = now.plus(wait);
    if (!why.equals(failure)) {
      commands.add(
          new Command.Tell(
              true,
              "%s; tries again in %d ms and on; records stay on disk"
                  .formatted(why, wait.toMillis())));
    }
    connected = false;
    connecting = false;
    failure = why;
    again();
  }

  /** Whatever is on its way counts as lost. */
  private void again() {
    if (sending instanceof Sending.Going going) {
      sending = going.again();
    }
  }

  private void arrived(Signal.Arrived message, Standing own, Instant now, List<Command> commands) {
    try {
      if (message.topic().equals(Topics.permits(rules.zone()))) {
        commands.add(new Command.TakePermits(message.payload()));
      } else if (message.topic().equals(Topics.forgotten(rules.zone()))) {
        commands.add(new Command.TakeForgotten(message.payload()));
      } else if (message.topic().equals(Topics.questions(rules.zone()))) {
        commands.add(new Command.SayBirth());
      } else if (message.topic().equals(Topics.answers(rules.zone(), rules.device()))) {
        answered(EventJson.readAnswer(message.payload()), own, now, commands);
      }
    } catch (MalformedMessageException e) {
      commands.add(new Command.Tell(true, "on " + message.topic() + ": " + e.getMessage()));
    }
  }

  private void answered(BatchAnswer answer, Standing own, Instant now, List<Command> commands) {
    CheckpointCheck.Finding finding = new CheckpointCheck.Finding.Unproven();
    if (answer instanceof BatchAnswer.Accepted accepted) {
      finding = checkpoints.check(own.checkpoint(), accepted);
    }
    if (finding instanceof CheckpointCheck.Finding.NotSigned) {
      commands.add(
          new Command.Tell(
              true, "an answer came that the server did not sign; it is not believed"));
      return;
    }
    Sending before = sending;
    AnswerRule.Step step = answers.after(before, answer, finding, own, now);
    sending = step.next();
    if (step.deleteThrough() > 0) {
      commands.add(
          new Command.Forget(
              own.epoch(), step.deleteThrough(), ((BatchAnswer.Accepted) answer).checkpoint()));
    }
    if (sending instanceof Sending.Stopped stopped && !stopped.equals(before)) {
      stopped(stopped, before, answer, own, commands);
    } else if (sending instanceof Sending.Paused && !toldUnknown) {
      toldUnknown = true;
      commands.add(new Command.Tell(true, "the server does not know this device"));
    } else if (answer instanceof BatchAnswer.Accepted) {
      toldUnknown = false;
    }
  }

  private void stopped(
      Sending.Stopped stopped,
      Sending before,
      BatchAnswer answer,
      Standing own,
      List<Command> commands) {
    if (own.over() && ENDS_AN_EPOCH.contains(stopped.reason())) {
      commands.add(new Command.GiveUp(own.epoch(), stopped.reason() + ": " + stopped.detail()));
      sending = Sending.Going.begin(0);
      return;
    }
    commands.add(
        new Command.Tell(
            true, "sending stopped, %s: %s".formatted(stopped.reason(), stopped.detail())));
    if (stopped.reason().equals(AnswerRule.CHECKPOINT_REFUSED)
        && before.refusals() == 0
        && answer instanceof BatchAnswer.Accepted accepted) {
      commands.add(
          new Command.Note(
              new CheckpointRefused(own.checkpoint(), accepted.checkpoint(), stopped.detail())));
    }
  }

  private void send(Standing own, Instant now, List<Command> commands) {
    if (sending.isOver(now)) {
      sending =
          sending instanceof Sending.Going going
              ? going.again()
              : Sending.Going.begin(sending.refusals());
    }
    while (connected
        && !now.isBefore(diskRetryAt)
        && sending instanceof Sending.Going going
        && going.flight().size() < allowed(going)) {
      Command.Send next = next(going, own, now);
      if (next == null) {
        return;
      }
      commands.add(next);
      List<Sending.InFlight> flight = new ArrayList<>(going.flight());
      flight.add(
          new Sending.InFlight(next.firstSeq(), next.lastSeq(), now.plus(rules.answerWithin())));
      sending = new Sending.Going(flight, going.committed(), going.gapAt(), going.refusals());
    }
  }

  /** After a refusal one batch goes ahead to ask whether it is mended. */
  private int allowed(Sending.Going going) {
    return going.refusals() > 0 ? 1 : rules.window();
  }

  /** The next batch; null if there is none, or it waits for more records. */
  private Command.Send next(Sending.Going going, Standing own, Instant now) {
    // Below the acknowledged ones only while the server waits for one of them.
    boolean back = going.gapAt() > 0 && going.gapAt() <= own.ackedSeq();
    long committed = back ? going.committed() : Math.max(own.ackedSeq(), going.committed());
    long first = Math.max(committed, going.lastOnItsWay()) + 1;
    if (first > own.lastSeq()) {
      recordsWaitSince = null;
      // All is sent, but not all was answered with a proof that begins where we stand: ask again
      // with the last record, which is known there.
      return going.flight().isEmpty() && committed > own.ackedSeq()
          ? new Command.Send(own.epoch(), committed, committed)
          : null;
    }
    long waiting = own.lastSeq() - first + 1;
    if (recordsWaitSince == null) {
      recordsWaitSince = now;
    }
    if (waiting < rules.records() && now.isBefore(recordsWaitSince.plus(rules.waitFor()))) {
      return null;
    }
    recordsWaitSince = null;
    long last = Math.min(own.lastSeq(), first + rules.records() - 1);
    return new Command.Send(
        own.epoch(), first, first <= own.rollSeq() ? Math.min(last, own.rollSeq()) : last);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

package bondgate.till.printer;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.device.Question;
import bondgate.till.device.Signal;
import bondgate.till.device.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The conversation with one printer: asks its four status bytes before and after each receipt, and
 * every few seconds between.
 */
public final class PrinterTalk implements Talk {
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(1500);
  private static final Duration WATCH_EVERY = Duration.ofSeconds(2);

  private final Duration printing;
  private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();

  // Owned by the thread that holds the line.
  private final Question<Integer> question = new Question<>(ANSWER_WITHIN, 1);
  private final List<Signal> signals = new ArrayList<>();
  private final Set<PrinterCondition> said = EnumSet.noneOf(PrinterCondition.class);
  private final Set<Fault> complained = EnumSet.noneOf(Fault.class);
  private Stage stage = Stage.WATCHING;
  private Optional<Job> job = Optional.empty();
  private int nextStatus = 1;
  private Instant watchAt = Instant.MIN;
  private Instant printedBy = Instant.MIN;

  private enum Stage {
    WATCHING,
    BEFORE,
    AFTER
  }

  private record Job(Octets bytes, Consumer<PrintOutcome> told) {}

  /**
   * A conversation that has not begun.
   *
   * @param printing how long after sending the state is asked, 0 to 30 s; usual 2 s. DLE EOT is
   *     answered at once, also while the printer still prints, so an end of paper must have its
   *     time
   */
  public PrinterTalk(Duration printing) {
    if (printing.isNegative() || printing.toSeconds() > 30) {
      throw new IllegalArgumentException("printing must be from 0 to 30 s; received " + printing);
    }
    this.printing = printing;
  }

  /**
   * Prints when its turn comes. Any thread may call; then wake the runner.
   *
   * @param bytes what {@link ReceiptBytes} gave
   * @param told is told the outcome, on the line's thread
   */
  public void print(Octets bytes, Consumer<PrintOutcome> told) {
    jobs.add(new Job(bytes, told));
  }

  @Override
  public void opened(Instant now) {
    question.close();
    watchAt = now;
    nextStatus = 1;
  }

  @Override
  public Optional<Octets> next(Instant now) {
    if (question.open().isPresent()) {
      return question.isOverdue(now) ? again(now) : Optional.empty();
    }
    boolean between = stage == Stage.WATCHING && nextStatus == 1;
    if (between && job.isEmpty() && !jobs.isEmpty()) {
      job = Optional.of(jobs.remove());
      stage = Stage.BEFORE;
    } else if (between && now.isBefore(watchAt)) {
      return Optional.empty();
    }
    if (stage == Stage.AFTER && now.isBefore(printedBy)) {
      return Optional.empty();
    }
    if (nextStatus > PrinterCondition.STATUS_BYTES) {
      return conclude(now);
    }
    return Optional.of(askStatus(now));
  }

  private Octets askStatus(Instant now) {
    if (nextStatus == 1) {
      said.clear();
    }
    return question.ask(nextStatus, Octets.of(0x10, 0x04, nextStatus), now);
  }

  /** All four status bytes came. */
  private Optional<Octets> conclude(Instant now) {
    nextStatus = 1;
    watchAt = now.plus(WATCH_EVERY);
    tellConditions();
    boolean stopped = said.stream().anyMatch(PrinterCondition::stopsPrinting);
    switch (stage) {
      case WATCHING -> {
        return Optional.empty();
      }
      case BEFORE -> {
        if (stopped) {
          finish(new PrintOutcome.NotStarted(said));
          return Optional.empty();
        }
        stage = Stage.AFTER;
        printedBy = now.plus(printing);
        return job.map(Job::bytes);
      }
      case AFTER -> {
        finish(stopped ? new PrintOutcome.Doubtful(said) : new PrintOutcome.Printed());
        return Optional.empty();
      }
    }
    throw new IllegalStateException("no such stage: " + stage);
  }

  private Optional<Octets> again(Instant now) {
    signals.add(new Signal.NoAnswer("DLE EOT " + nextStatus));
    Optional<Octets> repeated = question.again(now);
    if (repeated.isEmpty()) {
      unanswered(now);
    }
    return repeated;
  }

  private void unanswered(Instant now) {
    switch (stage) {
      case WATCHING -> {}
      case BEFORE -> finish(new PrintOutcome.NoAnswer());
      case AFTER -> finish(new PrintOutcome.Doubtful(Set.of()));
    }
    nextStatus = 1;
    watchAt = now.plus(WATCH_EVERY);
  }

  private void finish(PrintOutcome outcome) {
    Optional<Job> done = job;
    job = Optional.empty();
    stage = Stage.WATCHING;
    done.ifPresent(finished -> finished.told().accept(outcome));
  }

  private void tellConditions() {
    Set<Fault> now = EnumSet.noneOf(Fault.class);
    said.forEach(condition -> condition.fault().ifPresent(now::add));
    for (Fault fault : complained) {
      if (!now.contains(fault)) {
        signals.add(new Signal.Cleared(fault));
      }
    }
    now.forEach(fault -> signals.add(new Signal.Complaint(fault, said.toString())));
    complained.clear();
    complained.addAll(now);
  }

  @Override
  public Duration idle(Instant now) {
    if (question.open().isPresent()) {
      return question.idle();
    }
    if (stage == Stage.AFTER && now.isBefore(printedBy)) {
      return Duration.between(now, printedBy);
    }
    boolean busy = stage != Stage.WATCHING || nextStatus > 1 || !jobs.isEmpty();
    // Looks at the queue as often as a read ends, even if nobody wakes the runner.
    return busy ? Duration.ZERO : Duration.ofMillis(99);
  }

  @Override
  public void heard(Octets bytes, Instant now) {
    for (int i = 0; i < bytes.size(); i++) {
      int value = bytes.at(i);
      if (question.open().isPresent() && PrinterCondition.isStatus(value)) {
        said.addAll(PrinterCondition.of(nextStatus, value));
        question.close();
        nextStatus++;
        signals.add(new Signal.Answered());
      }
    }
  }

  @Override
  public void silence(Instant now) {
    // A status byte is whole or not there.
  }

  @Override
  public void lost(Instant now) {
    question.close();
    unanswered(now);
  }

  @Override
  public List<Signal> drain() {
    List<Signal> all = List.copyOf(signals);
    signals.clear();
    return all;
  }
}

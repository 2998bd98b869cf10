package bondgate.rfid.supervised;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reader with a thread of its own, which keeps its line open until it is closed and tells every
 * change of its condition once. What it says on the line is the subclass's.
 */
public abstract class SupervisedReader implements RfidReader {
  /** By whose time reads and conditions are told. */
  protected final InstantSource clock;

  /** The levels that are wanted of its outputs. */
  protected final WantedOutputs outputs = new WantedOutputs();

  /** Rounds that ended. */
  protected final AtomicLong rounds = new AtomicLong();

  /** Tags that were heard. */
  protected final AtomicLong reads = new AtomicLong();

  /** Frames whose check was wrong. */
  protected final AtomicLong badChecksums = new AtomicLong();

  /** Bytes that belonged to no frame. */
  protected final AtomicLong skippedBytes = new AtomicLong();

  /** Frames that say nothing we know. */
  protected final AtomicLong unrecognised = new AtomicLong();

  /** Times that the line was opened again. */
  protected final AtomicLong reconnections = new AtomicLong();

  private final String speaks;
  private final String where;
  private final Duration closeWithin;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ReaderCondition condition;
  private volatile Thread thread;

  // Owned by the reader's thread.
  private ReaderListener listener;
  private boolean toldCondition;

  /**
   * A reader that is not started yet.
   *
   * @param speaks its protocol, for the thread's name
   * @param where its port or host
   * @param closeWithin closing waits for the thread at most so long
   */
  protected SupervisedReader(
      String speaks, String where, Duration closeWithin, InstantSource clock) {
    this.speaks = speaks;
    this.where = where;
    this.closeWithin = closeWithin;
    this.clock = clock;
    this.condition =
        new ReaderCondition(State.OFFLINE, Reason.PORT_NOT_OPENED, "not started", clock.instant());
  }

  /** Opens the line, works on it, opens it again when it is lost, and ends when it is closed. */
  protected abstract void work() throws InterruptedException;

  /** Ends whatever the reader's thread waits for on its line, if it can wait for long. */
  protected void wake() {}

  @Override
  public final synchronized void start(ReaderListener to) {
    if (thread != null) {
      throw new IllegalStateException("reader at '%s' was started".formatted(where));
    }
    listener = to;
    thread = new Thread(this::run, speaks + " " + where);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      work();
    } catch (InterruptedException e) {
      // Somebody wants this thread to end; so it ends, and says that the portal is blind.
      tell(State.OFFLINE, Reason.PORT_LOST, "the reader's thread was interrupted");
    } catch (RuntimeException e) {
      tell(State.OFFLINE, Reason.PORT_LOST, "our own error, restart the agent: " + e);
      throw e;
    }
  }

  @Override
  public final ReaderCondition condition() {
    return condition;
  }

  @Override
  public final ReaderCounters counters() {
    return new ReaderCounters(
        rounds.get(),
        reads.get(),
        badChecksums.get(),
        skippedBytes.get(),
        unrecognised.get(),
        reconnections.get());
  }

  @Override
  public final void close() {
    closed.countDown();
    wake();
    Thread running = thread;
    if (running == null || running.equals(Thread.currentThread())) {
      return;
    }
    try {
      running.join(closeWithin.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody has closed it. */
  protected final boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits so long before the line is opened again; true if it was closed meanwhile. */
  protected final boolean isClosedWithin(Duration pause) throws InterruptedException {
    return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Twice the pause, at most the longest. */
  protected static Duration longer(Duration pause, Duration longest) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(longest) > 0 ? longest : twice;
  }

  /** Who is told what is heard. */
  protected final ReaderListener listener() {
    return listener;
  }

  /** How it stands now; told on only if it says something else than before. */
  protected final void tell(State state, Reason reason, String detail) {
    ReaderCondition next = new ReaderCondition(state, reason, detail, clock.instant());
    if (toldCondition && next.saysTheSameAs(condition)) {
      return;
    }
    toldCondition = true;
    condition = next;
    listener.healthChanged(next);
  }
}

package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.events.Heartbeat;
import bondgate.rfid.RfidReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The tills' duty: one thread that turns reads of trays into facts, and puts them on disk. */
public final class TillDuty implements AutoCloseable {
  private static final Duration TURN_EVERY = Duration.ofMillis(25);
  private static final int FACTS_IN_MEMORY = 10_000;

  private final Outbox outbox;
  private final InstantSource steady;
  private final InstantSource wall;
  private final List<Till> tills;
  private final WaitingFacts facts;
  private final Thread thread = new Thread(this::run, "tills");
  private volatile BooleanSupplier online = () -> false;
  private volatile boolean stopping;
  // Owned by the thread.
  private boolean wasOnline;

  /**
   * A duty that is not started yet.
   *
   * @param readers makes each tray's reader; its reads must be timed by the steady clock
   * @param steady what everything that waits goes by
   * @param wall what records are told in
   * @param random where the jitter of waits comes from
   */
  public TillDuty(
      List<TillSettings> settings,
      Function<EdgeSettings.Reader, RfidReader> readers,
      Outbox outbox,
      InstantSource steady,
      InstantSource wall,
      RandomGenerator random) {
    this.outbox = outbox;
    this.facts = new WaitingFacts(outbox, FACTS_IN_MEMORY);
    this.steady = steady;
    this.wall = wall;
    this.tills =
        settings.stream()
            .map(
                till ->
                    new Till(
                        till,
                        readers.apply(till.tray()),
                        new DeviceLines("till " + till.name(), steady, random)))
            .toList();
  }

  /** Lets every tray be told again when the uplink is back: the server may have begun anew. */
  public void tellAgainWhenBack(BooleanSupplier uplink) {
    online = uplink;
  }

  /** Starts readers, devices and the thread. */
  public void start() {
    tills.forEach(Till::start);
    thread.start();
  }

  /** Stops readers and devices, records what is concluded, and ends the thread. */
  @Override
  public void close() {
    tills.parallelStream().forEach(Till::stop);
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The till of that name. */
  public Optional<Till> till(String name) {
    return tills.stream().filter(till -> till.name().equals(name)).findFirst();
  }

  /** How the trays' readers stand. */
  public List<ReaderStatus> readers() {
    return tills.stream().map(Till::readerStatus).toList();
  }

  /** One row for each tray's reader, for the heartbeat: what was counted since it asked last. */
  public List<Heartbeat.ReaderRow> heartbeatRows() {
    return tills.stream().map(Till::heartbeatRow).toList();
  }

  /** Whether the duty's thread lives. */
  public boolean alive() {
    return thread.isAlive();
  }

  /** Why facts wait for the disk; empty if none does. */
  public String diskFailure() {
    return facts.diskFailure();
  }

  /** Facts that were dropped because the disk refused for too long. */
  public long lostFacts() {
    return facts.lost();
  }

  /** Why no sale may be begun; empty if sales may be begun. */
  public String whyNoSales() {
    return outbox.whyNoSales();
  }

  private void run() {
    while (!stopping) {
      turn(steady.instant());
      LockSupport.parkNanos(tills.isEmpty() ? Long.MAX_VALUE : TURN_EVERY.toNanos());
    }
    turn(steady.instant());
    facts.writeLast(steady.instant());
  }

  void turn(Instant now) {
    Duration wallAhead = Duration.between(now, wall.instant());
    boolean isOnline = online.getAsBoolean();
    if (isOnline && !wasOnline) {
      tills.forEach(Till::tellAgain);
    }
    wasOnline = isOnline;
    for (Till till : tills) {
      facts.add(till.turn(now, wallAhead));
    }
    facts.write(now);
  }
}

package bondgate.edge.portal;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Heartbeat;
import bondgate.events.PermitList;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.RfidReader;
import bondgate.rfid.portal.CrossingSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The portals' duty: readers decide where they hear, and one thread concludes what has ended, tells
 * how the readers stand, and puts every fact into the outbox.
 */
public final class PortalDuty implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PortalDuty.class);
  private static final Duration POLL_EVERY = Duration.ofMillis(50);
  private static final int FACTS_IN_MEMORY = 100_000;

  private final EdgeSettings settings;
  private final Outbox outbox;
  private final PermitStore permits;
  private final InstantSource steady;
  private final InstantSource wall;
  private final List<ReaderPost> posts;
  private final WaitingFacts facts;
  private final Thread thread = new Thread(this::run, "portals");
  private volatile Supplier<List<Heartbeat.ReaderRow>> furtherReaders = List::of;
  private volatile boolean stopping;
  private volatile PermitBook book = PermitBook.of(Optional.empty()); // set by the duty's thread

  // Owned by the duty's thread.
  private Optional<PermitList> bookOf = Optional.empty();
  private Instant pollAt = Instant.MIN;
  private Instant heartbeatAt = Instant.MIN;

  /**
   * A duty that is not started yet.
   *
   * @param readers makes each reader; its reads must be timed by the steady clock
   * @param steady what everything that waits goes by
   * @param wall what records are told in
   * @param random where the jitter of waits for a beam's box comes from
   */
  public PortalDuty(
      EdgeSettings settings,
      CrossingSettings thresholds,
      Function<EdgeSettings.Reader, RfidReader> readers,
      Outbox outbox,
      PermitStore permits,
      InstantSource steady,
      InstantSource wall,
      RandomGenerator random) {
    this.settings = settings;
    this.outbox = outbox;
    this.facts = new WaitingFacts(outbox, FACTS_IN_MEMORY);
    this.permits = permits;
    this.steady = steady;
    this.wall = wall;
    ReaderPost.Duty own = new Own();
    this.posts =
        settings.readers().stream()
            .map(
                reader ->
                    new ReaderPost(
                        reader,
                        readers.apply(reader),
                        thresholds,
                        own,
                        place -> new DeviceLines(place, steady, random)))
            .toList();
  }

  /** Starts the readers and the thread. */
  public void start() {
    startReaders();
    thread.start();
  }

  void startReaders() {
    renewBook();
    Duration wallAhead = wallAhead();
    posts.forEach(post -> post.start(wallAhead));
  }

  private Duration wallAhead() {
    return Duration.between(steady.instant(), wall.instant());
  }

  /** Stops the readers, records what they still heard, and ends the thread. */
  @Override
  public void close() {
    posts.parallelStream().forEach(ReaderPost::stop);
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the heartbeat tell of further readers, which another duty has. */
  public void alsoTellOf(Supplier<List<Heartbeat.ReaderRow>> readers) {
    furtherReaders = readers;
  }

  /** How the readers stand. */
  public List<ReaderStatus> readers() {
    return posts.stream().map(ReaderPost::status).toList();
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

  private void run() {
    while (!stopping) {
      pass(steady.instant());
      Duration left = Duration.between(steady.instant(), pollAt);
      // An alarm or a reader's condition ends the nap.
      LockSupport.parkNanos(Math.max(1, left.toNanos()));
    }
    pass(steady.instant());
    facts.writeLast(steady.instant());
  }

  /** One turn: everything that is told or due. */
  void pass(Instant now) {
    Duration wallAhead = Duration.between(now, wall.instant());
    renewBook();
    posts.forEach(post -> takeConditions(post, wallAhead));
    if (!now.isBefore(pollAt)) {
      pollAt = now.plus(POLL_EVERY);
      for (ReaderPost post : posts) {
        post.poll(now, wallAhead);
        if (post.sightChanged(now)) {
          facts.add(List.of(new Fact(post.health(post.condition()), now.plus(wallAhead))));
        }
      }
    }
    heartbeatIfDue(now);
    facts.write(now);
    tellAlarms();
  }

  private void renewBook() {
    Optional<PermitList> current = permits.current();
    if (!current.equals(bookOf)) {
      bookOf = current;
      book = PermitBook.of(current);
    }
  }

  private void takeConditions(ReaderPost post, Duration wallAhead) {
    for (ReaderCondition next = post.nextCondition(); next != null; next = post.nextCondition()) {
      LOG.infof("reader %s: %s %s %s", post.name(), next.state(), next.reason(), next.detail());
      facts.add(List.of(new Fact(post.health(next), next.since().plus(wallAhead))));
    }
  }

  // Not where they are raised: a console that does not take its lines must not hold up a siren.
  private void tellAlarms() {
    for (ReaderPost post : posts) {
      long alarms = post.newAlarms();
      if (alarms > 0) {
        LOG.warnf("reader %s: %d alarms, siren and lock on", post.name(), alarms);
      }
    }
  }

  private void heartbeatIfDue(Instant now) {
    if (now.isBefore(heartbeatAt)) {
      return;
    }
    // From now, not from when it was due: after a standstill there is one, not a burst.
    heartbeatAt = now.plus(settings.heartbeatEvery());
    List<Heartbeat.ReaderRow> rows = new ArrayList<>();
    for (ReaderPost post : posts) {
      rows.add(post.heartbeatRow());
    }
    rows.addAll(furtherReaders.get());
    int everyMillis = Math.toIntExact(settings.heartbeatEvery().toMillis());
    Heartbeat heartbeat = new Heartbeat(everyMillis, book.version(), outbox.unsent(), rows);
    facts.add(List.of(new Fact(heartbeat, wall.instant())));
  }

  /** What the posts are given of it. */
  private final class Own implements ReaderPost.Duty {
    @Override
    public PermitBook permits() {
      return book;
    }

    @Override
    public Instant now() {
      return steady.instant();
    }

    @Override
    public Duration alarmFor() {
      return settings.alarmFor();
    }

    @Override
    public void record(List<Fact> more) {
      facts.add(more);
    }

    @Override
    public void wake() {
      LockSupport.unpark(thread);
    }
  }
}

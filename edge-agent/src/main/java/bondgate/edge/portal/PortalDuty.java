package bondgate.edge.portal;

import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Heartbeat;
import bondgate.events.PermitList;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
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
import org.jboss.logging.Logger;

/**
 * The portals' duty: one thread that takes what the readers queued, decides, switches siren and
 * lock first, and then puts every fact into the outbox.
 */
public final class PortalDuty implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PortalDuty.class);
  private static final Duration LONGEST_NAP = Duration.ofMillis(20);
  private static final Duration POLL_EVERY = Duration.ofMillis(50);
  private static final Duration DISK_RETRY = Duration.ofMillis(500);
  private static final int FACTS_IN_MEMORY = 100_000;
  private static final int FACTS_AT_ONCE = 1000;
  // So that a flood of reads cannot keep the openings' conclusions waiting.
  private static final int READS_IN_ONE_PASS = 500;

  private final EdgeSettings settings;
  private final Outbox outbox;
  private final PermitStore permits;
  private final InstantSource steady;
  private final InstantSource wall;
  private final List<ReaderPost> posts;
  private final FactBuffer facts = new FactBuffer(FACTS_IN_MEMORY);
  private final Thread thread = new Thread(this::run, "portals");
  private volatile Supplier<List<Heartbeat.ReaderRow>> furtherReaders = List::of;
  private volatile boolean stopping;
  private volatile String diskFailure = "";

  // Owned by the duty's thread.
  private PermitBook book = PermitBook.of(Optional.empty());
  private Optional<PermitList> bookOf = Optional.empty();
  private Instant pollAt = Instant.MIN;
  private Instant heartbeatAt = Instant.MIN;
  private Instant diskRetryAt = Instant.MIN;
  private boolean readsLeft;

  /**
   * A duty that is not started yet.
   *
   * @param readers makes each reader; its reads must be timed by the steady clock
   * @param steady what everything that waits goes by
   * @param wall what records are told in
   */
  public PortalDuty(
      EdgeSettings settings,
      CrossingSettings thresholds,
      Function<EdgeSettings.Reader, RfidReader> readers,
      Outbox outbox,
      PermitStore permits,
      InstantSource steady,
      InstantSource wall) {
    this.settings = settings;
    this.outbox = outbox;
    this.permits = permits;
    this.steady = steady;
    this.wall = wall;
    this.posts =
        settings.readers().stream()
            .map(
                reader ->
                    new ReaderPost(
                        reader,
                        readers.apply(reader),
                        thresholds,
                        settings.queueReads(),
                        () -> LockSupport.unpark(thread)))
            .toList();
  }

  /** Starts the readers and the thread. */
  public void start() {
    startReaders();
    thread.start();
  }

  void startReaders() {
    posts.forEach(ReaderPost::start);
  }

  /** Stops the readers, takes what they still queued, and ends the thread. */
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
    return diskFailure;
  }

  /** Facts that were dropped because the disk refused for too long. */
  public long lostFacts() {
    return facts.lost();
  }

  private void run() {
    while (!stopping) {
      pass(steady.instant());
      if (!readsLeft) {
        LockSupport.parkNanos(LONGEST_NAP.toNanos());
      }
    }
    diskRetryAt = Instant.MIN;
    pass(steady.instant());
  }

  /** One turn: everything that is queued, everything that is due. */
  void pass(Instant now) {
    Duration wallAhead = Duration.between(now, wall.instant());
    renewBook();
    readsLeft = false;
    for (ReaderPost post : posts) {
      post.watches().forEach(watch -> watch.wallIsAhead(wallAhead));
      takeConditions(post, wallAhead);
      takeReads(post, now);
    }
    if (!now.isBefore(pollAt)) {
      pollAt = now.plus(POLL_EVERY);
      for (ReaderPost post : posts) {
        for (PortalWatch watch : post.watches()) {
          act(post, watch.poll(now, book), now);
        }
        if (post.sightChanged(now)) {
          facts.add(List.of(new Fact(post.health(post.condition()), now.plus(wallAhead))));
        }
        post.endAlarmIfDue(now);
      }
    }
    heartbeatIfDue(now);
    record(now);
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

  private void takeReads(ReaderPost post, Instant now) {
    for (int i = 0; i < READS_IN_ONE_PASS; i++) {
      TagRead read = post.nextRead();
      if (read == null) {
        return;
      }
      for (PortalWatch watch : post.watches()) {
        act(post, watch.read(read, book), now);
      }
    }
    readsLeft = true;
  }

  /**
   * Siren and lock come first, and do not wait for the disk: setting an output never blocks, an
   * fsync may. A crash between the two leaves a siren that sounded without its record; the passage
   * itself is concluded from the reads that follow.
   */
  private void act(ReaderPost post, Findings findings, Instant now) {
    if (findings.alarm()) {
      post.alarm(now, settings.alarmFor());
      LOG.warnf("reader %s: alarm, siren and lock on", post.name());
    }
    facts.add(findings.facts());
    if (findings.alarm()) {
      record(now);
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
      long lost = post.newlyLostReads();
      if (lost > 0) {
        LOG.errorf("reader %s: %d reads lost, the queue was full", post.name(), lost);
      }
    }
    rows.addAll(furtherReaders.get());
    int everyMillis = Math.toIntExact(settings.heartbeatEvery().toMillis());
    Heartbeat heartbeat = new Heartbeat(everyMillis, book.version(), outbox.unsent(), rows);
    facts.add(List.of(new Fact(heartbeat, wall.instant())));
  }

  private void record(Instant now) {
    if (now.isBefore(diskRetryAt)) {
      return;
    }
    try {
      while (!facts.isEmpty()) {
        List<Fact> next = facts.first(FACTS_AT_ONCE);
        outbox.append(next);
        facts.removeFirst(next.size());
      }
      diskFailure = "";
    } catch (OutboxException e) {
      // They stay in memory, in order, and are tried again; only a crash before that loses them.
      diskRetryAt = now.plus(DISK_RETRY);
      if (diskFailure.isEmpty()) {
        LOG.errorf("outbox: %s", e.getMessage());
      }
      diskFailure = e.getMessage();
    }
  }
}

package bondgate.edge.portal;

import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.CrossingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reader at its post: the queues that its thread fills, the openings it looks at, and its siren
 * and lock. Everything but the listener's methods and {@link #status} is owned by the portals'
 * duty.
 */
final class ReaderPost implements ReaderListener {
  private static final int HEALTH_QUEUE = 256;

  private final EdgeSettings.Reader settings;
  private final RfidReader reader;
  private final Queue<TagRead> reads;
  private final Queue<ReaderCondition> conditions = new ArrayBlockingQueue<>(HEALTH_QUEUE);
  private final List<PortalWatch> watches;
  private final AtomicLong lostReads = new AtomicLong();
  private final Runnable wake;
  private ReaderCounters lastCounters = new ReaderCounters(0, 0, 0, 0, 0, 0);
  private long lostReadsTold;
  private volatile Instant alarmUntil;
  private volatile Blind blind = new Blind("", Instant.MIN);

  /** The openings whose reference tag is silent, and since when it is these. */
  private record Blind(String portals, Instant since) {}

  ReaderPost(
      EdgeSettings.Reader settings,
      RfidReader reader,
      CrossingSettings thresholds,
      int queueReads,
      Runnable wake) {
    this.settings = settings;
    this.reader = reader;
    this.reads = new ArrayBlockingQueue<>(queueReads);
    this.watches =
        settings.portals().stream()
            .map(portal -> new PortalWatch(settings.name(), portal, thresholds))
            .toList();
    this.wake = wake;
  }

  @Override
  public void read(TagRead read) {
    if (!reads.offer(read)) {
      lostReads.incrementAndGet();
    }
    wake.run();
  }

  @Override
  public void roundFinished(int antenna, int count, Instant at) {
    // counted by the reader itself, and told in the heartbeat
  }

  @Override
  public void healthChanged(ReaderCondition condition) {
    if (!conditions.offer(condition)) {
      // Full only if the duty hangs; then the state stands in the next heartbeat all the same.
      lostReads.incrementAndGet();
    }
    wake.run();
  }

  /** Siren and lock off, whatever an earlier run left behind, and the reader started. */
  void start() {
    switchOutputs(false);
    reader.start(this);
  }

  void stop() {
    switchOutputs(false);
    reader.close();
  }

  String name() {
    return settings.name();
  }

  List<PortalWatch> watches() {
    return watches;
  }

  TagRead nextRead() {
    return reads.poll();
  }

  ReaderCondition nextCondition() {
    return conditions.poll();
  }

  /** Siren and lock on, at once and for so long from now. */
  void alarm(Instant now, Duration alarmFor) {
    alarmUntil = now.plus(alarmFor);
    switchOutputs(true);
  }

  /** Siren and lock off if their time is over. */
  void endAlarmIfDue(Instant now) {
    Instant until = alarmUntil;
    if (until != null && !now.isBefore(until)) {
      alarmUntil = null;
      switchOutputs(false);
    }
  }

  private void switchOutputs(boolean on) {
    reader.setOutput(settings.alarmOutput(), on);
    reader.setOutput(settings.lockOutput(), on);
  }

  /** Reads that were dropped since this was asked last. */
  long newlyLostReads() {
    long all = lostReads.get();
    long news = all - lostReadsTold;
    lostReadsTold = all;
    return news;
  }

  /**
   * Whether another opening than before is blind, which changes what the reader may be said to see.
   */
  boolean sightChanged(Instant now) {
    String names =
        String.join(
            ", ", watches.stream().filter(PortalWatch::isBlind).map(PortalWatch::portal).toList());
    Blind before = blind;
    if (names.equals(before.portals())) {
      return false;
    }
    blind = new Blind(names, now);
    return reader.condition().state() == ReaderCondition.State.ONLINE;
  }

  /** How it stands: a reader that works, and does not hear its reference tag, is not online. */
  ReaderCondition condition() {
    return seen(reader.condition());
  }

  private ReaderCondition seen(ReaderCondition condition) {
    Blind now = blind;
    if (condition.state() != ReaderCondition.State.ONLINE || now.since().equals(Instant.MIN)) {
      return condition;
    }
    Instant since = condition.since().isAfter(now.since()) ? condition.since() : now.since();
    return now.portals().isEmpty()
        ? new ReaderCondition(condition.state(), condition.reason(), condition.detail(), since)
        : new ReaderCondition(
            ReaderCondition.State.DEGRADED,
            ReaderCondition.Reason.READER_ERROR,
            "reference tag not heard at portal " + now.portals(),
            since);
  }

  /** The row of a heartbeat: what was counted since the one before. */
  Heartbeat.ReaderRow heartbeatRow() {
    ReaderCounters now = reader.counters();
    ReaderCounters before = lastCounters;
    lastCounters = now;
    return new Heartbeat.ReaderRow(
        settings.name(),
        ReaderWords.state(condition().state()),
        now.rounds() - before.rounds(),
        now.reads() - before.reads(),
        now.badChecksums() - before.badChecksums());
  }

  ReaderStatus status() {
    ReaderCondition condition = condition();
    ReaderCounters counters = reader.counters();
    return new ReaderStatus(
        settings.name(),
        settings.serial().portPath(),
        ReaderWords.state(condition.state()),
        condition.since(),
        ReaderWords.reason(condition.reason()),
        condition.detail(),
        settings.portals().stream().map(EdgeSettings.Portal::name).toList(),
        counters.rounds(),
        counters.reads(),
        counters.badChecksums(),
        counters.reconnections(),
        lostReads.get(),
        alarmUntil != null);
  }

  ReaderHealth health(ReaderCondition said) {
    return ReaderWords.health(settings.name(), seen(said));
  }
}

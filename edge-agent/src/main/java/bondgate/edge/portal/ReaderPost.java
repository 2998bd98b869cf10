package bondgate.edge.portal;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.outbox.Fact;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.portal.CrossingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One reader at its post: the openings it looks at, and its siren and lock. A read is decided in
 * the thread that heard it, so that neither another gate nor the disk stands between a tag and its
 * siren; what is to be recorded goes to the portals' duty. May be called from both threads.
 */
final class ReaderPost implements ReaderListener {
  private static final int HEALTH_QUEUE = 256;

  private final EdgeSettings.Reader settings;
  private final RfidReader reader;
  private final Queue<ReaderCondition> conditions = new ArrayBlockingQueue<>(HEALTH_QUEUE);
  private final List<PortalWatch> watches;
  private final Duty duty;
  private final AtomicLong alarms = new AtomicLong();
  private volatile Instant alarmUntil; // set only under this object's lock
  private final BeamPosts beams;
  private volatile Blind blind = new Blind("", Instant.MIN);

  // Owned by the duty's thread.
  private ReaderCounters lastCounters = new ReaderCounters(0, 0, 0, 0, 0, 0);
  private long alarmsTold;

  /** What its openings do not see, in words, and since when it is this. */
  private record Blind(String troubles, Instant since) {}

  /** What a post needs of the portals' duty. Every method may be called from any thread. */
  interface Duty {
    /** The permits to decide by. */
    PermitBook permits();

    /** The steady time. */
    Instant now();

    /** How long siren and lock stay on. */
    Duration alarmFor();

    /** These are to be recorded, soon and in this order; does not wait for it. */
    void record(List<Fact> facts);

    /** There is something to look at. */
    void wake();
  }

  ReaderPost(
      EdgeSettings.Reader settings,
      RfidReader reader,
      CrossingSettings thresholds,
      Duty duty,
      Function<String, DeviceLines> lines) {
    this.settings = settings;
    this.reader = reader;
    this.duty = duty;
    this.beams = new BeamPosts(this, duty::wake);
    List<PortalWatch> all = new ArrayList<>();
    for (EdgeSettings.Portal portal : settings.portals()) {
      PortalWatch watch = new PortalWatch(settings.name(), portal, thresholds);
      all.add(watch);
      portal
          .beams()
          .ifPresent(fitted -> beams.add(fitted, watch, lines.apply("portal " + portal.name())));
    }
    this.watches = List.copyOf(all);
    if (reader instanceof LlrpReader network) {
      network.onInput(beams::input);
      network.onTid(this::chip);
    }
  }

  @Override
  public synchronized void read(TagRead read) {
    for (PortalWatch watch : watches) {
      act(watch.read(read, duty.permits()));
    }
  }

  /** A tag answered from that chip. It rings for nothing: the server knows whose chip it was. */
  private synchronized void chip(Epc epc, String tid, int antenna, Instant at) {
    for (PortalWatch watch : watches) {
      act(watch.chip(epc, tid, antenna, at));
    }
  }

  /** What has come to its end by now. */
  synchronized void poll(Instant now, Duration wallAhead) {
    for (PortalWatch watch : watches) {
      watch.wallIsAhead(wallAhead);
      act(watch.poll(now, duty.permits()));
    }
    endAlarmIfDue(now);
  }

  /**
   * Siren and lock come first, and do not wait for the disk: setting an output never blocks, an
   * fsync may. A crash between the two leaves a siren that sounded without its record; the passage
   * itself is concluded from the reads that follow.
   */
  private void act(Findings findings) {
    if (findings.alarm()) {
      alarmUntil = duty.now().plus(duty.alarmFor());
      switchOutputs(true);
      alarms.incrementAndGet();
    }
    if (!findings.facts().isEmpty()) {
      duty.record(findings.facts());
    }
    if (findings.alarm()) {
      duty.wake();
    }
  }

  /** Siren and lock off if their time is over. */
  private void endAlarmIfDue(Instant now) {
    Instant until = alarmUntil;
    if (until != null && !now.isBefore(until)) {
      alarmUntil = null;
      switchOutputs(false);
    }
  }

  // The lock first: a siren that comes a frame later stops nobody the less.
  private void switchOutputs(boolean on) {
    reader.setOutput(settings.lockOutput(), on);
    reader.setOutput(settings.alarmOutput(), on);
  }

  @Override
  public void roundFinished(int antenna, int count, Instant at) {
    // counted by the reader itself, and told in the heartbeat
  }

  @Override
  public void healthChanged(ReaderCondition condition) {
    if (condition.state() == ReaderCondition.State.OFFLINE) {
      beams.readerLost(condition.since());
    }
    if (conditions.offer(condition)) {
      duty.wake();
    }
    // Full only if the duty hangs; then the state stands in the next heartbeat all the same.
  }

  /** Siren and lock off, whatever an earlier run left behind, and the reader started. */
  void start(Duration wallAhead) {
    watches.forEach(watch -> watch.wallIsAhead(wallAhead));
    switchOutputs(false);
    beams.start(duty.now());
    reader.start(this);
  }

  void stop() {
    switchOutputs(false);
    reader.close();
    beams.stop();
  }

  String name() {
    return settings.name();
  }

  ReaderCondition nextCondition() {
    return conditions.poll();
  }

  /** Alarms since this was asked last. */
  long newAlarms() {
    long all = alarms.get();
    long news = all - alarmsTold;
    alarmsTold = all;
    return news;
  }

  /**
   * Whether its openings see other things than before, which changes what the reader may be said to
   * see.
   */
  synchronized boolean sightChanged(Instant now) {
    String troubles =
        watches.stream()
            .flatMap(watch -> watch.troubles().stream())
            .collect(Collectors.joining("; "));
    Blind before = blind;
    if (troubles.equals(before.troubles())) {
      return false;
    }
    blind = new Blind(troubles, now);
    return reader.condition().state() == ReaderCondition.State.ONLINE;
  }

  /**
   * How it stands: a reader that works, and does not hear its reference tag or whose beams may not
   * be believed, is not online.
   */
  ReaderCondition condition() {
    return seen(reader.condition());
  }

  private ReaderCondition seen(ReaderCondition condition) {
    Blind now = blind;
    if (condition.state() != ReaderCondition.State.ONLINE || now.since().equals(Instant.MIN)) {
      return condition;
    }
    Instant since = condition.since().isAfter(now.since()) ? condition.since() : now.since();
    return now.troubles().isEmpty()
        ? new ReaderCondition(condition.state(), condition.reason(), condition.detail(), since)
        : new ReaderCondition(
            ReaderCondition.State.DEGRADED,
            ReaderCondition.Reason.READER_ERROR,
            now.troubles(),
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
        alarmUntil != null,
        beams.status());
  }

  ReaderHealth health(ReaderCondition said) {
    return ReaderWords.health(settings.name(), seen(said));
  }
}

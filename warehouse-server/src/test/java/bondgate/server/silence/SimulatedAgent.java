package bondgate.server.silence;

import bondgate.events.AgentStarted;
import bondgate.events.ClockReading;
import bondgate.events.EdgeEvent;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderHealth.Reason;
import bondgate.events.ReaderState;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.TagSighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An agent with one reader in a model of time: it can be stopped, its reader pulled, its clock set.
 * Keeps what it put down, and what passed while nobody watched.
 */
final class SimulatedAgent {
  static final String READER = "reader-exit";
  static final int BEAT_MILLIS = 1_000;
  private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

  final List<Heard> records = new ArrayList<>();
  final List<Instant> missed = new ArrayList<>();
  private RecordChain chain = RecordChain.begin("zone", "edge-1", 1);
  private long millis;
  private long offsetMillis;
  private long bootedAt;
  private long boots;
  private boolean up;
  private boolean online;

  /** What the agent's clock shows. */
  Instant clock() {
    return START.plusMillis(millis + offsetMillis);
  }

  /** Lets time pass; a heartbeat is put down whenever it is due. */
  SimulatedAgent pass(long duration) {
    for (long left = duration; left > 0; left -= 100) {
      millis += 100;
      if (up && (millis - bootedAt) % BEAT_MILLIS == 0) {
        beat();
      }
    }
    return this;
  }

  SimulatedAgent start() {
    up = true;
    online = false;
    bootedAt = millis;
    boots++;
    return put(new AgentStarted("1", 0, 1));
  }

  SimulatedAgent stop() {
    up = false;
    return this;
  }

  /** Nothing is put down, as if the process had been halted, until it goes on. */
  SimulatedAgent hang(long duration) {
    millis += duration;
    return this;
  }

  SimulatedAgent reader(boolean now) {
    online = now;
    ReaderState state = now ? ReaderState.ONLINE : ReaderState.OFFLINE;
    return put(new ReaderHealth(READER, state, now ? Reason.ROUND_FINISHED : Reason.PORT_LOST, ""));
  }

  /** Sets the clock; a heartbeat is put down at once, as a record that shows it. */
  SimulatedAgent setClock(long byMillis) {
    offsetMillis += byMillis;
    beat();
    return this;
  }

  SimulatedAgent newEpoch() {
    chain = RecordChain.begin("zone", "edge-1", chain.epoch() + 1);
    return this;
  }

  /** A tag goes by: it is put down if somebody watches. */
  SimulatedAgent tag() {
    if (up && online) {
      return put(
          new TagSighting(
              "exit", READER, "E280689400005001", TagSighting.Outcome.NEAR, 3, 2, -60, clock()));
    }
    missed.add(clock());
    return this;
  }

  boolean isUp() {
    return up;
  }

  boolean isOnline() {
    return online;
  }

  private void beat() {
    ReaderState state = online ? ReaderState.ONLINE : ReaderState.OFFLINE;
    put(
        new Heartbeat(
            BEAT_MILLIS,
            0,
            0,
            List.of(new Heartbeat.ReaderRow(READER, state, online ? 5 : 0, 9, 0))));
  }

  private SimulatedAgent put(EdgeEvent event) {
    // The monotonic clock of each boot begins somewhere else.
    long nanos = (millis - bootedAt) * 1_000_000 + boots * 77;
    SealedRecord record =
        chain.next(
            event, clock(), clock(), new ClockReading(null, null, nanos, new UUID(0, boots)));
    chain = chain.after(record);
    records.add(new Heard(records.size(), record));
    return this;
  }

  Answer ask(Instant from, Instant to) {
    return ask(records, from, to, "");
  }

  Answer ask(List<Heard> known, Instant from, Instant to, String reader) {
    return Judgement.of(
        new SilenceQuestion("zone", "edge-1", reader, "", from, to),
        known,
        records.isEmpty() ? null : records.get(0).wall(),
        known.isEmpty() ? null : known.get(known.size() - 1).wall(),
        true);
  }
}

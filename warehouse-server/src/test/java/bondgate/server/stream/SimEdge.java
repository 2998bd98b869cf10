package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.ClockReading;
import bondgate.events.EventJson;
import bondgate.events.Heartbeat;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.uplink.AnswerRule;
import bondgate.uplink.BackOff;
import bondgate.uplink.CheckpointCheck;
import bondgate.uplink.Command;
import bondgate.uplink.Sending;
import bondgate.uplink.Signal;
import bondgate.uplink.Standing;
import bondgate.uplink.UplinkCore;
import bondgate.uplink.UplinkRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * An edge agent: the product's own uplink over a simulated disk, whose transactions hold as a whole
 * or not at all, and a simulated network. May die at every step.
 */
final class SimEdge {
  private static final int DISK_FULL_MS = 3_000;

  final String device;
  final SigningKey key;
  private final SimRun run;
  private final SimWorld world;
  private final int crashPermille;

  // On disk.
  private RecordChain chain;
  private long ackedSeq;
  private String checkpoint = "";

  /** Everything that was ever on disk, also what the agent has let go. */
  final List<SealedRecord> produced = new ArrayList<>();

  // Gone with the process.
  private UplinkCore core;
  private long life;
  private long connection;
  private long tickAtMs = Long.MAX_VALUE;

  private boolean diskFull;
  private long wallOffsetS;

  SimEdge(SimRun run, String device, SigningKey key) {
    this.run = run;
    this.world = run.world;
    this.device = device;
    this.key = key;
    this.chain = RecordChain.begin(SimRun.ZONE, device, 1);
    this.crashPermille = world.upTo(60);
    run.net.whenDown(() -> guarded(() -> news(new Signal.Lost(connection, "the broker is gone"))));
    start();
  }

  long ackedSeq() {
    return ackedSeq;
  }

  String checkpoint() {
    return checkpoint;
  }

  /** Why it sends no more; empty if it does. */
  String stopped() {
    return core != null && core.sending() instanceof Sending.Stopped stopped
        ? stopped.reason() + ": " + stopped.detail()
        : "";
  }

  private void start() {
    life++;
    core =
        new UplinkCore(
            new UplinkRules(
                SimRun.ZONE, device, 4, 4, Duration.ofMillis(100), Duration.ofSeconds(2)),
            new AnswerRule(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new CheckpointCheck(SimRun.ZONE, run.serverKey.verifyKey()),
            new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2), world.random()));
    connection = 0;
    tickAtMs = Long.MAX_VALUE;
    guarded(() -> news(new Signal.Tick()));
  }

  private void die(String where) {
    world.tell("%s: dies %s", device, where);
    core = null;
    life++;
    if (run.fault == SimFault.NOT_SYNCED && ackedSeq < chain.lastSeq()) {
      forgetNewest();
    }
    world.after(20 + world.upTo(1_500), this::start);
  }

  private void forgetNewest() {
    int at = produced.size() - 1;
    while (produced.get(at) == null) {
      at--;
    }
    String previous = produced.get(at).fields().previous();
    chain = new RecordChain(SimRun.ZONE, device, 1, chain.lastSeq() - 1, previous);
    produced.set(at, null);
  }

  private void guarded(Runnable what) {
    if (core == null) {
      return;
    }
    try {
      what.run();
    } catch (SimCrash crash) {
      die(crash.getMessage());
    }
  }

  private void mayDie(String where) {
    if (world.strikes(crashPermille)) {
      throw new SimCrash(where);
    }
  }

  /** Something happened here: so many facts, in one transaction. */
  void facts(int count) {
    guarded(
        () -> {
          if (world.strikes(20)) {
            wallOffsetS = world.random().nextLong(-10, 11) * 365 * 86_400;
          }
          if (world.strikes(20)) {
            diskFull = true;
            world.after(world.upTo(DISK_FULL_MS), () -> diskFull = false);
          }
          if (diskFull && !world.isQuiet()) {
            return; // the caller tries again; nobody was told that it is recorded
          }
          append(count);
          news(new Signal.Tick());
        });
  }

  private void append(int count) {
    mayDie("before the facts are on disk");
    RecordChain after = chain;
    List<SealedRecord> records = new ArrayList<>();
    Instant wall = world.now().plusSeconds(wallOffsetS);
    for (int i = 0; i < count; i++) {
      SealedRecord record =
          after.next(
              new Heartbeat(1_000, 0, after.lastSeq(), List.of()),
              wall,
              wall,
              new ClockReading(null, null, world.nowMs(), new UUID(0, life)));
      records.add(record);
      after = after.after(record);
    }
    produced.addAll(records);
    chain = after;
    mayDie("after the facts are on disk");
  }

  /** A message of the server. */
  void answered(byte[] message) {
    guarded(() -> news(new Signal.Arrived(Topics.answers(SimRun.ZONE, device), message)));
  }

  private void news(Signal first) {
    Deque<Signal> news = new ArrayDeque<>(List.of(first));
    while (!news.isEmpty()) {
      for (Command command : core.on(news.remove(), standing(), world.now())) {
        if (!done(command, news)) {
          break;
        }
      }
    }
    wakeLater();
  }

  private void wakeLater() {
    long dueMs =
        world.nowMs()
            + Math.max(1, Duration.between(world.now(), core.wakeAt(world.now())).toMillis());
    if (dueMs < tickAtMs || tickAtMs <= world.nowMs()) {
      tickAtMs = dueMs;
      long of = life;
      world.after(
          dueMs - world.nowMs(),
          () -> {
            if (life == of && tickAtMs == dueMs) {
              tickAtMs = Long.MAX_VALUE;
              guarded(() -> news(new Signal.Tick()));
            }
          });
    }
  }

  private Standing standing() {
    return new Standing(device, 1, false, chain.lastSeq(), ackedSeq, ackedSeq + 1, 0, checkpoint);
  }

  private boolean done(Command command, Deque<Signal> news) {
    if (command instanceof Command.Connect connect) {
      connect(connect.connection());
    } else if (command instanceof Command.Send send) {
      send(send);
    } else if (command instanceof Command.Forget forget) {
      if (diskFull && !world.isQuiet()) {
        news.add(new Signal.DiskFailed("full"));
        return false;
      }
      mayDie("before the acknowledged is let go");
      ackedSeq = forget.throughSeq();
      checkpoint = forget.checkpoint();
      run.check.believed(this, ackedSeq, checkpoint);
      mayDie("after the acknowledged is let go");
      news.add(new Signal.Tick());
    } else if (command instanceof Command.Note) {
      append(1);
    } else if (command instanceof Command.Tell tell && tell.serious()) {
      world.tell("%s: %s", device, tell.message());
    }
    return true;
  }

  private void connect(long number) {
    connection = number;
    long of = life;
    world.after(
        1 + world.upTo(50),
        () -> {
          if (life == of) {
            boolean works = run.net.isUp() && !world.strikes(100);
            guarded(
                () ->
                    news(
                        works
                            ? new Signal.Connected(number)
                            : new Signal.Lost(number, "cannot connect")));
          }
        });
  }

  private void send(Command.Send send) {
    mayDie("before it sends");
    List<SealedRecord> records =
        produced.stream()
            .filter(record -> record != null)
            .filter(record -> record.fields().seq() >= send.firstSeq())
            .filter(record -> record.fields().seq() <= send.lastSeq())
            .toList();
    byte[] message = EventJson.writeBatch(Batch.sign(records, key, checkpoint));
    run.net.send(message, bytes -> run.toServers(new Topics.Source(SimRun.ZONE, device), bytes));
    if (run.fault == SimFault.FORGOTTEN_WHEN_PUBLISHED) {
      ackedSeq = Math.max(ackedSeq, send.lastSeq());
      run.check.believed(this, ackedSeq, checkpoint);
    }
    mayDie("after it sent");
  }
}

package bondgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.RunningAgent;
import bondgate.edge.TestSettings;
import bondgate.edge.gate.BusyModule.Locked;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeRecord;
import bondgate.events.EventJson;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long after the last byte of a read the frame that locks the gate is on the wire, with a
 * hundred gates of 400 reads a second each at one agent and no server: {@code mvn -Pgate-bench -pl
 * edge-agent -am test}. Modules and agent share the machine.
 */
class GateBench {
  private static final int GATES = Integer.getInteger("bondgate.bench.gates", 100);
  private static final int SECONDS = Integer.getInteger("bondgate.bench.seconds", 60);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration ALARM_FOR = Duration.ofSeconds(3);
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("bondgate.bench.warm-up", 40));

  private static final long QUIET_MICROS = CrossingSettings.defaults().quiet().toMillis() * 1000;

  /** So far the agent's steady clock and the wall clock may be apart. */
  private static final long CLOCKS_APART_MICROS = 100;

  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);

  @TempDir Path folder;

  @Test
  void theLockFollowsTheReadThatDecides() throws Exception {
    try (BusyBank bank = new BusyBank(GATES, CLOCK);
        RunningAgent agent = agent(bank)) {
      agent.permits().arrived(permits());
      waitUntil(() -> online(agent) == GATES);
      Thread.sleep(WARM_UP.toMillis()); // until the code that decides is compiled
      long before = bank.reads();
      long readBefore = heard(agent);
      CpuShares shares = CpuShares.now();
      Instant begun = CLOCK.instant();
      Thread.sleep(SECONDS * 1000L); // the time that is measured
      Instant ended = CLOCK.instant();
      CpuShares after = CpuShares.now();
      System.out.printf(
          "%d gates, %d reads/s said, %d reads/s heard, %d lines full, %d online, records not sent %d%n",
          GATES,
          (bank.reads() - before) / SECONDS,
          (heard(agent) - readBefore) / SECONDS,
          bank.refused(),
          online(agent),
          agent.outbox().unsent());
      int processors = Runtime.getRuntime().availableProcessors();
      System.out.printf(
          "of %d processors: %s%n", processors, after.since(shares, SECONDS, processors));
      report(alarms(agent, begun, ended), bank.modules());
    }
  }

  private static void report(List<EdgeRecord> alarms, List<BusyModule> modules) {
    List<Long> afterRead = new ArrayList<>();
    List<Long> afterFree = new ArrayList<>();
    int already = 0;
    int unlocked = 0;
    int concluded = 0;
    for (EdgeRecord alarm : alarms) {
      int gate = Integer.parseInt(((AlarmRaised) alarm.body()).portal().substring(1));
      long heard = micros(alarm.seenAt());
      List<Locked> locks = modules.get(gate).locked();
      // The frame that decides is the last of its tag that went onto the wire before the agent
      // heard it; the module may have looked at its clock only later.
      long said =
          modules.get(gate).forbidden().stream()
              .filter(one -> one.fromMicros() <= heard + CLOCKS_APART_MICROS)
              .mapToLong(one -> Math.min(one.untilMicros(), heard))
              .max()
              .orElseThrow();
      Optional<Locked> lock = locks.stream().filter(one -> one.atMicros() >= said).findFirst();
      if (locks.stream().anyMatch(one -> isOn(one, said))) {
        already++;
      } else if (lock.isPresent() && lock.get().atMicros() >= said + QUIET_MICROS) {
        concluded++; // its tag has been silent for so long that no read can have decided
      } else if (lock.isPresent()) {
        afterRead.add(lock.get().atMicros() - said);
        afterFree.add(lock.get().atMicros() - lock.get().freeSinceMicros());
      } else {
        unlocked++;
      }
    }
    System.out.printf(
        "%d alarms, of %d the gate was locked already, %d by silence and no read, %d without a lock%n",
        alarms.size(), already, concluded, unlocked);
    print("from the last byte of the deciding read to the lock frame, both on the wire", afterRead);
    print(
        "of that with the line free: from the module's last byte before the lock frame", afterFree);
    assertThat(unlocked).isZero();
    assertThat(alarms).isNotEmpty();
  }

  private static boolean isOn(Locked lock, long micros) {
    return lock.atMicros() < micros && lock.atMicros() + ALARM_FOR.toMillis() * 1000 > micros;
  }

  private static void print(String what, List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        "%s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms of %d%n",
        what,
        sorted.get(sorted.size() / 2) / 1000.0,
        sorted.get(sorted.size() * 90 / 100) / 1000.0,
        sorted.get(sorted.size() * 99 / 100) / 1000.0,
        sorted.get(sorted.size() - 1) / 1000.0,
        sorted.size());
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  private RunningAgent agent(BusyBank bank) throws Exception {
    List<EdgeSettings.Reader> readers =
        IntStream.range(0, GATES).mapToObj(gate -> reader(gate, bank.path(gate))).toList();
    EdgeSettings settings =
        TestSettings.of(folder, SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none");
    return RunningAgent.start(
        TestSettings.with(settings, readers),
        "bench",
        new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
        new SecureRandom(),
        (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
  }

  private static EdgeSettings.Reader reader(int gate, String port) {
    return new EdgeSettings.Reader(
        "r" + gate,
        "r2000",
        SerialSettings.of(port, List.of(0, 1, 2, 3)),
        3,
        4,
        List.of(new EdgeSettings.Portal("g" + gate, Set.of(0, 1), Set.of(2, 3), Optional.empty())));
  }

  private static byte[] permits() {
    List<Permit> permits =
        IntStream.range(0, GATES)
            .boxed()
            .flatMap(
                gate ->
                    IntStream.range(1, BusyModule.TAGS)
                        .mapToObj(
                            tag ->
                                new Permit(
                                    BusyModule.tag(gate, tag).hex(),
                                    "g" + gate,
                                    Direction.OUT,
                                    "S-1")))
            .toList();
    return EventJson.writeSignedPermits(
        SignedPermits.sign(new PermitList("guiyang-o2o", 1, CLOCK.instant(), permits), SERVER));
  }

  private static List<EdgeRecord> alarms(RunningAgent agent, Instant from, Instant to)
      throws Exception {
    List<EdgeRecord> alarms = new ArrayList<>();
    long after = 0;
    while (true) {
      List<SealedRecord> batch = agent.outbox().nextBatch(after, 10_000);
      if (batch.isEmpty()) {
        return alarms;
      }
      for (SealedRecord record : batch) {
        EdgeRecord fields = record.fields();
        after = fields.seq();
        if (fields.body() instanceof AlarmRaised
            && fields.seenAt().isAfter(from)
            && fields.seenAt().isBefore(to)) {
          alarms.add(fields);
        }
      }
    }
  }

  private static long online(RunningAgent agent) {
    return agent.portals().readers().stream()
        .filter(reader -> reader.state() == ReaderState.ONLINE)
        .count();
  }

  private static long heard(RunningAgent agent) {
    return agent.portals().readers().stream().mapToLong(ReaderStatus::reads).sum();
  }

  private static void waitUntil(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.sleep(50); // the readers come up by themselves
    }
  }
}

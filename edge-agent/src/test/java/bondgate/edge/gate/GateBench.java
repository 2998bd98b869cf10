package bondgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.RunningAgent;
import bondgate.edge.TestSettings;
import bondgate.edge.gate.BusyModule.Locked;
import bondgate.edge.outbox.RecordClock;
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
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import bondgate.simulator.PseudoTerminal;
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
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);

  @TempDir Path folder;

  @Test
  void theLockFollowsTheReadThatDecides() throws Exception {
    List<BusyModule> modules = new ArrayList<>();
    List<EdgeSettings.Reader> readers = new ArrayList<>();
    for (int gate = 0; gate < GATES; gate++) {
      PseudoTerminal terminal = PseudoTerminal.open();
      modules.add(new BusyModule(terminal, gate, CLOCK));
      readers.add(reader(gate, terminal.slavePath()));
    }
    try (RunningAgent agent = agent(readers)) {
      agent.permits().arrived(permits());
      waitUntil(() -> online(agent) == GATES);
      long before = reads(modules);
      Instant begun = CLOCK.instant();
      Thread.sleep(SECONDS * 1000L); // the time that is measured
      Instant ended = CLOCK.instant();
      System.out.printf(
          "%d gates, %d reads/s in all, %d online, records not sent %d%n",
          GATES, (reads(modules) - before) / SECONDS, online(agent), agent.outbox().unsent());
      report(alarms(agent, begun, ended), modules);
    } finally {
      modules.forEach(BusyModule::close);
    }
  }

  private static void report(List<EdgeRecord> alarms, List<BusyModule> modules) {
    List<Long> afterRead = new ArrayList<>();
    List<Long> afterByte = new ArrayList<>();
    int locked = 0;
    int unlocked = 0;
    for (EdgeRecord alarm : alarms) {
      int gate = Integer.parseInt(((AlarmRaised) alarm.body()).portal().substring(1));
      Instant read = alarm.seenAt();
      List<Locked> locks = modules.get(gate).locked();
      Optional<Locked> lock = locks.stream().filter(one -> !one.at().isBefore(read)).findFirst();
      if (locks.stream().anyMatch(one -> isOn(one, read))) {
        locked++;
      } else if (lock.isPresent()) {
        afterRead.add(micros(read, lock.get().at()));
        afterByte.add(micros(lock.get().lastByteAt(), lock.get().at()));
      } else {
        unlocked++;
      }
    }
    System.out.printf(
        "%d alarms, of %d the gate was locked already, %d without a lock%n",
        alarms.size(), locked, unlocked);
    print("from the bytes of the deciding read at the agent to the lock frame", afterRead);
    print("from the module's last byte before it, the line being free", afterByte);
    assertThat(unlocked).isZero();
    assertThat(alarms).isNotEmpty();
  }

  private static boolean isOn(Locked lock, Instant then) {
    return lock.at().isBefore(then) && lock.at().plus(ALARM_FOR).isAfter(then);
  }

  private static void print(String what, List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        what,
        sorted.get(sorted.size() / 2) / 1000.0,
        sorted.get(sorted.size() * 99 / 100) / 1000.0,
        sorted.get(sorted.size() - 1) / 1000.0);
  }

  private static long micros(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1000;
  }

  private RunningAgent agent(List<EdgeSettings.Reader> readers) throws Exception {
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

  private static long reads(List<BusyModule> modules) {
    return modules.stream().mapToLong(BusyModule::reads).sum();
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

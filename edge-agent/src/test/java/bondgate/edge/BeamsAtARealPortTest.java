package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.RecordClock;
import bondgate.edge.portal.BeamStatus;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Direction;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SigningKey;
import bondgate.events.TagCrossing;
import bondgate.rfid.Epc;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamState;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.SecondEvidence;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.day.VirtualPortal;
import bondgate.simulator.till.VirtualBeamBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Bottles are carried out through a reader and two light beams, both of which speak real bytes at
 * real pseudo-terminals; and the beams' box is unplugged.
 */
@Execution(ExecutionMode.CONCURRENT)
class BeamsAtARealPortTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final Epc FIRST = new Epc("E28011700000020A1B2C3D4E");
  private static final Epc SECOND = new Epc("E28011700000020A1B2C3D4F");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration BRIDGE = Duration.ofSeconds(2);
  private static final Duration STUCK = Duration.ofSeconds(5);

  @TempDir Path folder;
  private VirtualPortal portal;
  private RunningAgent agent;

  @BeforeEach
  void begin() throws Exception {
    Path port = folder.resolve("ttyReader");
    portal = new VirtualPortal("exit", port, SEED, CLOCK);
    EdgeSettings plain =
        TestSettings.of(
            folder.resolve("agent"), SERVER.verifyKey(), "tcp://127.0.0.1:1", port.toString());
    agent =
        RunningAgent.start(
            TestSettings.withBeams(plain, VirtualPortal.beamsOf(port).toString(), thresholds()),
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
    awaitBelieved();
  }

  /** As usual, but for times that a test need not wait. */
  private static CrossingSettings thresholds() {
    return CrossingSettings.defaults().with(SecondEvidence.defaults().withBeamTimes(BRIDGE, STUCK));
  }

  @AfterEach
  void end() {
    agent.close();
    portal.close();
  }

  @Test
  void beamsRaiseTheConfidenceAndAnUnpluggedBoxIsSaidAndLowersIt() throws Exception {
    int with = carryOut(FIRST);

    portal.unplugBeams();
    Await.until("it is said", () -> reader().state() == ReaderState.DEGRADED);
    assertThat(reader().detail())
        .isEqualTo("beams not heard of at portal exit: decided by reads alone");
    assertThat(beams().beams().values()).containsOnly(BeamState.UNKNOWN);
    assertThat(beams().zh()).matches("(未接入|连接中|故障).*");
    int without = carryOut(SECOND);
    System.out.printf("MEASURED confidence with beams %d, without %d%n", with, without);
    assertThat(without).isBetween(500, with - 1);

    portal.plugBeams();
    Await.until("and its return", () -> reader().state() == ReaderState.ONLINE);
    assertThat(beams().box()).isEqualTo("READY");
    assertThat(degradedAndBack()).containsSubsequence(ReaderState.DEGRADED, ReaderState.ONLINE);
  }

  @Test
  void aBeamThatStaysBlockedIsSaidAndFreedAgain() throws Exception {
    portal.beams().set(VirtualBeamBox.INSIDE, VirtualBeamBox.Fault.BLOCKED);
    Await.until("blocked", () -> state(Beam.INSIDE) == BeamState.BLOCKED);
    assertThat(reader().state()).as("somebody may stand there").isEqualTo(ReaderState.ONLINE);
    Await.until("stuck", () -> reader().state() == ReaderState.DEGRADED);
    assertThat(reader().detail())
        .isEqualTo("beam inside at portal exit blocked for too long: decided by reads alone");
    assertThat(state(Beam.INSIDE)).isEqualTo(BeamState.STUCK);
    assertThat(state(Beam.OUTSIDE)).isEqualTo(BeamState.FREE);

    portal.beams().set(VirtualBeamBox.INSIDE, VirtualBeamBox.Fault.NONE);
    Await.until("free", () -> reader().state() == ReaderState.ONLINE);
  }

  @Test
  void adaptersThatArePulledAndPutBackGoOnByThemselvesAndEachStateIsSaid() throws Exception {
    Path link = folder.resolve("ttyReader");
    Path before = Files.readSymbolicLink(link);
    portal.close();
    assertThat(link).as("as with an adapter that is gone").doesNotExist();
    Await.until(
        "the reader's port is not there",
        () -> reader().reason() == ReaderHealth.Reason.PORT_NOT_OPENED);
    assertThat(reader().state()).isEqualTo(ReaderState.OFFLINE);
    Await.until("the box's neither", () -> beams().box().equals("PORT_ABSENT"));
    assertThat(beams().zh()).isEqualTo("未接入，端口不存在：请检查 USB 线和电源");
    assertThat(beams().en())
        .isEqualTo("absent: the port is not there: check the USB cable and power");

    // Something else takes the old number, so that only the name is the same.
    try (PseudoTerminal other = PseudoTerminal.open()) {
      portal = new VirtualPortal("exit", link, SEED, CLOCK);
      assertThat(other.slavePath()).isNotEqualTo(Files.readSymbolicLink(link).toString());
      awaitBelieved();
      System.out.printf("HOT-PLUG from %s to %s%n", before, Files.readSymbolicLink(link));
      assertThat(carryOut(FIRST)).isGreaterThan(500);
    }
    assertThat(reasonsInOrder())
        .containsSubsequence(
            ReaderHealth.Reason.ROUND_FINISHED,
            ReaderHealth.Reason.PORT_LOST,
            ReaderHealth.Reason.PORT_NOT_OPENED,
            ReaderHealth.Reason.PORT_OPENED,
            ReaderHealth.Reason.ROUND_FINISHED);
    assertThat(reader().reconnections()).isPositive();
  }

  private List<ReaderHealth.Reason> reasonsInOrder() throws Exception {
    return Recorded.by(agent, ReaderHealth.class).stream().map(ReaderHealth::reason).toList();
  }

  /** What is known only from now on counts from when nobody can be half way through any more. */
  private void awaitBelieved() throws Exception {
    Await.until(
        "reader and box answer",
        () -> reader().state() == ReaderState.ONLINE && beams().box().equals("READY"));
    Await.until("the beams are known", () -> state(Beam.INSIDE) == BeamState.FREE);
    Instant believed = CLOCK.instant().plus(BRIDGE);
    Await.until("they are believed", () -> CLOCK.instant().isAfter(believed));
  }

  private int carryOut(Epc bottle) throws Exception {
    portal.walk(List.of(bottle.hex()), false);
    Await.until("the passage is concluded", () -> !crossings(bottle).isEmpty());
    portal.clear();
    TagCrossing crossing = crossings(bottle).get(0);
    assertThat(crossing.direction()).isEqualTo(Direction.OUT);
    return crossing.confidencePermille();
  }

  private ReaderStatus reader() {
    return agent.portals().readers().get(0);
  }

  private BeamStatus beams() {
    return reader().beams().get(0);
  }

  private BeamState state(Beam beam) {
    return beams().beams().get(beam);
  }

  private List<TagCrossing> crossings(Epc bottle) throws Exception {
    return Recorded.by(agent, TagCrossing.class).stream()
        .filter(crossing -> crossing.epc().equals(bottle.hex()))
        .toList();
  }

  private List<ReaderState> degradedAndBack() throws Exception {
    Await.until(
        "recorded",
        () -> {
          List<ReaderHealth> all = Recorded.by(agent, ReaderHealth.class);
          return all.get(all.size() - 1).state() == ReaderState.ONLINE;
        });
    return Recorded.by(agent, ReaderHealth.class).stream().map(ReaderHealth::state).toList();
  }
}

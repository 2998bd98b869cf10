package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.SigningKey;
import bondgate.events.TagChip;
import bondgate.rfid.Epc;
import bondgate.rfid.llrp.Octets;
import bondgate.simulator.Point;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.Walk;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent states with which chip a tag answers, from a reader's reports over a real connection.
 */
class CopiedTagInTheNetworkTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");
  private static final String CHIP = "E2801105200075CA56BE0935";
  private static final String COPY = "E2801105200075CA56BE0936";
  private static final int WORDS = 6;

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(SEED, RadioModel.easy());

  @Test
  void aChipIsStatedOnceAndACopyOnAnotherChipAtOnce() throws Exception {
    try (SimulatedLlrpReader reader = reader();
        RunningAgent agent = agent(reader.port(), WORDS)) {
      reader.setTid(BOTTLE, Octets.hex(CHIP));
      field.add(BOTTLE, beside());
      Await.until("the chip is stated", () -> !chips(agent).isEmpty());
      assertThat(chips(agent)).containsExactly(new TagChip("exit", "exit", BOTTLE.hex(), CHIP));

      reader.setTid(BOTTLE, Octets.hex(COPY));
      Await.until("and the copy", () -> chips(agent).size() == 2);
      assertThat(chips(agent).get(1).tid()).isEqualTo(COPY);
      assertThat(Recorded.by(agent, AlarmRaised.class))
          .as("what lies beside a gate rings for nothing")
          .isEmpty();
    }
  }

  @Test
  void withoutTheSettingNoChipIsStated() throws Exception {
    try (SimulatedLlrpReader reader = reader();
        RunningAgent agent = agent(reader.port(), 0)) {
      reader.setTid(BOTTLE, Octets.hex(CHIP));
      field.add(BOTTLE, beside());
      Await.until("it is heard", () -> agent.portals().readers().get(0).reads() > 20);
      assertThat(chips(agent)).isEmpty();
    }
  }

  private static List<TagChip> chips(RunningAgent agent) throws Exception {
    return Recorded.by(agent, TagChip.class);
  }

  /** It comes to the gate's inner side and stays there. */
  private static Walk beside() {
    return Walk.from(new Point(100, -2500, 1000), CLOCK.instant())
        .thenTo(new Point(100, -1500, 1000), 1000)
        .thenStayFor(Duration.ofMinutes(2))
        .done();
  }

  private SimulatedLlrpReader reader() throws Exception {
    return SimulatedLlrpReader.start(
        field, CLOCK, new SimulatedLlrpReader.Traits(true, false, Duration.ofHours(8)));
  }

  private RunningAgent agent(int port, int tidWords) throws Exception {
    EdgeSettings plain =
        TestSettings.of(
            folder,
            SigningKey.ofSeed(new byte[32]).verifyKey(),
            "tcp://127.0.0.1:1",
            "llrp://127.0.0.1:" + port);
    return RunningAgent.start(
        TestSettings.withTid(plain, tidWords),
        "test",
        new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
        new SecureRandom(),
        EdgeAgent::reader);
  }
}

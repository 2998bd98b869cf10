package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.RecordClock;
import bondgate.events.AlarmRaised;
import bondgate.events.EdgeRecord;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.rfid.Epc;
import bondgate.simulator.Point;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.Walk;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.llrp.SimulatedLlrpReader.Output;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent with a reader in the network, whose clock is eight hours ahead. */
class SirenOverLlrpTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");

  @TempDir Path folder;

  @Test
  void anUnpaidBottleSoundsTheSirenOfAReaderInTheNetwork() throws Exception {
    RadioField field = RadioField.gate(SEED, RadioModel.easy());
    try (SimulatedLlrpReader reader =
            SimulatedLlrpReader.start(
                field, CLOCK, new SimulatedLlrpReader.Traits(true, false, Duration.ofHours(8)));
        RunningAgent agent = agent("llrp://127.0.0.1:" + reader.port())) {
      Await.until(
          "the reader is online",
          () -> agent.portals().readers().get(0).state() == ReaderState.ONLINE);
      field.add(
          BOTTLE,
          Walk.from(new Point(100, -3000, 1000), CLOCK.instant().plusMillis(200))
              .thenTo(new Point(100, 3000, 1000), 1100)
              .done());
      Await.until("the siren is on", () -> reader.outputs().stream().anyMatch(Output::on));
      Await.until("and recorded", () -> alarm(agent).isPresent());
      Output siren = reader.outputs().stream().filter(Output::on).findFirst().orElseThrow();
      long after = Duration.between(alarm(agent).orElseThrow().seenAt(), siren.at()).toMillis();
      System.out.printf("MEASURED siren over LLRP %d ms after the read that decided%n", after);
      assertThat(after).isBetween(0L, 100L);
    }
  }

  private RunningAgent agent(String port) throws Exception {
    return RunningAgent.start(
        TestSettings.of(
            folder, SigningKey.ofSeed(new byte[32]).verifyKey(), "tcp://127.0.0.1:1", port),
        "test",
        new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
        new SecureRandom(),
        EdgeAgent::reader);
  }

  private static Optional<EdgeRecord> alarm(RunningAgent agent) throws Exception {
    return agent.outbox().nextBatch(0, 10_000).stream()
        .map(SealedRecord::fields)
        .filter(record -> record.body() instanceof AlarmRaised)
        .findFirst();
  }
}

package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.RecordClock;
import bondgate.edge.portal.BeamStatus;
import bondgate.edge.portal.ReaderStatus;
import bondgate.events.Direction;
import bondgate.events.ReaderState;
import bondgate.events.SigningKey;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.rfid.Epc;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamState;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.SecondEvidence;
import bondgate.simulator.Doorway;
import bondgate.simulator.Point;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.Walk;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Light beams that are wired to the inputs of an LLRP reader, over a real TCP connection. */
@Execution(ExecutionMode.CONCURRENT)
class BeamsAtAReaderInTheNetworkTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Epc CARRIED = new Epc("E28011700000020A1B2C3D4E");
  private static final Epc WAVED = new Epc("E28011700000020A1B2C3D4F");
  private static final int INSIDE_INPUT = 1;
  private static final int OUTSIDE_INPUT = 2;
  private static final int HALF_BODY_MM = 250;
  private static final Duration BRIDGE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(SEED, RadioModel.easy());
  private SimulatedLlrpReader reader;
  private RunningAgent agent;

  @BeforeEach
  void begin() throws Exception {
    reader =
        SimulatedLlrpReader.start(
            field, CLOCK, new SimulatedLlrpReader.Traits(true, false, Duration.ofHours(8)));
    reader.setInput(OUTSIDE_INPUT, true);
    CrossingSettings thresholds =
        CrossingSettings.defaults()
            .with(SecondEvidence.defaults().withBeamTimes(BRIDGE, Duration.ofSeconds(30)));
    agent =
        RunningAgent.start(
            TestSettings.withBeamsAtReader(
                TestSettings.of(
                    folder,
                    SigningKey.ofSeed(new byte[32]).verifyKey(),
                    "tcp://127.0.0.1:1",
                    "llrp://127.0.0.1:" + reader.port()),
                thresholds),
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            EdgeAgent::reader);
  }

  @AfterEach
  void end() throws Exception {
    agent.close();
    reader.close();
  }

  @Test
  void howTheyStandIsKnownFromTheBeginAndNotWhileTheReaderIsAway() throws Exception {
    Await.until("known", () -> beams().box().equals("READY"));
    assertThat(beams().beams())
        .containsEntry(Beam.INSIDE, BeamState.FREE)
        .containsEntry(Beam.OUTSIDE, BeamState.BLOCKED);
    reader.setInput(OUTSIDE_INPUT, false);
    Await.until("free", () -> state(Beam.OUTSIDE) == BeamState.FREE);

    reader.drop();
    Await.until("the reader is away", () -> readerStatus().state() == ReaderState.OFFLINE);
    Await.until("nor are they known", () -> state(Beam.INSIDE) == BeamState.UNKNOWN);
    assertThat(beams().box()).isEqualTo("CONNECTING");

    reader.setInput(INSIDE_INPUT, true);
    Await.until("it is back, and says what changed", () -> state(Beam.INSIDE) == BeamState.BLOCKED);
    assertThat(beams().box()).isEqualTo("READY");
  }

  @Test
  void whoBreaksThemOnTheWayOutGoesOutAndWhoBreaksNoneDoesNot() throws Exception {
    reader.setInput(OUTSIDE_INPUT, false);
    Await.until("free", () -> state(Beam.OUTSIDE) == BeamState.FREE);
    Instant believed = CLOCK.instant().plus(BRIDGE);
    Await.until("they are believed", () -> CLOCK.instant().isAfter(believed));

    Walk through = walk();
    field.add(CARRIED, through);
    Await.until(
        "the passage is concluded",
        () -> {
          reader.setInput(INSIDE_INPUT, breaks(through, Doorway.INSIDE_MM));
          reader.setInput(OUTSIDE_INPUT, breaks(through, Doorway.OUTSIDE_MM));
          return !Recorded.by(agent, TagCrossing.class).isEmpty();
        });
    TagCrossing crossing = Recorded.by(agent, TagCrossing.class).get(0);
    assertThat(crossing.direction()).isEqualTo(Direction.OUT);
    assertThat(crossing.confidencePermille()).as("with both beams").isGreaterThan(800);

    // As if it were handed past the antennas: nobody goes with it.
    field.add(WAVED, walk());
    Await.until("something is said of it", () -> saidOf(WAVED));
    assertThat(Recorded.by(agent, TagCrossing.class))
        .filteredOn(said -> said.epc().equals(WAVED.hex()))
        .allSatisfy(said -> assertThat(said.direction()).isEqualTo(Direction.UNCERTAIN));
  }

  private static Walk walk() {
    return Walk.from(new Point(100, -3000, 1000), CLOCK.instant().plusMillis(200))
        .thenTo(new Point(100, 3000, 1000), 1100)
        .done();
  }

  private static boolean breaks(Walk walk, int beamMm) {
    return Doorway.isBroken(walk, HALF_BODY_MM, beamMm, CLOCK.instant());
  }

  private boolean saidOf(Epc epc) throws Exception {
    return Recorded.by(agent, TagCrossing.class).stream()
            .anyMatch(said -> said.epc().equals(epc.hex()))
        || Recorded.by(agent, TagSighting.class).stream()
            .anyMatch(said -> said.epc().equals(epc.hex()));
  }

  private ReaderStatus readerStatus() {
    return agent.portals().readers().get(0);
  }

  private BeamStatus beams() {
    return readerStatus().beams().get(0);
  }

  private BeamState state(Beam beam) {
    return beams().beams().get(beam);
  }
}

package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.EventJson;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import bondgate.events.TagCrossing;
import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.SimulatedR2000.OutputChange;
import bondgate.simulator.Walk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A bottle is carried out past a reader that speaks real bytes at a real pseudo-terminal, while no
 * broker and no server are there.
 */
@Execution(ExecutionMode.CONCURRENT)
class SirenAtARealPortTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");
  private static final Epc PAID = new Epc("E28011700000020A1B2C3D50");
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(SEED, RadioModel.easy());
  private PseudoTerminal terminal;
  private SimulatedR2000 module;
  private RunningAgent agent;

  @BeforeEach
  void begin() throws Exception {
    terminal = PseudoTerminal.open(folder.resolve("ttyReader"));
    module = new SimulatedR2000(terminal, field, CLOCK, ReplyEncoder.Layout.V3);
    module.start();
    EdgeSettings settings =
        TestSettings.of(
            folder.resolve("agent"), SERVER.verifyKey(), "tcp://127.0.0.1:1", terminal.slavePath());
    agent =
        RunningAgent.start(
            settings,
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
    Await.until("the reader is online", () -> isOnline());
  }

  @AfterEach
  void end() {
    agent.close();
    module.close();
    terminal.close();
  }

  @Test
  void theSirenSoundsWithinATenthOfASecondOfTheLastRead() throws Exception {
    field.add(BOTTLE, carriedOut());
    Await.until("the siren is on", () -> module.isOn(3) && module.isOn(4));
    Await.until("the passage is concluded", () -> only(TagCrossing.class).isPresent());

    EdgeRecord alarm = only(AlarmRaised.class).orElseThrow();
    EdgeRecord crossing = only(TagCrossing.class).orElseThrow();
    OutputChange siren =
        module.outputs().stream().filter(OutputChange::on).findFirst().orElseThrow();
    long afterItsRead = Duration.between(alarm.seenAt(), siren.at()).toMillis();
    long afterLastRead = Duration.between(crossing.seenAt(), siren.at()).toMillis();
    System.out.printf(
        "MEASURED siren %d ms after the read that decided, %d ms after the last read, seed %d%n",
        afterItsRead, afterLastRead, SEED);
    assertThat(afterItsRead).isBetween(0L, 100L);
    assertThat(afterLastRead).isLessThan(100);
    assertThat(((TagCrossing) crossing.body()).direction()).isEqualTo(Direction.OUT);
    Await.until("it goes off by itself", () -> !module.isOn(3) && !module.isOn(4));
  }

  @Test
  void aPaidBottleIsCarriedOutInSilence() throws Exception {
    PermitList list =
        new PermitList(
            "guiyang-o2o",
            1,
            CLOCK.instant(),
            List.of(new Permit(PAID.hex(), "exit", Direction.OUT, "S-17")));
    agent.permits().arrived(EventJson.writeSignedPermits(SignedPermits.sign(list, SERVER)));
    field.add(PAID, carriedOut());
    Await.until("the passage is concluded", () -> only(TagCrossing.class).isPresent());
    assertThat(((TagCrossing) only(TagCrossing.class).orElseThrow().body()).document())
        .isEqualTo("S-17");
    assertThat(module.outputs()).noneMatch(OutputChange::on);
    assertThat(only(AlarmRaised.class)).isEmpty();
  }

  @Test
  void aCableThatIsPulledIsRecordedAndSoIsItsReturn() throws Exception {
    terminal.unplug();
    Await.until("offline", () -> states().contains(ReaderState.OFFLINE));
    terminal.plug();
    Await.until("online again", () -> isOnline());
    Await.until(
        "and recorded",
        () -> states().lastIndexOf(ReaderState.ONLINE) > states().indexOf(ReaderState.OFFLINE));
    assertThat(records().get(0).body()).isInstanceOf(AgentStarted.class);
  }

  @Test
  void itStopsWithinTwoSeconds() {
    long begun = System.nanoTime();
    agent.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  private static Walk carriedOut() {
    return Walk.from(new Point(100, -3000, 1000), CLOCK.instant().plusMillis(200))
        .thenTo(new Point(100, 3000, 1000), 1100)
        .done();
  }

  private boolean isOnline() {
    return agent.portals().readers().get(0).state() == ReaderState.ONLINE;
  }

  private List<ReaderState> states() throws Exception {
    return records().stream()
        .map(EdgeRecord::body)
        .filter(ReaderHealth.class::isInstance)
        .map(health -> ((ReaderHealth) health).state())
        .toList();
  }

  private Optional<EdgeRecord> only(Class<? extends EdgeEvent> type) throws Exception {
    return records().stream().filter(record -> type.isInstance(record.body())).findFirst();
  }

  private List<EdgeRecord> records() throws Exception {
    return agent.outbox().nextBatch(0, 10_000).stream().map(SealedRecord::fields).toList();
  }
}

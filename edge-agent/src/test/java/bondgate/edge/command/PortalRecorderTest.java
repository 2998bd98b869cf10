package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualBeamBox;
import bondgate.simulator.till.VirtualDevice;
import bondgate.till.modbus.IoMap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is recorded of beams whose box, on a real pseudo-terminal, answers or does not. */
@Execution(ExecutionMode.CONCURRENT)
class PortalRecorderTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final PortalLayout EXIT = new PortalLayout("exit", Set.of(0, 1), Set.of(2, 3));
  private static final Duration STEP = Duration.ofSeconds(3);

  @TempDir Path folder;
  private final VirtualBeamBox beams = new VirtualBeamBox(1, CLOCK);
  private PseudoTerminal line;
  private VirtualDevice box;
  private BoxBeamEar ear;

  @BeforeEach
  void beamsThatAnswer() throws Exception {
    line = PseudoTerminal.open(folder.resolve("ttyBeams"));
    box = new VirtualDevice(line, beams, LineConditions.good());
    IoMap map = IoMap.parse(1, EdgeSettings.Beams.USUAL_MAP);
    ear =
        BoxBeamEar.open(
            new EdgeSettings.Beams(new TillSettings.Device(line.slavePath(), 9600), map, Beams.TWO),
            CLOCK,
            new SplittableRandom(1));
  }

  @AfterEach
  void end() {
    ear.close();
    box.close();
    line.close();
  }

  @Test
  void eachStepBeginsWithHowTheBeamsStand() throws Exception {
    beams.set(VirtualBeamBox.OUTSIDE, VirtualBeamBox.Fault.BLOCKED);
    record(() -> {});
    Recording second = record(() -> {});
    assertThat(second.fittings().beams()).isEqualTo(Beams.TWO);
    assertThat(second.entries())
        .extracting(Entry::at)
        .containsExactly(second.begin(), second.begin());
    assertThat(blocked(second)).containsExactlyInAnyOrder(false, true);
  }

  @Test
  void aStepInWhichTheBoxFellSilentIsRecordedAsIfThereWereNone() throws Exception {
    Recording silent = record(() -> box.setMute(true));
    assertThat(silent.fittings().beams()).isEqualTo(Beams.NONE);
    assertThat(silent.entries()).isEmpty();
    assertThat(record(() -> box.setMute(false)).fittings().beams())
        .as("not known from its begin")
        .isEqualTo(Beams.NONE);
    assertThat(record(() -> {}).fittings().beams()).isEqualTo(Beams.TWO);
  }

  /** A step in which no tag is heard, and this happens at its begin. */
  private Recording record(Runnable atBegin) throws DeviceException {
    Ear deaf =
        (enough, tags) -> {
          atBegin.run();
          while (!enough.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
          }
        };
    return new PortalRecorder(deaf, Optional.of(ear.ear()), CLOCK, EXIT, STEP)
        .record(CalibrationStep.QUIET);
  }

  private static List<Boolean> blocked(Recording recording) {
    return recording.entries().stream()
        .map(entry -> ((Entry.Light) entry).event().blocked())
        .toList();
  }
}

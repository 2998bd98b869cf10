package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.Region;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;
import bondgate.rfid.frame.m100.Frame.Dress;
import bondgate.rfid.frame.r2000.ReplyEncoder.Layout;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderDetection;
import bondgate.rfid.serial.ReaderDetection.Finding;
import bondgate.rfid.serial.ReaderProtocols;
import bondgate.rfid.serial.ReaderSession;
import bondgate.rfid.serial.SerialUhfReader;
import bondgate.rfid.serial.UhfReaderSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One driver and the virtual readers of four protocols on the two ends of a real port.
 *
 * <p>Each test has a port and a field of its own and waits for bytes most of the time, so several
 * go at once; other classes, some of which measure, do not go beside them.
 */
class FourReadersOnARealPortTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20260302L);
  private final Clock clock = Clock.systemUTC();
  private final RadioField field = RadioField.gate(SEED);
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder;
  private PseudoTerminal terminal;

  /** A virtual reader and what the driver must know to speak to it. */
  private enum Device {
    R2000("r2000", 4),
    M100("m100", 1),
    M100_OTHER_DRESS("m100", 1),
    UHF288("uhf18", 4),
    UHF18("uhf18", 1),
    MERCURY("mercury", 4);

    private final String protocol;
    private final int ports;

    Device(String protocol, int ports) {
      this.protocol = protocol;
      this.ports = ports;
    }

    private List<Integer> antennas() {
      return ports == 1 ? List.of(0) : List.of(0, 2);
    }
  }

  @BeforeEach
  void plug() throws Exception {
    terminal = PseudoTerminal.open(folder.resolve("ttyRFID"));
    for (int i = 0; i < 5; i++) {
      field.add(SimulatedGate.tag(i), Walk.still(new Point(100 * i, 0, 900), Instant.EPOCH));
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    terminal.close();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(Device.class)
  void aReaderIsSetUpHeardReadCommissionedAndStopped(Device device) {
    switchOn(device, terminal);
    ReaderSession session = connect(device);

    assertThat(done(session.identify())).isNotBlank();
    done(session.prepare());
    done(session.setRegion(Region.CHINA_900));
    done(session.setPower(2600));
    done(session.selectAntennas(device.antennas()));
    List<Said.Tag> heard = new ArrayList<>();
    while (heard.isEmpty()) {
      heard.addAll(done(session.inventoryOnce()));
    }
    assertThat(heard).allSatisfy(tag -> assertThat(field.tags()).contains(tag.epc()));
    assertThat(heard).allSatisfy(tag -> assertThat(tag.doubtful()).isFalse());
    assertThat(heard).allSatisfy(tag -> assertThat(device.antennas()).contains(tag.antenna()));

    List<Said.Tag> more = new ArrayList<>();
    done(session.inventory(() -> more.size() >= 20, more::add));
    assertThat(more).hasSizeGreaterThanOrEqualTo(20);

    Epc tag = heard.get(0).epc();
    Bytes tid = done(session.readTid(tag, 6));
    assertThat(tid).asString().startsWith("E280");
    assertThat(done(session.readUser(tag, 0, 2))).hasToString("00000000");
    Epc fresh = new Epc("30751FEB705C5904E3D50D70");
    done(session.writeEpc(tag, fresh, 0));
    assertThat(field.tags()).contains(fresh).doesNotContain(tag);
    assertThat(done(session.readTid(fresh, 6))).as("the chip is the same").isEqualTo(tid);
    done(session.writeEpc(fresh, new Epc("30751FEB705C5904"), 0));
    assertThat(field.tags()).as("a shorter EPC").contains(new Epc("30751FEB705C5904"));
    assertThat(session.badChecksums() + session.skippedBytes()).isZero();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(Device.class)
  void whatFailsIsNamed(Device device) {
    switchOn(device, terminal);
    ReaderSession session = connect(device);
    done(session.identify());
    Epc here = field.tags().get(0);
    Epc elsewhere = new Epc("0000");

    assertThat(fault(session.readTid(elsewhere, 6)))
        .isIn(ReaderFault.NO_TAG, ReaderFault.TAG_ACCESS_FAILED);
    assertThat(fault(session.read(Optional.of(here), MemoryBank.TID, 0, 30, 0)))
        .isIn(ReaderFault.MEMORY_OVERRUN, ReaderFault.TAG_ACCESS_FAILED);
    assertThat(fault(session.writeEpc(here, new Epc("1111"), 0xBADL)))
        .isIn(ReaderFault.ACCESS_DENIED, ReaderFault.TAG_ACCESS_FAILED);
    assertThat(field.tags()).contains(here);
    terminal.unplug();
    Outcome<List<Said.Tag>> gone = session.inventoryOnce();
    assertThat(gone).isInstanceOf(Outcome.PortFailed.class);
    assertThat(gone.describe()).contains("check cable and power");
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(
      value = Device.class,
      names = {"R2000", "M100", "UHF288", "MERCURY"})
  void thePulledCableIsNoticedAndTheReaderComesBackByItself(Device device) throws Exception {
    switchOn(device, terminal);
    QueueingListener told = new QueueingListener();
    SerialUhfReader reader = supervise(device, told);
    told.await("a read", () -> !told.reads.isEmpty());
    told.await("a whole round", () -> reader.condition().state() == State.ONLINE);

    terminal.unplug();
    told.await("the loss", () -> told.wasEver(State.OFFLINE, Reason.PORT_LOST));
    told.await("a vain try", () -> told.wasEver(State.OFFLINE, Reason.PORT_NOT_OPENED));
    int before = told.reads.size();
    terminal.plug();

    told.await("the return", () -> reader.condition().state() == State.ONLINE);
    told.await("reads again", () -> told.reads.size() > before);
    assertThat(reader.counters().reconnections()).isEqualTo(1);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(
      value = Device.class,
      names = {"R2000", "M100", "UHF288", "MERCURY"})
  void aBadCableCostsReadsButBringsNoTagThatIsNotThere(Device device) throws Exception {
    NoisyLine bad = new NoisyLine(terminal, NoisyLine.Settings.bad(), SEED);
    switchOn(device, bad);
    QueueingListener told = new QueueingListener();
    SerialUhfReader reader = supervise(device, told);

    told.await("reads through noise", () -> told.reads.size() >= 60);

    reader.close();
    assertThat(told.reads).allSatisfy(read -> assertThat(field.tags()).contains(read.epc()));
    System.out.printf("%s through a bad cable, seed %d: %s%n", device, SEED, reader.counters());
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aPlugThatFallsOutAgainAndAgainIsFollowed() throws Exception {
    NoisyLine.Settings loose = new NoisyLine.Settings(0, 1, 0, 0, 0, Duration.ZERO, 60);
    switchOn(Device.M100, new NoisyLine(terminal, loose, SEED));
    QueueingListener told = new QueueingListener();
    SerialUhfReader reader = supervise(Device.M100, told);

    told.await("two returns", () -> reader.counters().reconnections() >= 2);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(
      value = Device.class,
      names = {"R2000", "M100", "UHF288", "MERCURY"})
  void detectionNamesTheProtocolThatAnswersAndWhatTheOthersFound(Device device) {
    switchOn(device, terminal);

    List<Finding> findings = ReaderDetection.detect(terminal.slavePath(), clock);

    Finding last = findings.get(findings.size() - 1);
    assertThat(last).isInstanceOf(Finding.Answered.class);
    assertThat(last.protocol()).isEqualTo(device.protocol);
    assertThat(findings.subList(0, findings.size() - 1))
        .noneMatch(Finding.Answered.class::isInstance);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void detectionOfASilentLineOrNoPortSaysSo() {
    assertThat(ReaderDetection.detect(terminal.slavePath(), clock))
        .hasSizeGreaterThan(3)
        .allMatch(Finding.Silent.class::isInstance);
    terminal.unplug();
    assertThat(ReaderDetection.detect(terminal.slavePath(), clock))
        .hasSize(1)
        .allMatch(Finding.NoPort.class::isInstance);
  }

  private void switchOn(Device device, Wire wire) {
    if (device == Device.R2000) {
      SimulatedR2000 module = new SimulatedR2000(wire, field, clock, Layout.V3);
      open.add(module);
      module.start();
      return;
    }
    SimulatedModule<?> module =
        switch (device) {
          case R2000, M100 -> new SimulatedM100(wire, field, clock, Dress.BB_7E);
          case M100_OTHER_DRESS -> new SimulatedM100(wire, field, clock, Dress.AA_DD);
          case UHF288, UHF18 -> new SimulatedUhf288(wire, field, clock);
          case MERCURY -> new SimulatedMercury(wire, field, clock);
        };
    open.add(module);
    module.start();
  }

  private static DialectSettings settings(Device device) {
    return new DialectSettings(DialectSettings.ANY_ADDRESS, device.ports);
  }

  private ReaderSession connect(Device device) {
    ReaderSession session =
        done(
            ReaderSession.connect(
                terminal.slavePath(),
                115_200,
                ReaderProtocols.named(device.protocol).orElseThrow(),
                settings(device),
                clock));
    open.add(0, session);
    return session;
  }

  private SerialUhfReader supervise(Device device, QueueingListener told) {
    UhfReaderSettings defaults =
        UhfReaderSettings.of(terminal.slavePath(), device.protocol, device.antennas())
            .withRetry(Duration.ofMillis(100), Duration.ofMillis(400))
            .withDialect(settings(device));
    SerialUhfReader reader = new SerialUhfReader(defaults, clock);
    open.add(0, reader);
    reader.start(told);
    return reader;
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome
        .toOptional()
        .orElseThrow(() -> new AssertionError(outcome + ": " + outcome.describe()));
  }

  private static ReaderFault fault(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).fault();
  }
}

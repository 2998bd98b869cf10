package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.TagRead;
import bondgate.rfid.frame.r2000.ReplyEncoder.Layout;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import bondgate.rfid.serial.SerialSettings.Rounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reader's code and a virtual module on the two ends of a real pseudo-terminal. */
class ReaderOnARealPortTest {
  private final Clock clock = Clock.systemUTC();
  private final RadioField field = RadioField.gate(7);
  private final QueueingListener told = new QueueingListener();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder;
  private PseudoTerminal terminal;

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

  @ParameterizedTest
  @EnumSource(Layout.class)
  void readsOfEveryAntennaArriveWithBothRoundEndLayouts(Layout layout) throws Exception {
    switchOn(layout);
    SerialR2000Reader reader = start(settings());

    told.await("a read by each antenna", () -> antennasHeard().size() == 4);
    told.await("twenty rounds", () -> told.rounds.get() >= 20);

    assertThat(reader.condition().state()).isEqualTo(State.ONLINE);
    assertThat(told.conditions.get(0).state()).isEqualTo(State.CONNECTING);
    assertThat(told.reads).allSatisfy(r -> assertThat(field.tags()).contains(r.epc()));
    assertThat(reader.counters().badChecksums()).isZero();
    assertThat(reader.counters().skippedBytes()).isZero();
    assertThat(reader.counters().unrecognised()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void readsArriveWithFastSwitchRoundsToo(Layout layout) throws Exception {
    switchOn(layout);
    start(settings().withRounds(Rounds.FAST_SWITCH));

    told.await("a read by each antenna", () -> antennasHeard().size() == 4);
    told.await("five rounds", () -> told.rounds.get() >= 5);
  }

  @Test
  void aPulledPortIsNoticedReportedAndComesBackByItself() throws Exception {
    switchOn(Layout.V3);
    SerialR2000Reader reader = start(settings());
    told.await("the first round", () -> reader.condition().state() == State.ONLINE);

    terminal.unplug();
    told.await("the loss", () -> told.wasEver(State.OFFLINE, Reason.PORT_LOST));
    told.await("a vain try", () -> told.wasEver(State.OFFLINE, Reason.PORT_NOT_OPENED));
    int readsBefore = told.reads.size();
    terminal.plug();

    told.await("the return", () -> reader.condition().state() == State.ONLINE);
    told.await("reads again", () -> told.reads.size() > readsBefore);
    assertThat(reader.counters().reconnections()).isEqualTo(1);
  }

  @Test
  void aPortThatWasNeverThereIsReportedOnceAndUsedWhenItComes() throws Exception {
    switchOn(Layout.V3);
    terminal.unplug();
    SerialR2000Reader reader = start(settings());
    told.await("the report", () -> told.wasEver(State.OFFLINE, Reason.PORT_NOT_OPENED));

    terminal.plug();
    told.await("the first round", () -> reader.condition().state() == State.ONLINE);

    assertThat(told.conditions).filteredOn(c -> c.state() == State.OFFLINE).hasSize(1);
  }

  @Test
  void anOutputReachesTheModuleWithinAHundredMilliseconds() throws Exception {
    SimulatedR2000 module = switchOn(Layout.V3);
    SerialR2000Reader reader = start(settings());
    told.await("the first round", () -> told.rounds.get() > 0);
    module.onOutput(change -> told.wake());

    long slowest = 0;
    for (int i = 0; i < 20; i++) {
      int round = told.rounds.get();
      boolean on = i % 2 == 0;
      Instant asked = clock.instant();
      reader.setOutput(3, on);
      int expected = i + 1;
      told.await("the output", () -> module.outputs().size() == expected);
      SimulatedR2000.OutputChange change = module.outputs().get(i);
      assertThat(change.on()).isEqualTo(on);
      slowest = Math.max(slowest, Duration.between(asked, change.at()).toMillis());
      told.await("two more rounds", () -> told.rounds.get() >= round + 2);
      // The next one is asked for at another moment of a round.
      long moment = System.nanoTime() + i * 3_700_000L;
      told.await("a moment", () -> System.nanoTime() - moment >= 0);
    }

    System.out.println("slowest of 20 outputs: " + slowest + " ms");
    assertThat(slowest).isLessThan(100);
    assertThat(module.outputs()).as("each level is sent once").hasSize(20);
    assertThat(module.isOn(4)).isFalse();
  }

  @Test
  void aWantedOutputIsSetAgainAfterTheCableWasPulled() throws Exception {
    SimulatedR2000 module = switchOn(Layout.V3);
    SerialR2000Reader reader = start(settings());
    told.await("the first round", () -> reader.condition().state() == State.ONLINE);
    terminal.unplug();
    told.await("the loss", () -> told.wasEver(State.OFFLINE, Reason.PORT_LOST));
    reader.setOutput(4, true);
    assertThat(module.isOn(4)).isFalse();

    terminal.plug();

    told.await("the lock", () -> module.isOn(4));
  }

  @Test
  void aMissingAntennaDegradesTheReaderUntilItIsBack() throws Exception {
    SimulatedR2000 module = switchOn(Layout.V3);
    SerialR2000Reader reader = start(settings());
    told.await("the first round", () -> reader.condition().state() == State.ONLINE);

    module.setAntennaMissing(2, true);
    told.await("the fault", () -> told.wasEver(State.DEGRADED, Reason.READER_ERROR));
    assertThat(reader.condition().detail()).contains("antenna 2").contains("ANTENNA_MISSING");
    int reads = told.reads.size();
    told.await("the other antennas", () -> told.reads.size() > reads + 10);

    module.setAntennaMissing(2, false);
    told.await("the return", () -> reader.condition().state() == State.ONLINE);
  }

  @Test
  void aModuleThatHangsIsReportedAndNotTakenForSilence() throws Exception {
    SimulatedR2000 module = switchOn(Layout.V3);
    SerialR2000Reader reader = start(settings());
    told.await("the first round", () -> reader.condition().state() == State.ONLINE);

    module.setMute(true);
    told.await("the report", () -> told.wasEver(State.OFFLINE, Reason.NO_ROUND_END));
    module.setMute(false);

    told.await("the return", () -> reader.condition().state() == State.ONLINE);
  }

  private SimulatedR2000 switchOn(Layout layout) {
    SimulatedR2000 module = new SimulatedR2000(terminal, field, clock, layout);
    open.add(module);
    module.start();
    return module;
  }

  private SerialSettings settings() {
    return SerialSettings.of(terminal.slavePath(), List.of(0, 1, 2, 3))
        .withRetry(Duration.ofMillis(100), Duration.ofMillis(400));
  }

  private SerialR2000Reader start(SerialSettings settings) {
    SerialR2000Reader reader = new SerialR2000Reader(settings, clock);
    open.add(0, reader);
    reader.start(told);
    return reader;
  }

  private Map<Integer, Long> antennasHeard() {
    return told.reads.stream()
        .collect(Collectors.groupingBy(TagRead::antenna, Collectors.counting()));
  }
}

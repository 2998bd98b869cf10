package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.llrp.SimulatedLlrpReader.Output;
import bondgate.simulator.llrp.SimulatedLlrpReader.Traits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's code and a virtual reader on the two ends of a real TCP connection. */
class LlrpReaderOverTcpTest {
  private static final Traits IMPINJ = new Traits(true, false, Duration.ofHours(-8));
  private final Clock clock = Clock.systemUTC();
  private final RadioField field = RadioField.gate(7);
  private final QueueingListener told = new QueueingListener();
  private final List<AutoCloseable> open = new ArrayList<>();
  private SimulatedLlrpReader virtual;

  @BeforeEach
  void tags() {
    for (int i = 0; i < 5; i++) {
      field.add(SimulatedGate.tag(i), Walk.still(new Point(100 * i, 0, 900), Instant.EPOCH));
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void readsOfEveryAntennaArriveWithPhaseAndTheTimeOfTheHost() throws Exception {
    switchOn(IMPINJ);
    Instant begun = clock.instant();
    LlrpReader reader = start(settings());
    told.await("a read by each antenna", () -> antennas().size() == 4);
    told.await("two keepalives", () -> told.rounds.get() >= 8);

    assertThat(reader.condition().state()).isEqualTo(State.ONLINE);
    assertThat(told.conditions.get(0).state()).isEqualTo(State.CONNECTING);
    assertThat(told.reads)
        .allSatisfy(
            read -> {
              assertThat(field.tags()).contains(read.epc());
              assertThat(read.phase()).isPresent();
              assertThat(read.seenAt()).isBetween(begun, clock.instant());
            });
    assertThat(reader.counters().unrecognised()).isZero();
    assertThat(asked()).contains("KEEPALIVE_ACK", "CUSTOM_MESSAGE");
  }

  @Test
  void theRequestsComeInTheOrderOfTheStandardAndPowerIsAnIndexOfTheReadersTable() throws Exception {
    switchOn(IMPINJ);
    start(settings().withRadio(OptionalInt.of(2010), OptionalInt.of(1), false));
    told.await("reads", () -> !told.reads.isEmpty());
    assertThat(asked())
        .containsSubsequence(
            "GET_READER_CAPABILITIES",
            "CUSTOM_MESSAGE",
            "SET_READER_CONFIG",
            "DELETE_ROSPEC",
            "DELETE_ACCESSSPEC",
            "ADD_ROSPEC",
            "ENABLE_ROSPEC",
            "START_ROSPEC");
    LlrpMessage add =
        virtual.requests().stream()
            .filter(m -> m.name().equals("ADD_ROSPEC"))
            .findFirst()
            .orElseThrow();
    // Index 41 is 20.00 dBm, 42 would be 20.25.
    assertThat(
            add.first("ROSpec")
                .flatMap(p -> p.first("AISpec"))
                .flatMap(p -> p.first("InventoryParameterSpec"))
                .flatMap(p -> p.first("AntennaConfiguration"))
                .flatMap(p -> p.number("RFTransmitter", "TransmitPower")))
        .contains(41L);
  }

  @Test
  void aReaderThatKnowsOneOneIsSpokenToInIt() throws Exception {
    switchOn(new Traits(false, true, Duration.ZERO));
    start(settings().withRadio(OptionalInt.empty(), OptionalInt.empty(), true));
    told.await("reads", () -> !told.reads.isEmpty());
    assertThat(virtual.requests())
        .filteredOn(m -> m.name().equals("ADD_ROSPEC"))
        .extracting(LlrpMessage::version)
        .containsExactly(2);
    assertThat(told.reads.get(0).phase()).isEmpty();
  }

  @Test
  void aReaderOfOneZeroOneRefusesTheQuestionAndIsSpokenToInThat() throws Exception {
    switchOn(new Traits(false, false, Duration.ZERO));
    start(settings().withRadio(OptionalInt.empty(), OptionalInt.empty(), true));
    told.await("reads", () -> !told.reads.isEmpty());
    assertThat(virtual.requests())
        .filteredOn(m -> m.name().equals("ADD_ROSPEC"))
        .extracting(LlrpMessage::version)
        .containsExactly(1);
  }

  @Test
  void aReaderThatHangsIsDegradedThenOfflineAndComesBack() throws Exception {
    switchOn(IMPINJ);
    LlrpReader reader = start(settings());
    told.await("reads", () -> !told.reads.isEmpty());
    virtual.setMute(true);
    told.await("degraded", () -> told.wasEver(State.DEGRADED, Reason.NO_ROUND_END));
    told.await("offline", () -> told.wasEver(State.OFFLINE, Reason.NO_ROUND_END));
    virtual.setMute(false);
    told.await("the return", () -> reader.condition().state() == State.ONLINE);
    assertThat(reader.counters().reconnections()).isPositive();
  }

  @Test
  void aDroppedConnectionIsToldAndComesBackByItself() throws Exception {
    switchOn(IMPINJ);
    LlrpReader reader = start(settings());
    told.await("online", () -> reader.condition().state() == State.ONLINE);
    virtual.drop();
    told.await("the loss", () -> told.wasEver(State.OFFLINE, Reason.PORT_LOST));
    int before = told.reads.size();
    told.await("reads again", () -> told.reads.size() > before);
    assertThat(reader.condition().state()).isEqualTo(State.ONLINE);
    assertThat(reader.counters().reconnections()).isEqualTo(1);
  }

  @Test
  void aSecondClientIsRefusedAndSaysSoAndComesInWhenTheFirstGoes() throws Exception {
    switchOn(IMPINJ);
    LlrpReader first = start(settings());
    told.await("online", () -> first.condition().state() == State.ONLINE);
    QueueingListener second = new QueueingListener();
    LlrpReader other = new LlrpReader(settings(), clock, new SplittableRandom(2));
    open.add(0, other);
    other.start(second);
    second.await("the refusal", () -> second.wasEver(State.OFFLINE, Reason.READER_ERROR));
    assertThat(other.condition().detail()).contains("another client");
    assertThat(first.condition().state()).isEqualTo(State.ONLINE);

    first.close();
    assertThat(asked()).contains("CLOSE_CONNECTION");
    second.await("its turn", () -> other.condition().state() == State.ONLINE);
  }

  @Test
  void anOutputIsSetOnceAndAgainAfterTheConnectionWasLost() throws Exception {
    switchOn(IMPINJ);
    LlrpReader reader = start(settings());
    told.await("online", () -> reader.condition().state() == State.ONLINE);
    reader.setOutput(2, true);
    told.await("the output", () -> virtual.outputs().size() == 1);
    assertThat(virtual.outputs().get(0))
        .extracting(Output::port, Output::on)
        .containsExactly(2, true);
    int before = told.rounds.get();
    told.await("more keepalives", () -> told.rounds.get() >= before + 8);
    assertThat(virtual.outputs()).hasSize(1);
    virtual.drop();
    told.await("the output again", () -> virtual.outputs().size() == 2);

    reader.setOutput(9, true);
    told.await("the refusal", () -> told.wasEver(State.DEGRADED, Reason.READER_ERROR));
    assertThat(told.conditions)
        .anyMatch(c -> c.detail().contains("SET_READER_CONFIG") && c.detail().contains("101"));
  }

  @Test
  void anOutputReachesTheReaderWithinAHundredMillisecondsWhileItReads() throws Exception {
    switchOn(IMPINJ);
    LlrpReader reader = start(settings());
    told.await("reads", () -> told.reads.size() > 10);
    long slowest = 0;
    for (int i = 0; i < 30; i++) {
      int reads = told.reads.size();
      Instant asked = clock.instant();
      reader.setOutput(1, i % 2 == 0);
      int expected = i + 1;
      told.await("the output", () -> virtual.outputs().size() == expected);
      slowest =
          Math.max(
              slowest, Duration.between(asked, virtual.outputs().get(i).at()).toNanos() / 1000);
      told.await("more reads", () -> told.reads.size() > reads);
    }
    System.out.println("slowest of 30 outputs over LLRP: " + slowest + " us");
    assertThat(slowest).isLessThan(100_000);
  }

  @Test
  void antennaAndBufferEventsDegradeTheReaderUntilTheyAreOver() throws Exception {
    switchOn(IMPINJ);
    LlrpReader reader = start(settings());
    told.await("online", () -> reader.condition().state() == State.ONLINE);
    virtual.send(LlrpBuilder.of("AntennaEvent").set("EventType", 0).set("AntennaID", 3));
    told.await("the loss", () -> reader.condition().detail().contains("antenna port [3]"));
    virtual.send(LlrpBuilder.of("AntennaEvent").set("EventType", 1).set("AntennaID", 3));
    told.await("the return", () -> reader.condition().state() == State.ONLINE);
    virtual.send(LlrpBuilder.of("ReportBufferOverflowErrorEvent"));
    told.await("the overflow", () -> reader.condition().detail().contains("overflowed"));
    told.await("all well again", () -> reader.condition().state() == State.ONLINE);
  }

  @Test
  void aReaderThatIsNotThereIsReportedOnce() throws Exception {
    switchOn(IMPINJ);
    LlrpSettings settings = settings();
    virtual.close();
    start(settings);
    told.await("the report", () -> told.wasEver(State.OFFLINE, Reason.PORT_NOT_OPENED));
    assertThat(told.conditions).hasSize(1);
  }

  private void switchOn(Traits traits) throws Exception {
    virtual = SimulatedLlrpReader.start(field, clock, traits);
    open.add(virtual);
  }

  private LlrpSettings settings() {
    return new LlrpSettings(
        "127.0.0.1",
        virtual.port(),
        List.of(0, 1, 2, 3),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        Duration.ofMillis(400),
        0,
        Optional.empty(),
        List.of());
  }

  private LlrpReader start(LlrpSettings settings) {
    LlrpReader reader = new LlrpReader(settings, clock, new SplittableRandom(1));
    open.add(0, reader);
    reader.start(told);
    return reader;
  }

  private List<String> asked() {
    return virtual.requests().stream().map(LlrpMessage::name).toList();
  }

  private Set<Integer> antennas() {
    return told.reads.stream().map(TagRead::antenna).collect(Collectors.toSet());
  }
}

package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.llrp.SimulatedLlrpReader.Traits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Beams that are wired to the reader's own inputs: known from the begin, and whenever they change.
 */
class LlrpInputsOverTcpTest {
  private static final Traits PLAIN = new Traits(false, false, Duration.ZERO);
  private final QueueingListener told = new QueueingListener();
  private final List<String> inputs = new CopyOnWriteArrayList<>();
  private SimulatedLlrpReader virtual;
  private LlrpReader reader;

  @BeforeEach
  void switchOn() throws Exception {
    virtual = SimulatedLlrpReader.start(RadioField.gate(7), Clock.systemUTC(), PLAIN);
  }

  @AfterEach
  void closeBoth() throws Exception {
    reader.close();
    virtual.close();
  }

  @Test
  void theLevelAtTheBeginAndEachChangeAreTold() throws Exception {
    virtual.setInput(2, true);
    watch(1, 2);
    told.await("the levels", () -> inputs.size() == 2);
    assertThat(inputs).containsExactly("1 low", "2 high");

    virtual.setInput(1, true);
    virtual.setInput(3, true);
    virtual.setInput(2, false);
    told.await("two changes", () -> inputs.size() == 4);
    assertThat(inputs.subList(2, 4))
        .as("of the third we asked nothing")
        .containsExactly("1 high", "2 low");
  }

  @Test
  void whatChangedWhileTheLineWasDownIsToldAfterIt() throws Exception {
    watch(1, 2);
    told.await("the levels", () -> inputs.size() == 2);
    inputs.clear();
    virtual.drop();
    told.await("offline", () -> stands(State.OFFLINE));
    virtual.setInput(2, true);
    told.await("the levels", () -> inputs.size() == 2);
    assertThat(inputs).containsExactly("1 low", "2 high");
  }

  @Test
  void aReaderWithoutSuchAnInputSaysSo() throws Exception {
    watch(1, 9);
    told.await("its refusal", () -> stands(State.OFFLINE));
    assertThat(told.conditions)
        .filteredOn(condition -> condition.state() == State.OFFLINE)
        .extracting(ReaderCondition::detail)
        .first()
        .asString()
        .contains("SET_READER_CONFIG refused");
    assertThat(inputs).isEmpty();
  }

  @Test
  void aReaderThatDoesNotSayHowTheyStandIsDegradedAndTellsTheChanges() throws Exception {
    virtual.setRefusesLevels(true);
    watch(1, 2);
    told.await("its refusal", () -> stands(State.DEGRADED));
    assertThat(reader.condition().detail())
        .startsWith("how the inputs stand is not known: GET_READER_CONFIG refused");
    virtual.setInput(2, true);
    told.await("a change", () -> !inputs.isEmpty());
    assertThat(inputs).containsExactly("2 high");
  }

  @Test
  void whoNamesNoInputAsksForNone() throws Exception {
    watch();
    told.await("its first keepalive", () -> told.rounds.get() > 0);
    assertThat(virtual.requests())
        .extracting(LlrpMessage::name)
        .contains("SET_READER_CONFIG")
        .doesNotContain("GET_READER_CONFIG");
    virtual.setInput(1, true);
    assertThat(inputs).isEmpty();
  }

  private boolean stands(State state) {
    return told.conditions.stream().anyMatch(condition -> condition.state() == state);
  }

  private void watch(Integer... ports) {
    LlrpSettings settings =
        LlrpSettings.of("127.0.0.1", List.of(0, 1, 2, 3))
            .withPort(virtual.port())
            .withTimes(Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofMillis(400))
            .withInputs(List.of(ports));
    reader = new LlrpReader(settings, Clock.systemUTC(), new SplittableRandom(1));
    reader.onInput((port, high, at) -> inputs.add(port + (high ? " high" : " low")));
    reader.start(told);
  }
}

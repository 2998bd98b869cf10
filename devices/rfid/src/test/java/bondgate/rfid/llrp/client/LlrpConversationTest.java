package bondgate.rfid.llrp.client;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpDecoder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.llrp.Octets;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a client says and when, told the time. */
class LlrpConversationTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final LlrpMessage WELCOME =
      LlrpDecoder.decode(
          Octets.hex("043F0000002000000000" + "00F600160080000C00039136A2A33B3F010000060000"));

  private final Told told = new Told();
  private final WantedOutputs outputs = new WantedOutputs();
  private final LlrpConversation conversation =
      new LlrpConversation(LlrpSettings.of("reader", List.of(0)), outputs, told, START);

  /** Keeps what is told. */
  private static final class Told implements LlrpConversation.Outlet {
    private final List<State> states = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private int tags;
    private int rounds;

    @Override
    public void condition(State state, Reason reason, String detail) {
      states.add(state);
    }

    @Override
    public void roundFinished() {
      rounds++;
    }

    @Override
    public void input(int port, boolean high) {
      inputs.add(port + (high ? " high" : " low"));
    }

    @Override
    public void report(LlrpParameter.Known tag) {
      tags++;
    }
  }

  @Test
  void nothingIsSaidBeforeTheReaderSaysThatTheConnectionIsOurs() {
    assertThat(conversation.next(START)).isEmpty();
    conversation.heard(WELCOME, START);
    assertThat(conversation.next(START).orElseThrow().name()).isEqualTo("GET_READER_CAPABILITIES");
    assertThat(conversation.next(START)).as("one request at a time").isEmpty();
  }

  @Test
  void aReportBetweenRequestAndResponseIsATagAndNoResponse() {
    conversation.heard(WELCOME, START);
    LlrpMessage request = conversation.next(START).orElseThrow();
    conversation.heard(
        LlrpBuilder.of("RO_ACCESS_REPORT")
            .add(LlrpBuilder.of("TagReportData"))
            .message(1, request.id()),
        START);
    assertThat(told.tags).isEqualTo(1);
    assertThat(conversation.next(START)).isEmpty();
  }

  @Test
  void aResponseWithAnotherIdIsNotOurs() {
    conversation.heard(WELCOME, START);
    LlrpMessage request = conversation.next(START).orElseThrow();
    conversation.heard(done(request, request.id() + 1), START);
    assertThat(conversation.next(START)).isEmpty();
    conversation.heard(done(request, request.id()), START);
    assertThat(conversation.next(START)).isPresent();
  }

  @Test
  void aKeepaliveIsAcknowledgedWithItsIdEvenBeforeTheReaderReads() {
    conversation.heard(WELCOME, START);
    conversation.heard(LlrpBuilder.of("KEEPALIVE").message(1, 77), START);
    LlrpMessage answer = conversation.next(START).orElseThrow();
    assertThat(answer.type()).isEqualTo(LlrpTypes.KEEPALIVE_ACK);
    assertThat(answer.id()).isEqualTo(77);
    assertThat(told.rounds).isZero();
  }

  @Test
  void aRequestWithoutResponseEndsTheConnection() {
    conversation.heard(WELCOME, START);
    assertThat(conversation.next(START)).isPresent();
    assertThat(conversation.next(START.plusMillis(5000))).isEmpty();
    assertThat(conversation.over()).isEmpty();
    assertThat(conversation.next(START.plusMillis(5001))).isEmpty();
    assertThat(conversation.over().orElseThrow()).contains("GET_READER_CAPABILITIES");
  }

  @Test
  void aServerThatSaysNothingIsNoReader() {
    assertThat(conversation.next(START.plusSeconds(11))).isEmpty();
    assertThat(conversation.over().orElseThrow()).contains("LLRP reader");
  }

  @Test
  void silenceDegradesAfterTwoKeepalivesAndEndsAfterFour() {
    run();
    assertThat(told.states).containsExactly(State.ONLINE);
    assertThat(conversation.next(START.plusMillis(4000))).isEmpty();
    assertThat(told.states).containsExactly(State.ONLINE);
    assertThat(conversation.next(START.plusMillis(4001))).isEmpty();
    assertThat(told.states).containsExactly(State.ONLINE, State.DEGRADED);
    assertThat(conversation.next(START.plusMillis(8001))).isEmpty();
    assertThat(conversation.over()).isPresent();
    assertThat(conversation.overReason()).isEqualTo(Reason.NO_ROUND_END);
  }

  @Test
  void aSpecThatEndedIsStartedAgain() {
    run();
    conversation.heard(
        LlrpBuilder.of("READER_EVENT_NOTIFICATION")
            .add(
                LlrpBuilder.of("ReaderEventNotificationData")
                    .add(LlrpBuilder.of("ROSpecEvent").set("EventType", 1).set("ROSpecID", 1)))
            .message(1, 5),
        START);
    assertThat(told.states).endsWith(State.DEGRADED);
    LlrpMessage again = conversation.next(START).orElseThrow();
    assertThat(again.type()).isEqualTo(LlrpTypes.START_ROSPEC);
    conversation.heard(done(again, again.id()), START);
    assertThat(told.states).endsWith(State.ONLINE);
  }

  @Test
  void aBeamSensorOnAnInputIsTold() {
    run();
    for (int level : new int[] {1, 0}) {
      conversation.heard(
          LlrpBuilder.of("READER_EVENT_NOTIFICATION")
              .add(
                  LlrpBuilder.of("ReaderEventNotificationData")
                      .add(
                          LlrpBuilder.of("GPIEvent")
                              .set("GPIPortNumber", 2)
                              .set("GPIEvent", level)))
              .message(1, 5),
          START);
    }
    assertThat(told.inputs).containsExactly("2 high", "2 low");
    assertThat(told.states).containsExactly(State.ONLINE);
  }

  @Test
  void anOutputWaitsUntilTheReaderReads() {
    outputs.want(1, true);
    run();
    LlrpMessage output = conversation.next(START).orElseThrow();
    assertThat(output.first("GPOWriteData")).isPresent();
    conversation.heard(done(output, output.id()), START);
    assertThat(conversation.next(START)).isEmpty();
  }

  /** Answers every request until the reader reads. */
  private void run() {
    conversation.heard(WELCOME, START);
    while (!conversation.isRunning()) {
      Optional<LlrpMessage> request = conversation.next(START);
      conversation.heard(done(request.orElseThrow(), request.orElseThrow().id()), START);
    }
  }

  private static LlrpMessage done(LlrpMessage request, long id) {
    return LlrpBuilder.of(request.name() + "_RESPONSE")
        .add(LlrpBuilder.of("LLRPStatus"))
        .message(1, id);
  }
}

package bondgate.rfid.serial;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.ErrorCode;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.Reply;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is said to a reader, without a line. */
class ConversationTest implements Conversation.Outlet {
  private final SerialSettings settings = SerialSettings.of("/dev/null", List.of(0, 2));
  private final WantedOutputs outputs = new WantedOutputs();
  private final Conversation conversation = new Conversation(settings, outputs, this);
  private final List<String> conditions = new ArrayList<>();
  private final List<Integer> rounds = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void theAntennasTakeTurnsAndTheLineIsNeverDoublyUsed() {
    setUp();

    for (int antenna : new int[] {0, 2, 0, 2}) {
      assertThat(conversation.next(now)).contains(Command.workAntenna(1, antenna));
      assertThat(conversation.next(now)).isEmpty();
      answer(new Reply.CommandResult(Command.WORK_ANTENNA));
      assertThat(conversation.next(now)).contains(Command.inventory(1, 255));
      assertThat(conversation.next(now)).isEmpty();
      answer(roundEnd(antenna));
    }

    assertThat(rounds).containsExactly(0, 2, 0, 2);
    assertThat(conditions).containsOnly("ONLINE ROUND_FINISHED ");
  }

  @Test
  void anOutputGoesInTheNextGapAndOnceItIsConfirmedNoMore() {
    setUp();
    startRound(0);
    outputs.want(3, true);
    assertThat(conversation.next(now)).as("not into the running round").isEmpty();

    answer(roundEnd(0));

    assertThat(conversation.next(now)).contains(Command.writeGpio(1, 3, true));
    answer(new Reply.CommandResult(Command.WRITE_GPIO));
    assertThat(conversation.next(now)).contains(Command.workAntenna(1, 2));
  }

  @Test
  void anUnconfirmedOutputIsSentAgainButDoesNotStarveTheRounds() {
    setUp();
    outputs.want(3, true);
    assertThat(conversation.next(now)).contains(Command.writeGpio(1, 3, true));

    now = now.plusMillis(300);
    assertThat(conversation.next(now)).contains(Command.writeGpio(1, 3, true));
    now = now.plusMillis(299);
    answer(new Reply.Failure(Command.WRITE_GPIO, 0x41, Optional.of(ErrorCode.PARAMETER)));

    assertThat(conversation.next(now)).contains(Command.workAntenna(1, 0));
    assertThat(conditions).last().asString().startsWith("DEGRADED READER_ERROR");
  }

  @Test
  void aRoundWithoutEndIsReportedAndTheReaderAskedAgain() {
    setUp();
    startRound(0);
    conversation.heardSomething();
    now = now.plusMillis(1999);
    assertThat(conversation.next(now)).isEmpty();
    assertThat(conditions).isEmpty();

    now = now.plusMillis(1);

    assertThat(conversation.next(now)).contains(Command.firmware(1));
    assertThat(conditions).containsExactly("DEGRADED NO_ROUND_END no round end within 2000 ms");
  }

  @Test
  void aReaderFromWhichNothingComesIsOfflineNotDegraded() {
    setUp();
    startRound(0);
    now = now.plusMillis(2000);
    conversation.next(now);

    assertThat(conditions).containsExactly("OFFLINE NO_ROUND_END no round end within 2000 ms");
  }

  @Test
  void noTagIsAnEndAndNoFault() {
    setUp();
    startRound(0);
    answer(new Reply.Failure(Command.INVENTORY, 0x36, Optional.of(ErrorCode.NO_TAG)));

    assertThat(conditions).containsExactly("ONLINE ROUND_FINISHED ");
  }

  @Test
  void aFailedInventoryIsTriedAgainAndAFaultOnlyTheFifthTimeInARow() {
    setUp();
    for (int i = 1; i <= 5; i++) {
      assertThat(conditions).isEmpty();
      now = now.plusMillis(50);
      startRound(i % 2 == 1 ? 0 : 2);
      answer(new Reply.Failure(Command.INVENTORY, 0x31, Optional.of(ErrorCode.INVENTORY)));
      assertThat(conversation.next(now)).as("a pause").isEmpty();
    }

    assertThat(conditions).singleElement().asString().contains("0x31 INVENTORY");
  }

  @Test
  void theOtherAntennasEndsDoNotHideAMissingOne() {
    setUp();
    startRound(0);
    answer(new Reply.Failure(Command.INVENTORY, 0x22, Optional.of(ErrorCode.ANTENNA_MISSING)));
    now = now.plusMillis(50);
    startRound(2);
    answer(roundEnd(2));
    assertThat(conditions).singleElement().asString().contains("antenna 0").contains("0x22");

    startRound(0);
    answer(roundEnd(0));

    assertThat(conditions).last().isEqualTo("ONLINE ROUND_FINISHED ");
  }

  private void setUp() {
    for (Frame setup : List.of(Command.firmware(1), Command.beeperOff(1))) {
      assertThat(conversation.next(now)).contains(setup);
      answer(
          setup.command() == Command.FIRMWARE
              ? new Reply.Firmware(3, 2)
              : new Reply.CommandResult(setup.command()));
    }
  }

  private void startRound(int antenna) {
    assertThat(conversation.next(now)).contains(Command.workAntenna(1, antenna));
    answer(new Reply.CommandResult(Command.WORK_ANTENNA));
    assertThat(conversation.next(now)).contains(Command.inventory(1, 255));
  }

  private static Reply roundEnd(int antenna) {
    return new Reply.RoundEnd(Command.INVENTORY, OptionalInt.of(antenna), 3, OptionalInt.empty());
  }

  private void answer(Reply reply) {
    conversation.heard(reply, now);
  }

  @Override
  public void condition(State state, Reason reason, String detail) {
    conditions.add(state + " " + reason + " " + detail);
  }

  @Override
  public void roundFinished(int antenna) {
    rounds.add(antenna);
  }
}

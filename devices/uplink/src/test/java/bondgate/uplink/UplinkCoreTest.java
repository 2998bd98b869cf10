package bondgate.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.BatchAnswer;
import bondgate.events.Consistency;
import bondgate.events.EventJson;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.simulator.log.PlainLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The uplink's decisions, without a thread, a clock, a network or a disk. */
class UplinkCoreTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final Signal TICK = new Signal.Tick();

  private final PlainLog log = new PlainLog("bondgate.test/zone", SERVER);
  private final UplinkCore core =
      new UplinkCore(
          new UplinkRules("zone", "edge", 10, 3, Duration.ofMillis(100), Duration.ofSeconds(5)),
          new AnswerRule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(5)),
          new CheckpointCheck("zone", SERVER.verifyKey()),
          new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(1)));

  @Test
  void asManyBatchesAsTheWindowHoldsAreOnTheirWayAndNoMore() {
    connect();
    assertThat(core.on(TICK, own(100, 0, ""), NOW))
        .containsExactly(send(1, 10), send(11, 20), send(21, 30));
    assertThat(core.on(TICK, own(1_000_000, 0, ""), NOW.plusSeconds(1)))
        .as("a slow server makes the outbox grow, and nothing here")
        .isEmpty();
  }

  @Test
  void aBatchWithoutAnAnswerIsSentAgainWithAllThatFollows() {
    connect();
    core.on(TICK, own(30, 0, ""), NOW);
    assertThat(core.on(TICK, own(30, 0, ""), NOW.plusSeconds(5)))
        .containsExactly(send(1, 10), send(11, 20), send(21, 30));
  }

  @Test
  void anAnswerThatProvesNothingFreesTheWindowAndIsAskedForAgainAtTheEnd() {
    connect();
    log.append(new byte[] {1});
    String held = log.checkpoint();
    core.on(TICK, own(20, 0, held), NOW);
    log.append(new byte[] {2});
    Signal late = answer(20, new Consistency(0, List.of()));
    assertThat(core.on(late, own(20, 0, held), NOW))
        .as("committed, not proven: nothing is forgotten, the last record asks again")
        .containsExactly(send(20, 20));
    Signal proven = answer(20, new Consistency(1, List.of(log.leafBase64(1))));
    assertThat(core.on(proven, own(20, 0, held), NOW))
        .containsExactly(new Command.Forget(1, 20, log.checkpoint()));
  }

  @Test
  void aBatchEndsWithTheRecordThatRollsTheKey() {
    connect();
    Standing rolling = new Standing("edge", 1, false, 20, 0, 1, 4, "");
    assertThat(core.on(TICK, rolling, NOW)).containsExactly(send(1, 4), send(5, 14));
  }

  @Test
  void anEpochThatIsOverAndThatTheServerTakesNoMoreOfIsGivenUp() {
    connect();
    Standing over = new Standing("edge", 1, true, 200, 0, 1, 0, "");
    core.on(TICK, over, NOW);
    assertThat(core.on(refused(BatchAnswer.Reason.OTHER_EPOCH), over, NOW))
        .singleElement()
        .isInstanceOf(Command.GiveUp.class);
  }

  @Test
  void aRefusedBatchIsTriedAloneAtGrowingIntervalsAndGoesOnWhenItIsMended() {
    connect();
    Standing own = own(100, 0, "");
    Instant at = NOW;
    for (long seconds : new long[] {5, 10, 20}) {
      core.on(TICK, own, at);
      core.on(refused(BatchAnswer.Reason.ROUTE_FAILED), own, at);
      assertThat(core.sending()).isInstanceOf(Sending.Stopped.class);
      assertThat(core.on(TICK, own, at.plusSeconds(seconds - 1))).isEmpty();
      at = at.plusSeconds(seconds);
    }
    assertThat(core.on(TICK, own, at)).as("one asks ahead").containsExactly(send(1, 10));
    log.append(new byte[] {1});
    assertThat(core.on(answer(10, new Consistency(0, List.of())), own, at))
        .containsExactly(new Command.Forget(1, 10, log.checkpoint()));
    assertThat(core.on(TICK, own(100, 10, log.checkpoint()), at)).hasSize(3);
  }

  @Test
  void whatTheServerLostIsSentAgainInOrderOnceAndThenWhatIsNew() {
    connect();
    // 1 to 30 were acknowledged, 4 to 30 are kept; a person said that the history is lost.
    Standing own = kept(52, 30, 4, "");
    assertThat(core.on(TICK, own, NOW)).containsExactly(send(31, 40), send(41, 50));
    assertThat(core.on(gap(6), own, NOW)).containsExactly(send(6, 15), send(16, 25), send(26, 35));
    assertThat(core.on(gap(6), own, NOW)).as("told of the second batch too").isEmpty();

    log.append(new byte[] {1});
    assertThat(core.on(answer(15, new Consistency(0, List.of())), own, NOW))
        .as("known before: nothing to forget")
        .containsExactly(send(36, 45));
    log.append(new byte[] {2});
    assertThat(core.on(answer(35, new Consistency(0, List.of())), own, NOW))
        .containsExactly(new Command.Forget(1, 35, log.checkpoint()));
    Standing after = kept(52, 35, 4, log.checkpoint());
    assertThat(core.on(TICK, after, NOW.plusSeconds(1))).as("waits for more").isEmpty();
    assertThat(core.on(TICK, after, NOW.plusSeconds(2))).containsExactly(send(46, 52));
    assertThat(core.on(TICK, after, NOW.plusSeconds(3))).as("and nothing twice").isEmpty();
  }

  @Test
  void afterALostAnswerTheServerSaysAgainWhereItStands() {
    connect();
    Standing own = kept(31, 30, 1, "");
    core.on(TICK, own, NOW);
    core.on(TICK, own, NOW.plusSeconds(1));
    assertThat(core.on(gap(11), own, NOW.plusSeconds(1)))
        .containsExactly(send(11, 20), send(21, 30));
    core.on(TICK, own, NOW.plusSeconds(2));
    core.on(TICK, own, NOW.plusSeconds(7));
    assertThat(core.on(TICK, own, NOW.plusSeconds(8))).containsExactly(send(31, 31));
    assertThat(core.on(gap(21), own, NOW.plusSeconds(8))).containsExactly(send(21, 30));
  }

  @Test
  void whoHoldsACheckpointSendsNothingAgainThatWasAcknowledged() {
    connect();
    log.append(new byte[] {1});
    Standing own = kept(40, 30, 4, log.checkpoint());
    core.on(TICK, own, NOW);
    core.on(TICK, own, NOW.plusSeconds(1));
    assertThat(core.on(gap(6), own, NOW.plusSeconds(1)))
        .singleElement()
        .isInstanceOfSatisfying(
            Command.Tell.class,
            tell ->
                assertThat(tell.message())
                    .contains("waits for record 6", "keeps the acknowledged ones from 4 on")
                    .contains("say that the history is lost"));
    assertThat(core.sending()).isInstanceOf(Sending.Stopped.class);
  }

  @Test
  void anAnswerThatTheServerDidNotSignIsNotBelieved() {
    connect();
    log.append(new byte[] {1});
    core.on(TICK, own(1, 0, ""), NOW);
    core.on(TICK, own(1, 0, ""), NOW.plusSeconds(1));
    BatchAnswer.Accepted answer =
        new BatchAnswer.Accepted("edge", 1, 1, log.checkpoint(), new Consistency(0, List.of()));
    BatchAnswer.Accepted one = answer.signed("zone", SERVER);
    for (BatchAnswer.Accepted forged :
        List.of(
            answer,
            answer.signed("other-zone", SERVER),
            answer.signed("zone", SigningKey.generate(new SecureRandom())),
            new BatchAnswer.Accepted(
                "edge", 1, 2, one.checkpoint(), one.consistency(), one.signature()))) {
      assertThat(core.on(arrived(forged), own(2, 0, ""), NOW.plusSeconds(1)))
          .as("%s", forged)
          .noneMatch(Command.Forget.class::isInstance)
          .anyMatch(Command.Tell.class::isInstance);
    }
    assertThat(core.on(arrived(one), own(2, 0, ""), NOW.plusSeconds(1)))
        .anyMatch(Command.Forget.class::isInstance);
  }

  @Test
  void aConnectionIsTriedAgainAfterWaitsThatGrow() {
    assertThat(core.on(TICK, own(0, 0, ""), NOW)).containsExactly(new Command.Connect(1));
    assertThat(core.on(new Signal.Lost(1, "refused"), own(0, 0, ""), NOW)).hasSize(1);
    assertThat(core.on(TICK, own(0, 0, ""), NOW.plusSeconds(1)))
        .containsExactly(new Command.Connect(2));
    assertThat(core.on(new Signal.Lost(1, "late word"), own(0, 0, ""), NOW)).isEmpty();
  }

  private void connect() {
    core.on(TICK, own(0, 0, ""), NOW);
    core.on(new Signal.Connected(1), own(0, 0, ""), NOW);
  }

  private static Standing own(long lastSeq, long ackedSeq, String checkpoint) {
    return new Standing("edge", 1, false, lastSeq, ackedSeq, ackedSeq + 1, 0, checkpoint);
  }

  private static Standing kept(long lastSeq, long ackedSeq, long firstKept, String checkpoint) {
    return new Standing("edge", 1, false, lastSeq, ackedSeq, firstKept, 0, checkpoint);
  }

  private static Signal gap(long expected) {
    return arrived(
        new BatchAnswer.Refused("edge", 1, expected, BatchAnswer.Reason.GAP, "send that first"));
  }

  private static Command send(long first, long last) {
    return new Command.Send(1, first, last);
  }

  private Signal answer(long through, Consistency consistency) {
    return arrived(
        new BatchAnswer.Accepted("edge", 1, through, log.checkpoint(), consistency)
            .signed("zone", SERVER));
  }

  private static Signal refused(BatchAnswer.Reason reason) {
    return arrived(new BatchAnswer.Refused("edge", 1, 1, reason, "why"));
  }

  private static Signal arrived(BatchAnswer answer) {
    return new Signal.Arrived(Topics.answers("zone", "edge"), EventJson.writeAnswer(answer));
  }
}

package bondgate.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each answer means: records 4 to 12 are on disk, 4 to 6 and 7 to 9 are on their way. */
class AnswerRuleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant AGAIN = NOW.plusSeconds(5);
  private static final AnswerRule RULE =
      new AnswerRule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(60));
  private static final Standing OWN = new Standing("edge-1", 1, false, 12, 3, 4, 0, "held");
  private static final Sending.InFlight FIRST = new Sending.InFlight(4, 6, AGAIN);
  private static final Sending.InFlight SECOND = new Sending.InFlight(7, 9, AGAIN);
  private static final Sending.Going GOING = new Sending.Going(List.of(FIRST, SECOND), 3, 0, 0);
  private static final CheckpointCheck.Finding PROVEN = new CheckpointCheck.Finding.Proven();
  private static final CheckpointCheck.Finding UNPROVEN = new CheckpointCheck.Finding.Unproven();
  private static final CheckpointCheck.Finding REFUTED =
      new CheckpointCheck.Finding.Refuted("another root");

  @Test
  void whatIsCommittedAndProvenIsDeletedAndItsPlaceIsFree() {
    assertThat(after(GOING, accepted(6), PROVEN))
        .isEqualTo(new AnswerRule.Step(new Sending.Going(List.of(SECOND), 6, 0, 0), 6));
    assertThat(after(GOING, accepted(9), PROVEN))
        .isEqualTo(new AnswerRule.Step(new Sending.Going(List.of(), 9, 0, 0), 9));
  }

  @Test
  void whatIsCommittedAndNotProvenIsKeptAndNotSentAgain() {
    assertThat(after(GOING, accepted(6), UNPROVEN))
        .isEqualTo(new AnswerRule.Step(new Sending.Going(List.of(SECOND), 6, 0, 0), 0));
  }

  @Test
  void aCheckpointThatIsRefutedDeletesNothingAndStopsTheSending() {
    AnswerRule.Step step = after(GOING, accepted(9), REFUTED);
    assertThat(step.deleteThrough()).isZero();
    assertThat(step.next())
        .isInstanceOfSatisfying(
            Sending.Stopped.class,
            stopped -> {
              assertThat(stopped.reason()).isEqualTo("CHECKPOINT_REFUSED");
              assertThat(stopped.detail()).contains("another root");
            });
  }

  @Test
  void lateWordOnAnEarlierBatchEndsNoWaiting() {
    assertThat(after(GOING, accepted(3), PROVEN)).isEqualTo(new AnswerRule.Step(GOING, 0));
    assertThat(after(GOING, accepted(5), PROVEN).deleteThrough()).isEqualTo(5);
  }

  @Test
  void anAnswerToAnotherDeviceOrEpochIsNotOurs() {
    BatchAnswer other = new BatchAnswer.Accepted("edge-2", 1, 6, "");
    BatchAnswer old = new BatchAnswer.Accepted("edge-1", 2, 6, "");
    assertThat(after(GOING, other, PROVEN)).isEqualTo(new AnswerRule.Step(GOING, 0));
    assertThat(after(GOING, old, PROVEN)).isEqualTo(new AnswerRule.Step(GOING, 0));
  }

  @Test
  void aServerThatHasMoreThanThisDiskEverMadeStopsTheSending() {
    AnswerRule.Step step = after(GOING, accepted(13), PROVEN);
    assertThat(step.deleteThrough()).isZero();
    assertThat(((Sending.Stopped) step.next()).detail()).contains("up to 13", "has made 12");
  }

  @Test
  void anUnknownDeviceAsksAgainLater() {
    assertThat(after(GOING, refused(Reason.UNKNOWN_DEVICE, 0), UNPROVEN))
        .isEqualTo(new AnswerRule.Step(new Sending.Paused(NOW.plusSeconds(2), 0), 0));
  }

  @Test
  void aGapIsFilledFromTheDiskOnceAndNothingIsDeletedOnItsWord() {
    AnswerRule.Step step = after(GOING, refused(Reason.GAP, 7), UNPROVEN);
    assertThat(step).isEqualTo(new AnswerRule.Step(new Sending.Going(List.of(), 6, 7, 0), 0));

    Sending.Going filling = new Sending.Going(List.of(SECOND), 6, 7, 0);
    assertThat(after(filling, refused(Reason.GAP, 7), UNPROVEN))
        .as("the same gap, told of the batch behind it")
        .isEqualTo(new AnswerRule.Step(filling, 0));
  }

  @Test
  void aGapThatNobodyCanFillStopsTheSending() {
    for (long expected : new long[] {1, 3, 13}) {
      AnswerRule.Step step = after(GOING, refused(Reason.GAP, expected), UNPROVEN);
      assertThat(step.next()).isInstanceOf(Sending.Stopped.class);
      assertThat(step.deleteThrough()).isZero();
    }
  }

  @Test
  void aGapBelowWhatWasAcknowledgedIsFilledFromWhatIsKeptByWhoHoldsNoCheckpoint() {
    Standing lost = new Standing("edge-1", 1, false, 12, 3, 2, 0, "");
    for (long expected : new long[] {2, 3}) {
      assertThat(RULE.after(GOING, refused(Reason.GAP, expected), UNPROVEN, lost, NOW))
          .isEqualTo(
              new AnswerRule.Step(new Sending.Going(List.of(), expected - 1, expected, 0), 0));
    }
    Standing holding = new Standing("edge-1", 1, false, 12, 3, 2, 0, "held");
    assertThat(RULE.after(GOING, refused(Reason.GAP, 2), UNPROVEN, holding, NOW).next())
        .isInstanceOfSatisfying(
            Sending.Stopped.class,
            stopped -> assertThat(stopped.detail()).contains("say that the history is lost"));
  }

  @Test
  void aGapThatBeginsBeforeWhatIsKeptStopsTheSendingAndSaysHowMuchIsKept() {
    Standing lost = new Standing("edge-1", 1, false, 12, 3, 2, 0, "");
    assertThat(RULE.after(GOING, refused(Reason.GAP, 1), UNPROVEN, lost, NOW).next())
        .isInstanceOfSatisfying(
            Sending.Stopped.class,
            stopped ->
                assertThat(stopped.detail())
                    .contains("waits for record 1", "keeps the acknowledged ones from 2 on")
                    .doesNotContain("history is lost"));
    Standing none = new Standing("edge-1", 1, false, 12, 3, 4, 0, "");
    assertThat(RULE.after(GOING, refused(Reason.GAP, 3), UNPROVEN, none, NOW).next())
        .isInstanceOfSatisfying(
            Sending.Stopped.class,
            stopped -> assertThat(stopped.detail()).contains("keeps no acknowledged one"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN_DEVICE", "GAP"})
  void whatAnotherTryCannotMendStopsTheSendingAndDeletesNothing(Reason reason) {
    AnswerRule.Step step = after(GOING, refused(reason, 4), UNPROVEN);
    assertThat(step)
        .isEqualTo(
            new AnswerRule.Step(
                new Sending.Stopped(reason.name(), "why", NOW.plusSeconds(5), 1), 0));
    assertThat(after(step.next(), accepted(6), PROVEN))
        .as("and stays so until it is tried again")
        .isEqualTo(new AnswerRule.Step(step.next(), 0));
  }

  @Test
  void triesAfterARefusalComeAtGrowingIntervals() {
    long[] seconds = {5, 10, 20, 40, 60, 60};
    for (int refusals = 0; refusals < seconds.length; refusals++) {
      Sending.Going asking = new Sending.Going(List.of(FIRST), 3, 0, refusals);
      assertThat(after(asking, refused(Reason.MALFORMED, 4), UNPROVEN).next().until())
          .contains(NOW.plusSeconds(seconds[refusals]));
    }
  }

  @Test
  void aRefusalThatComesLateChangesNothing() {
    Sending ready = Sending.Going.begin(0);
    for (Reason reason : Reason.values()) {
      assertThat(after(ready, refused(reason, 4), UNPROVEN))
          .isEqualTo(new AnswerRule.Step(ready, 0));
    }
  }

  private static AnswerRule.Step after(
      Sending now, BatchAnswer answer, CheckpointCheck.Finding finding) {
    return RULE.after(now, answer, finding, OWN, NOW);
  }

  private static BatchAnswer accepted(long through) {
    return new BatchAnswer.Accepted("edge-1", 1, through, "checkpoint");
  }

  private static BatchAnswer refused(Reason reason, long expected) {
    return new BatchAnswer.Refused("edge-1", 1, expected, reason, "why");
  }
}

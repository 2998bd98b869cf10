package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each answer means: records 4 to 9 are on disk, 4 to 6 are on their way. */
class AnswerRuleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final AnswerRule RULE = new AnswerRule(Duration.ofSeconds(2));
  private static final AnswerRule.Own OWN = new AnswerRule.Own("edge-1", 1, 9, 3);
  private static final Sending WAITING = new Sending.Waiting(4, 6, NOW.plusSeconds(5));

  @Test
  void aBatchThatIsCommittedIsDeletedAndTheNextMayGo() {
    assertThat(RULE.after(WAITING, accepted(6), OWN, NOW))
        .isEqualTo(new AnswerRule.Step(new Sending.Ready(), 6));
  }

  @Test
  void lateWordOnAnEarlierBatchDoesNotEndTheWaiting() {
    assertThat(RULE.after(WAITING, accepted(3), OWN, NOW))
        .isEqualTo(new AnswerRule.Step(WAITING, 0));
    assertThat(RULE.after(WAITING, accepted(5), OWN, NOW))
        .isEqualTo(new AnswerRule.Step(WAITING, 5));
  }

  @Test
  void anAnswerToAnotherDeviceOrEpochIsNotOurs() {
    BatchAnswer other = new BatchAnswer.Accepted("edge-2", 1, 6, "");
    BatchAnswer old = new BatchAnswer.Accepted("edge-1", 2, 6, "");
    assertThat(RULE.after(WAITING, other, OWN, NOW)).isEqualTo(new AnswerRule.Step(WAITING, 0));
    assertThat(RULE.after(WAITING, old, OWN, NOW)).isEqualTo(new AnswerRule.Step(WAITING, 0));
  }

  @Test
  void aServerThatHasMoreThanThisDiskEverMadeStopsTheSending() {
    AnswerRule.Step step = RULE.after(WAITING, accepted(10), OWN, NOW);
    assertThat(step.deleteThrough()).isZero();
    assertThat(step.next()).isInstanceOf(Sending.Stopped.class);
    assertThat(((Sending.Stopped) step.next()).detail()).contains("up to 10", "has made 9");
  }

  @Test
  void anUnknownDeviceAsksAgainLater() {
    assertThat(RULE.after(WAITING, refused(Reason.UNKNOWN_DEVICE, 0), OWN, NOW))
        .isEqualTo(new AnswerRule.Step(new Sending.Paused(NOW.plusSeconds(2)), 0));
  }

  @Test
  void aGapIsFilledFromTheDisk() {
    assertThat(RULE.after(WAITING, refused(Reason.GAP, 4), OWN, NOW))
        .isEqualTo(new AnswerRule.Step(new Sending.Ready(), 0));
    assertThat(RULE.after(WAITING, refused(Reason.GAP, 7), OWN, NOW))
        .as("it has 4 to 6 already")
        .isEqualTo(new AnswerRule.Step(new Sending.Ready(), 6));
  }

  @Test
  void aGapThatNobodyCanFillStopsTheSending() {
    for (long expected : new long[] {0, 1, 3, 10}) {
      AnswerRule.Step step = RULE.after(WAITING, refused(Reason.GAP, expected), OWN, NOW);
      assertThat(step.next()).isInstanceOf(Sending.Stopped.class);
      assertThat(step.deleteThrough()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MALFORMED", "NOT_GENUINE", "EQUIVOCATION", "OTHER_EPOCH"})
  void whatAnotherTryCannotMendStopsTheSendingAndDeletesNothing(Reason reason) {
    AnswerRule.Step step = RULE.after(WAITING, refused(reason, 4), OWN, NOW);
    assertThat(step).isEqualTo(new AnswerRule.Step(new Sending.Stopped(reason, "why"), 0));
    assertThat(RULE.after(step.next(), accepted(6), OWN, NOW)).as("and stays so").isEqualTo(step);
  }

  @Test
  void aRefusalThatComesLateChangesNothing() {
    Sending ready = new Sending.Ready();
    for (Reason reason : Reason.values()) {
      assertThat(RULE.after(ready, refused(reason, 4), OWN, NOW))
          .isEqualTo(new AnswerRule.Step(ready, 0));
    }
  }

  private static BatchAnswer accepted(long through) {
    return new BatchAnswer.Accepted("edge-1", 1, through, "checkpoint");
  }

  private static BatchAnswer refused(Reason reason, long expected) {
    return new BatchAnswer.Refused("edge-1", 1, expected, reason, "why");
  }
}

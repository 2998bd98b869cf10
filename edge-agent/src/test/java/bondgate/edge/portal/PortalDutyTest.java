package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.Permit;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The decision at the door. There is no broker in this test at all: whatever it shows holds with
 * the uplink cut.
 */
class PortalDutyTest extends DutyRig {
  @Test
  void aBottleWithAPermitLeavesInSilence() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out(BOTTLE, clock.instant()));

    assertThat(reader.newlySwitched()).isEmpty();
    TagCrossing crossing = only(TagCrossing.class);
    assertThat(crossing.direction()).isEqualTo(Direction.OUT);
    assertThat(crossing.decision()).isEqualTo(EdgeDecision.PERMITTED);
    assertThat(crossing.document()).isEqualTo("S-17");
    assertThat(crossing.permitsVersion()).isEqualTo(1);
    assertThat(recorded(AlarmRaised.class)).isEmpty();
  }

  @Test
  void aBottleWithoutAPermitHasItsSirenBeforeItsLastRead() throws Exception {
    permit(1, new Permit(OTHER, "exit", Direction.OUT, "S-17"));
    List<TagRead> reads = Pass.out(BOTTLE, clock.instant());
    Instant sirenAt = null;
    for (TagRead read : reads) {
      hear(read);
      if (sirenAt == null && reader.newlySwitched().equals(ON)) {
        sirenAt = clock.instant();
      }
    }
    assertThat(sirenAt).isBefore(reads.get(reads.size() - 1).seenAt());
    wait(Duration.ofSeconds(5));
    assertThat(only(AlarmRaised.class).reason()).isEqualTo(AlarmRaised.Reason.NOT_PERMITTED);
    assertThat(only(TagCrossing.class).decision()).isEqualTo(EdgeDecision.REFUSED);
    assertThat(kinds()).containsSubsequence("AlarmRaised", "TagCrossing");
  }

  @Test
  void theSirenSoundsOncePerPassageAndGoesOffAfterItsTime() throws Exception {
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).isEqualTo(both(ON, OFF));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);

    play(Pass.in(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).as("another passage").isEqualTo(both(ON, OFF));
    assertThat(recorded(AlarmRaised.class)).hasSize(2);
  }

  @Test
  void withoutAnyListEverythingIsClosed() throws Exception {
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(only(AlarmRaised.class).permitsVersion()).isZero();
    assertThat(reader.newlySwitched()).containsAll(ON);
  }

  @Test
  void aTagThatNobodyKnowsHasItsSiren() throws Exception {
    permit(4, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out("3034257BF7194E4000001A85", clock.instant()));
    assertThat(only(AlarmRaised.class).epc()).isEqualTo("3034257BF7194E4000001A85");
  }

  @Test
  void aPermitForTheOtherDirectionOrAnotherPortalDoesNotLetItOut() throws Exception {
    permit(
        1,
        new Permit(BOTTLE, "exit", Direction.IN, "QD-3"),
        new Permit(BOTTLE, "dock", Direction.OUT, "QD-4"));
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
    assertThat(only(TagCrossing.class).document()).isEmpty();
  }

  @Test
  void aBottleThatADocumentExpectsHereIsAlarmedByTheConclusionAndNotByATendency() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.IN, "QD-3"));
    for (TagRead read : Pass.out(BOTTLE, clock.instant())) {
      hear(read);
    }
    assertThat(recorded(AlarmRaised.class)).as("on its way, nothing concluded yet").isEmpty();

    wait(Duration.ofSeconds(5));
    assertThat(recorded(AlarmRaised.class)).as("it did go out, and may not").hasSize(1);
    assertThat(reader.newlySwitched()).containsAll(ON);
  }

  @Test
  void theSameBottleMayPassAgainUntilTheServersListSaysOtherwise() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out(BOTTLE, clock.instant()));
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).isEmpty();

    permit(2);
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
  }

  @Test
  void aTagThatIsCarriedNearThePortalHasNoSiren() throws Exception {
    play(Pass.walk(BOTTLE, clock.instant(), -4, -2.2));
    assertThat(reader.newlySwitched()).isEmpty();
    assertThat(recorded(TagCrossing.class)).isEmpty();
    assertThat(recorded(AlarmRaised.class)).isEmpty();
    assertThat(only(TagSighting.class).epc()).isEqualTo(BOTTLE);
  }

  @Test
  void aTagWhoseDirectionCannotBeToldHasItsSirenUnlessItHasSomePermit() throws Exception {
    play(undecided(BOTTLE));
    assertThat(only(AlarmRaised.class).reason()).isEqualTo(AlarmRaised.Reason.UNCERTAIN);
    assertThat(reader.newlySwitched()).containsAll(ON);
    assertThat(only(TagCrossing.class).direction()).isEqualTo(Direction.UNCERTAIN);
    assertThat(only(TagCrossing.class).decision()).isEqualTo(EdgeDecision.REFUSED);

    permit(1, new Permit(OTHER, "exit", Direction.OUT, "S-17"));
    play(undecided(OTHER));
    assertThat(reader.newlySwitched()).isEmpty();
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
    assertThat(recorded(TagCrossing.class)).hasSize(2);
  }

  @Test
  void theTailOfAPermittedPassageIsNoAlarmThoughItsPermitIsClosedByThen() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out(BOTTLE, clock.instant()));
    permit(2);
    play(undecided(BOTTLE));
    assertThat(recorded(AlarmRaised.class)).isEmpty();

    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).as("but whoever goes out again is heard").hasSize(1);
  }

  /** Went out so fast that it was heard seven times only. */
  private List<TagRead> undecided(String epc) {
    List<TagRead> all = Pass.out(epc, clock.instant());
    return IntStream.range(0, all.size()).filter(i -> i % 17 == 0).mapToObj(all::get).toList();
  }
}

package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.PortalFittings.Beams;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two beams, or one, say of a moment. */
class BeamWatchTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

  private final BeamWatch two = new BeamWatch(Beams.TWO, SecondEvidence.defaults());

  @Test
  void theBeamThatIsBrokenFirstSaysWhereSomebodyCameFrom() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 300);
    breakBeam(two, Beam.INSIDE, 11_000, 300);
    breakBeam(two, Beam.INSIDE, 30_000, 300);
    breakBeam(two, Beam.OUTSIDE, 31_000, 300);

    assertThat(two.at(at(10_600))).isEqualTo(BeamWord.IN);
    assertThat(two.at(at(30_600))).isEqualTo(BeamWord.OUT);
    assertThat(two.at(at(20_000))).as("nobody was there").isEqualTo(BeamWord.SILENT);
  }

  @Test
  void twoWhoFollowEachOtherAreTwoPassagesTheSameWay() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 300);
    breakBeam(two, Beam.OUTSIDE, 10_800, 300);
    breakBeam(two, Beam.INSIDE, 11_500, 300);
    breakBeam(two, Beam.INSIDE, 12_300, 300);

    assertThat(two.at(at(10_500))).isEqualTo(BeamWord.IN);
    assertThat(two.at(at(12_400))).isEqualTo(BeamWord.IN);
  }

  @Test
  void whoBreaksOneOfTwoBeamsOnlyDidNotGoThrough() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 300);
    breakBeam(two, Beam.OUTSIDE, 13_000, 300);

    assertThat(two.at(at(10_100))).isEqualTo(BeamWord.HALF);
  }

  @Test
  void twoWhoMeetLeaveItOpenWhichOfThemATagBelongsTo() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 300);
    breakBeam(two, Beam.INSIDE, 10_400, 300);
    breakBeam(two, Beam.INSIDE, 11_000, 300);
    breakBeam(two, Beam.OUTSIDE, 11_400, 300);

    assertThat(two.at(at(10_700))).isEqualTo(BeamWord.SOMEBODY);
  }

  @Test
  void lightBetweenTwoLegsIsNoSecondPerson() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 100);
    breakBeam(two, Beam.OUTSIDE, 10_200, 100); // free for 100 ms, less than the debounce
    breakBeam(two, Beam.INSIDE, 11_000, 300);

    assertThat(two.at(at(10_600))).as("one passage, and nobody besides").isEqualTo(BeamWord.IN);
  }

  @Test
  void beamsTooFarApartInTimeAreTwoPeople() {
    breakBeam(two, Beam.OUTSIDE, 10_000, 300);
    breakBeam(two, Beam.INSIDE, 23_000, 300);

    assertThat(two.at(at(10_100))).isEqualTo(BeamWord.HALF);
  }

  @Test
  void aStuckBeamIsSaidOnceAndNoBeamIsBelievedMeanwhile() {
    two.take(new BeamEvent(Beam.OUTSIDE, true, at(0)));
    assertThat(two.poll(at(29_999))).isEmpty();
    assertThat(two.poll(at(30_000)))
        .containsExactly(new PortalEvent.BeamStuck(at(30_000), Beam.OUTSIDE, at(0)));
    assertThat(two.at(at(30_000))).isEqualTo(BeamWord.NOT_FITTED);
    assertThat(two.poll(at(31_000))).isEmpty();

    two.take(new BeamEvent(Beam.OUTSIDE, false, at(40_000)));
    assertThat(two.poll(at(40_100)))
        .containsExactly(new PortalEvent.BeamFreed(at(40_000), Beam.OUTSIDE));
    assertThat(two.at(at(60_000))).isEqualTo(BeamWord.SILENT);
  }

  @Test
  void whileTheirBoxIsSilentNothingIsKnownAndForALittleWhileAfterwards() {
    two.take(new BeamEvent(Beam.OUTSIDE, true, at(9_000)));
    assertThat(two.states()).containsEntry(Beam.OUTSIDE, BeamState.BLOCKED);
    two.lost(at(10_000));
    assertThat(two.states().values()).containsOnly(BeamState.UNKNOWN);
    assertThat(two.at(at(10_000))).isEqualTo(BeamWord.NOT_FITTED);
    assertThat(two.poll(at(60_000))).as("it is not stuck for all we know").isEmpty();
    two.take(new BeamEvent(Beam.OUTSIDE, false, at(60_000)));
    two.back(at(60_000));
    assertThat(two.states().values()).containsOnly(BeamState.FREE);
    assertThat(two.at(at(30_000))).as("of that time").isEqualTo(BeamWord.NOT_FITTED);
    assertThat(two.at(at(72_000))).as("who came in then").isEqualTo(BeamWord.NOT_FITTED);
    assertThat(two.at(at(72_001))).isEqualTo(BeamWord.SILENT);
    assertThat(two.at(at(7_499))).as("of the time before").isNotEqualTo(BeamWord.NOT_FITTED);
    assertThat(two.at(at(7_500))).isEqualTo(BeamWord.NOT_FITTED);
  }

  @Test
  void aBeamThatSawNoneOfThreePassagesIsSilentUntilItSeesSomebody() {
    for (long passage : List.of(10_000L, 12_000L, 20_000L)) {
      breakBeam(two, Beam.INSIDE, passage, 300);
      two.passed(at(passage));
    }
    assertThat(two.poll(at(21_000))).as("a cart is one passage").isEmpty();
    assertThat(two.at(at(20_000))).isEqualTo(BeamWord.HALF);
    breakBeam(two, Beam.INSIDE, 30_000, 300);
    two.passed(at(30_000));
    assertThat(two.poll(at(31_000)))
        .containsExactly(new PortalEvent.BeamSilent(at(30_000), Beam.OUTSIDE, 3));
    assertThat(two.states())
        .containsEntry(Beam.OUTSIDE, BeamState.SILENT)
        .containsEntry(Beam.INSIDE, BeamState.FREE);
    assertThat(two.at(at(30_000))).isEqualTo(BeamWord.NOT_FITTED);

    breakBeam(two, Beam.OUTSIDE, 50_000, 300);
    assertThat(two.poll(at(51_000)))
        .containsExactly(new PortalEvent.BeamFreed(at(50_000), Beam.OUTSIDE));
    assertThat(two.at(at(60_000))).isEqualTo(BeamWord.SILENT);
  }

  @Test
  void aPassageThatBothBeamsSawMakesNeitherSilent() {
    for (long passage = 10_000; passage < 100_000; passage += 10_000) {
      breakBeam(two, Beam.OUTSIDE, passage, 300);
      breakBeam(two, Beam.INSIDE, passage + 800, 300);
      two.passed(at(passage));
    }
    assertThat(two.poll(at(100_000))).isEmpty();
    assertThat(two.states().values()).containsOnly(BeamState.FREE);
  }

  @Test
  void aSingleBeamSaysThatSomebodyWasThereAndNeverWhichWay() {
    BeamWatch one = new BeamWatch(Beams.ONE, SecondEvidence.defaults());
    breakBeam(one, Beam.MIDDLE, 10_000, 300);
    breakBeam(one, Beam.INSIDE, 40_000, 300); // not fitted: left out

    assertThat(one.at(at(10_200))).isEqualTo(BeamWord.SOMEBODY);
    assertThat(one.at(at(40_200))).isEqualTo(BeamWord.SILENT);
  }

  private static void breakBeam(BeamWatch watch, Beam beam, long fromMillis, long forMillis) {
    watch.take(new BeamEvent(beam, true, at(fromMillis)));
    watch.take(new BeamEvent(beam, false, at(fromMillis + forMillis)));
  }

  private static Instant at(long millis) {
    return BEGIN.plusMillis(millis);
  }
}

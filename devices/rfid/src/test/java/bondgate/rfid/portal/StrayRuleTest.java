package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.PortalFittings.Beams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is heard through the wall, and the lined bag that is as weak and goes through the opening.
 */
class StrayRuleTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant LATER = BEGIN.plusSeconds(20);
  private static final Epc TAG = new Epc("30B400000000000000000001");
  private static final PortalLayout LAYOUT = new PortalLayout("exit", Set.of(0, 1), Set.of(2, 3));
  private static final int WEAK_DBM = -58;

  @Test
  void whatTheAntennasOfOneSideAloneHearWasBehindTheWall() {
    assertThat(play(Beams.NONE, 0, CrossingSettings.defaults(), 0, 2))
        .isInstanceOf(Passage.Near.class);
    assertThat(play(Beams.NONE, 0, CrossingSettings.defaults(), 0, 1, 2, 3))
        .as("as weak, and heard from both sides")
        .matches(StrayRuleTest::isMoreThanNear);
  }

  @Test
  void thatSomebodyGoesThroughJustThenMakesNoAlarmOfIt() {
    assertThat(play(Beams.TWO, 2800, CrossingSettings.defaults(), 3))
        .isInstanceOf(Passage.Near.class);
    assertThat(play(Beams.TWO, 2800, CrossingSettings.defaults(), 0, 1, 2, 3))
        .isInstanceOf(Passage.Crossed.class);
  }

  @Test
  void aLargerMarginLeavesLessOpen() {
    CrossingSettings strict =
        CrossingSettings.defaults().with(SecondEvidence.defaults().withStrayMargin(200));
    assertThat(play(Beams.NONE, 0, strict, 0, 1, 2, 3)).isInstanceOf(Passage.Near.class);
  }

  @Test
  void whatMayBeEitherIsFaintAsFarAsTheMarginGoes() {
    assertThat(faintWith(0)).isFalse();
    assertThat(faintWith(500)).isTrue();
  }

  /** Of a tag as weak as a lined bag, in the opening or behind its wall. */
  private static boolean faintWith(int margin) {
    CrossingSettings settings =
        CrossingSettings.defaults()
            .with(SecondEvidence.defaults().withFaintMargins(margin, margin));
    Passage passage = play(Beams.NONE, 0, settings, 0, 1, 2, 3);
    assertThat(passage).isInstanceOf(Passage.Uncertain.class);
    return ((Passage.Uncertain) passage).isFaint();
  }

  @Test
  void aWeakTagIsSilentForTwiceAsLongBeforeItsWindowCloses() {
    CrossingDetector detector = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    List<TagRead> reads = reads(0, 1, 2, 3);
    reads.forEach(detector::read);
    Instant last = reads.get(reads.size() - 1).seenAt();
    assertThat(detector.poll(last.plusMillis(3999))).isEmpty();
    assertThat(detector.poll(last.plusMillis(4000))).hasSize(1);
  }

  private static boolean isMoreThanNear(Passage passage) {
    return passage instanceof Passage.Crossed || passage instanceof Passage.Uncertain;
  }

  /** Outwards past these antennas, and, if a time is given, somebody through the beams. */
  private static Passage play(
      Beams beams, int beamMillis, CrossingSettings settings, Integer... antennas) {
    CrossingDetector detector = new CrossingDetector(LAYOUT, PortalFittings.with(beams), settings);
    if (beamMillis > 0) {
      Instant from = BEGIN.plusMillis(beamMillis);
      for (Beam beam : List.of(Beam.INSIDE, Beam.OUTSIDE)) {
        detector.beam(new BeamEvent(beam, true, from));
        from = from.plusMillis(500);
        detector.beam(new BeamEvent(beam, false, from));
      }
    }
    reads(antennas).forEach(detector::read);
    return detector.poll(LATER).get(0);
  }

  private static List<TagRead> reads(Integer... antennas) {
    List<TagRead> reads = new ArrayList<>();
    for (int antenna : antennas) {
      int peakMillis = antenna < 2 ? 2000 : 4500;
      int each = antennas.length == 4 ? 240 : 120;
      for (int millis = -1800; millis < 1800; millis += each) {
        int level = WEAK_DBM - Math.abs(millis) / 100;
        reads.add(TagRead.of(TAG, antenna, level, BEGIN.plusMillis(peakMillis + millis + antenna)));
      }
    }
    reads.sort(Comparator.comparing(TagRead::seenAt));
    return reads;
  }
}

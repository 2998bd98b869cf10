package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.PortalFittings.Beams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beams, reference tag, phase, and recordings as text, on reads written by hand. */
class SecondEvidenceTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final Epc TAG = new Epc("30B400000000000000000001");
  private static final Epc REFERENCE = new Epc("30B400000000000000000099");
  private static final PortalLayout LAYOUT = new PortalLayout("exit", Set.of(0), Set.of(2));

  @Test
  void beamsThatAgreeRaiseTheConfidenceAndTheirAbsenceLowersIt() {
    int with = confidence(play(Beams.TWO, Beam.INSIDE, Beam.OUTSIDE));
    int without = confidence(play(Beams.NONE));

    assertThat(with).isGreaterThan(without);
    assertThat(without).isBetween(500, 900);
  }

  @Test
  void beamsThatSayTheOtherWayMakeItUncertain() {
    assertThat(play(Beams.TWO, Beam.OUTSIDE, Beam.INSIDE)).isInstanceOf(Passage.Uncertain.class);
  }

  @Test
  void readsThatLookLikeAPassageWhileNobodyBrokeABeamAreUncertain() {
    assertThat(play(Beams.TWO)).isInstanceOf(Passage.Uncertain.class);
    assertThat(play(Beams.TWO, Beam.INSIDE)).isInstanceOf(Passage.Uncertain.class);
  }

  @Test
  void oneBeamSaysThatSomebodyIsThereAndTheReadsSayWhichWay() {
    assertThat(play(Beams.ONE, Beam.MIDDLE)).isInstanceOf(Passage.Crossed.class);
    assertThat(play(Beams.ONE)).isInstanceOf(Passage.Uncertain.class);
  }

  @Test
  void aStuckBeamIsAnEventAndNoBeamIsBelievedUntilItIsFree() {
    CrossingDetector detector = detector(Beams.TWO, Optional.empty());
    detector.beam(new BeamEvent(Beam.INSIDE, true, BEGIN.minusSeconds(60)));
    detector.poll(BEGIN.minusSeconds(31));
    assertThat(detector.events()).isEmpty();
    detector.poll(BEGIN.minusSeconds(30));
    assertThat(detector.events()).singleElement().isInstanceOf(PortalEvent.BeamStuck.class);

    passage(detector);
    assertThat(detector.poll(BEGIN.plusSeconds(20)))
        .singleElement()
        .isInstanceOf(Passage.Crossed.class);

    detector.beam(new BeamEvent(Beam.INSIDE, false, BEGIN.plusSeconds(21)));
    detector.poll(BEGIN.plusSeconds(22));
    assertThat(detector.events()).singleElement().isInstanceOf(PortalEvent.BeamFreed.class);
  }

  @Test
  void whileNothingIsKnownOfTheBeamsTheReadsDecideWithLessConfidence() {
    CrossingDetector lost = detector(Beams.TWO, Optional.empty());
    lost.beamsLost(BEGIN.minusSeconds(5));
    passage(lost);
    int without = confidence(lost.poll(BEGIN.plusSeconds(20)).get(0));
    assertThat(without)
        .isEqualTo(confidence(play(Beams.NONE)))
        .isLessThan(confidence(play(Beams.TWO, Beam.INSIDE, Beam.OUTSIDE)));
    assertThat(lost.beams())
        .containsOnlyKeys(Beam.INSIDE, Beam.OUTSIDE)
        .containsValue(BeamState.UNKNOWN);

    CrossingDetector known = detector(Beams.TWO, Optional.empty());
    known.beamsLost(BEGIN.minusSeconds(60));
    known.beamsBack(BEGIN.minusSeconds(50));
    passage(known);
    assertThat(known.poll(BEGIN.plusSeconds(20)).get(0))
        .as("known again: nobody broke them")
        .isInstanceOf(Passage.Uncertain.class);
  }

  @Test
  void beamsThatNobodyBreaksWhileTagsPassAreUncertainThriceAndThenNotBelieved() {
    CrossingDetector detector = detector(Beams.TWO, Optional.empty());
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Instant begin = BEGIN.plusSeconds(40L * i);
      Epc tag = new Epc("30B40000000000000000000" + i);
      reads(0)
          .forEach(
              read ->
                  detector.read(
                      TagRead.of(
                          tag,
                          read.antenna(),
                          read.rssiDbm(),
                          begin.plus(Duration.between(BEGIN, read.seenAt())))));
      passages.addAll(detector.poll(begin.plusSeconds(20)));
      detector.poll(begin.plusSeconds(21));
    }
    assertThat(passages).hasSize(4);
    assertThat(passages.subList(0, 3)).allMatch(Passage.Uncertain.class::isInstance);
    assertThat(passages.get(3)).isInstanceOf(Passage.Crossed.class);
    assertThat(detector.events())
        .hasSize(2)
        .allMatch(PortalEvent.BeamSilent.class::isInstance)
        .allMatch(event -> ((PortalEvent.BeamSilent) event).passages() == 3);
  }

  @Test
  void aSilentReferenceTagMakesThePortalBlindOnceAndItSeesAgain() {
    CrossingDetector detector = detector(Beams.NONE, Optional.of(REFERENCE));
    detector.read(TagRead.of(REFERENCE, 0, -50, BEGIN));
    detector.poll(BEGIN.plusMillis(5000));
    assertThat(detector.events()).isEmpty();
    detector.poll(BEGIN.plusMillis(5001));
    detector.poll(BEGIN.plusMillis(6000));
    assertThat(detector.events())
        .containsExactly(new PortalEvent.Blind(BEGIN.plusMillis(5001), BEGIN));
    assertThat(detector.isBlind()).isTrue();

    detector.read(TagRead.of(REFERENCE, 0, -50, BEGIN.plusMillis(7000)));
    detector.poll(BEGIN.plusMillis(7100));
    assertThat(detector.events())
        .containsExactly(new PortalEvent.SeesAgain(BEGIN.plusMillis(7000), BEGIN));
    assertThat(detector.tagsInEarshot()).as("it never passes").isZero();
  }

  @Test
  void aTagWhosePhaseStandsStillNeverCrosses() {
    assertThat(withPhase(0)).isNotInstanceOf(Passage.Crossed.class);
    assertThat(withPhase(700)).isInstanceOf(Passage.Crossed.class);
  }

  @Test
  void aRecordingIsTheSameAfterItWasText() {
    List<Recording.Entry> entries = new ArrayList<>();
    reads(0).forEach(read -> entries.add(new Recording.Entry.Tag(read)));
    entries.add(new Recording.Entry.Light(new BeamEvent(Beam.INSIDE, true, BEGIN)));
    Recording recording =
        new Recording(
            LAYOUT,
            new PortalFittings(Beams.TWO, Optional.of(REFERENCE)),
            BEGIN,
            entries,
            List.of(new Recording.Label(TAG, Recording.Truth.OUT, "through")));

    assertThat(RecordingText.parse(RecordingText.format(recording))).isEqualTo(recording);
  }

  @Test
  void aLineThatIsNoneOfARecordingIsNamed() {
    List<String> lines =
        List.of("bondgate-reads 1", "portal a inside 0 outside 2", "beam 1 inside red");
    assertThatThrownBy(() -> RecordingText.parse(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("blocked or free");
  }

  private static CrossingDetector detector(Beams beams, Optional<Epc> reference) {
    return new CrossingDetector(
        LAYOUT, new PortalFittings(beams, reference), CrossingSettings.defaults());
  }

  /** A tag that goes out, and beams that are broken one after the other meanwhile. */
  private static Passage play(Beams beams, Beam... broken) {
    CrossingDetector detector = detector(beams, Optional.empty());
    for (int i = 0; i < broken.length; i++) {
      Instant from = BEGIN.plusMillis(2900 + 400L * i);
      detector.beam(new BeamEvent(broken[i], true, from));
      detector.beam(new BeamEvent(broken[i], false, from.plusMillis(300)));
    }
    passage(detector);
    return detector.poll(BEGIN.plusSeconds(20)).get(0);
  }

  private static void passage(CrossingDetector detector) {
    reads(0).forEach(detector::read);
  }

  private static Passage withPhase(int step) {
    CrossingDetector detector = new CrossingDetector(LAYOUT, settingsWithPhase());
    reads(step).forEach(detector::read);
    return detector.poll(BEGIN.plusSeconds(20)).get(0);
  }

  private static CrossingSettings settingsWithPhase() {
    return CrossingSettings.defaults().with(SecondEvidence.defaults().withPhase(4096));
  }

  /** From antenna 0 to antenna 2, with a phase that moves on by a step from read to read. */
  private static List<TagRead> reads(int phaseStep) {
    List<TagRead> reads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int millis = 65 * i;
      for (int antenna = 0; antenna <= 2; antenna += 2) {
        int level = -42 - Math.abs(millis - (antenna == 0 ? 2000 : 4500)) / 100;
        OptionalInt phase = OptionalInt.of(i * phaseStep % 4096);
        reads.add(new TagRead(TAG, antenna, level, phase, BEGIN.plusMillis(millis + antenna)));
      }
    }
    return reads;
  }

  private static int confidence(Passage passage) {
    assertThat(passage).isInstanceOf(Passage.Crossed.class);
    return ((Passage.Crossed) passage).confidencePermille();
  }
}

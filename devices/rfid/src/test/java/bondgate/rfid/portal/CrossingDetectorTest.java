package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The inference on reads written by hand: no radio model, only the shape of a passage. */
class CrossingDetectorTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant LATER = BEGIN.plusSeconds(20);
  private static final Epc TAG = new Epc("30B400000000000000000001");
  private static final Epc OTHER = new Epc("30B400000000000000000002");
  private static final PortalLayout LAYOUT = new PortalLayout("exit", Set.of(0), Set.of(2));
  private final CrossingDetector detector =
      new CrossingDetector(LAYOUT, CrossingSettings.defaults());
  private final List<Tendency> tendencies = new ArrayList<>();

  @Test
  void aTagThatPassesInsideThenOutsideWentOut() {
    feed(passage(TAG, 0, 2));

    assertThat(detector.poll(LATER))
        .singleElement()
        .isInstanceOfSatisfying(
            Passage.Crossed.class,
            crossed -> {
              assertThat(crossed.way()).isEqualTo(Way.OUT);
              assertThat(crossed.confidencePermille()).isBetween(500, 1000);
              assertThat(crossed.heard().centroidGapMillis()).isBetween(-3000L, -1500L);
              assertThat(crossed.heard().insideReads()).isEqualTo(60);
              assertThat(crossed.heard().outsideReads()).isEqualTo(60);
              assertThat(crossed.heard().peakRssiDbm()).isEqualTo(-42);
            });
  }

  @Test
  void theSameReadsMirroredWentIn() {
    feed(passage(TAG, 2, 0));

    assertThat(detector.poll(LATER)).singleElement().matches(p -> isCrossed(p, Way.IN));
  }

  @Test
  void theTendencyIsToldOnceAndBeforeTheLastRead() {
    List<TagRead> fed = feed(passage(TAG, 0, 2));

    assertThat(tendencies).hasSize(1);
    assertThat(tendencies.get(0).way()).isEqualTo(Way.OUT);
    assertThat(tendencies.get(0).at()).isBefore(lastOf(fed));
  }

  @Test
  void nothingIsSaidBeforeTheTagWasQuietForLongEnough() {
    Instant last = lastOf(feed(passage(TAG, 0, 2)));

    assertThat(detector.poll(last.plusMillis(1999))).isEmpty();
    assertThat(detector.poll(last.plusMillis(2000))).hasSize(1);
    assertThat(detector.poll(last.plusMillis(2100))).isEmpty();
  }

  @Test
  void readsOutOfOrderChangeNothing() {
    List<TagRead> reads = sorted(passage(TAG, 0, 2));
    List<TagRead> shuffled = new ArrayList<>(reads);
    Random random = new Random(1);
    for (int i = 0; i + 3 < shuffled.size(); i++) {
      if (random.nextInt(5) == 0) {
        Collections.swap(shuffled, i, i + 1 + random.nextInt(3));
      }
    }
    assertThat(shuffled).isNotEqualTo(reads);
    CrossingDetector inOrder = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    reads.forEach(inOrder::read);
    shuffled.forEach(detector::read);

    assertThat(detector.poll(LATER)).isEqualTo(inOrder.poll(LATER)).hasSize(1);
  }

  @Test
  void oneGhostReadIsNearAndNoMore() {
    detector.read(TagRead.of(TAG, 0, -60, BEGIN));

    assertThat(detector.poll(LATER)).singleElement().isInstanceOf(Passage.Near.class);
  }

  @Test
  void aTagThatOnlyOneRowHearsIsNear() {
    feed(hill(TAG, 0, 4000, -42));

    assertThat(detector.poll(LATER)).singleElement().isInstanceOf(Passage.Near.class);
    assertThat(tendencies).isEmpty();
  }

  @Test
  void aTagThatComesCloseAndGoesOnTheSameSideTurnedBack() {
    List<TagRead> reads = new ArrayList<>(hill(TAG, 0, 4000, -42));
    reads.addAll(hill(TAG, 2, 4000, -50));
    feed(reads);

    assertThat(detector.poll(LATER)).singleElement().isInstanceOf(Passage.TurnedBack.class);
    assertThat(tendencies).isEmpty();
  }

  @Test
  void aTagThatLiesStillIsSaidOnceHoweverLongItLies() {
    List<Passage> said = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      Instant at = BEGIN.plusMillis(50L * i);
      detector.read(TagRead.of(TAG, i % 2 == 0 ? 0 : 2, -55 - i % 3, at));
      said.addAll(detector.poll(at));
    }

    assertThat(said).singleElement().isInstanceOf(Passage.Still.class);
    assertThat(detector.tagsInEarshot()).isEqualTo(1);
    assertThat(detector.poll(BEGIN.plusSeconds(361))).isEmpty();
    assertThat(detector.tagsInEarshot()).isZero();
  }

  @Test
  void twoTagsThatMeetKeepTheirOwnDirections() {
    List<TagRead> reads = new ArrayList<>(passage(TAG, 0, 2));
    reads.addAll(passage(OTHER, 2, 0));
    feed(reads);

    assertThat(detector.poll(LATER))
        .as("nobody is there any more for whom they would wait")
        .hasSize(2)
        .anyMatch(p -> p.heard().epc().equals(TAG) && isCrossed(p, Way.OUT))
        .anyMatch(p -> p.heard().epc().equals(OTHER) && isCrossed(p, Way.IN));
  }

  @Test
  void whoIsQuietWaitsForTheOthersOfItsPassageAndNotForWhoComesLater() {
    feed(passage(TAG, 0, 2));
    Instant quiet = LATER.minusSeconds(1);
    detector.read(TagRead.of(OTHER, 0, -50, BEGIN.plusMillis(5000)));
    detector.read(TagRead.of(OTHER, 2, -50, quiet));
    assertThat(detector.poll(LATER)).as("the other may be of the same passage").isEmpty();

    CrossingDetector alone = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    passage(TAG, 0, 2).forEach(alone::read);
    alone.read(TagRead.of(OTHER, 0, -50, BEGIN.plusMillis(8000)));
    alone.read(TagRead.of(OTHER, 2, -50, quiet));
    assertThat(alone.poll(LATER)).as("the other came when it was over").hasSize(1);
  }

  @Test
  void aReadThatComesAfterItsWindowIsCountedAndOpensNothing() {
    feed(passage(TAG, 0, 2));
    assertThat(detector.poll(LATER)).hasSize(1);

    detector.read(TagRead.of(TAG, 0, -60, BEGIN.plusMillis(3000)));

    assertThat(detector.lateReads()).isEqualTo(1);
    assertThat(detector.poll(LATER.plusSeconds(20))).isEmpty();
  }

  @Test
  void antennasOfNeitherRowAreLeftOut() {
    detector.read(TagRead.of(TAG, 7, -40, BEGIN));

    assertThat(detector.tagsInEarshot()).isZero();
  }

  @Test
  void aWeakTagIsDecidedByTheOthersOfItsCartUnlessTwoFlowsMeet() {
    assertThat(weakTagAmong(Way.OUT, Way.OUT, Way.OUT)).matches(p -> isCrossed(p, Way.OUT));
    assertThat(weakTagAmong(Way.OUT, Way.OUT)).isInstanceOf(Passage.Uncertain.class);
    assertThat(weakTagAmong(Way.IN, Way.IN, Way.IN)).isInstanceOf(Passage.Uncertain.class);
    assertThat(weakTagAmong(Way.OUT, Way.OUT, Way.OUT, Way.IN))
        .isInstanceOf(Passage.Uncertain.class);
  }

  @Test
  void anAntennaInBothRowsIsRefused() {
    assertThatThrownBy(() -> new PortalLayout("exit", Set.of(0, 1), Set.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both rows");
  }

  /** What becomes of a tag with few reads that lean outwards, among others that went so. */
  private static Passage weakTagAmong(Way... others) {
    CrossingDetector detector = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    List<TagRead> all = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      Epc epc = new Epc("30B4000000000000000000F" + i);
      boolean out = others[i] == Way.OUT;
      all.addAll(passage(epc, out ? 0 : 2, out ? 2 : 0));
    }
    for (int i = 0; i < 3; i++) {
      all.add(TagRead.of(TAG, 0, -50 - i, BEGIN.plusMillis(2600 + 100 * i)));
      all.add(TagRead.of(TAG, 2, -50 - i, BEGIN.plusMillis(3100 + 100 * i)));
    }
    sorted(all).forEach(detector::read);
    List<Passage> passages = new ArrayList<>(detector.poll(BEGIN.plusSeconds(12)));
    passages.addAll(detector.poll(BEGIN.plusSeconds(22)));
    return passages.stream().filter(p -> p.heard().epc().equals(TAG)).findFirst().orElseThrow();
  }

  private static boolean isCrossed(Passage passage, Way way) {
    return passage instanceof Passage.Crossed crossed && crossed.way() == way;
  }

  private static List<TagRead> passage(Epc epc, int firstAntenna, int secondAntenna) {
    List<TagRead> reads = new ArrayList<>(hill(epc, firstAntenna, 2000, -42));
    reads.addAll(hill(epc, secondAntenna, 4500, -42));
    return reads;
  }

  /** Sixty reads of one antenna that rise to a peak and fall again, by 10 dB per second. */
  private static List<TagRead> hill(Epc epc, int antenna, int peakMillis, int peakDbm) {
    List<TagRead> hill = new ArrayList<>();
    for (int i = -30; i < 30; i++) {
      int level = peakDbm - Math.abs(i) * 60 / 100;
      hill.add(TagRead.of(epc, antenna, level, BEGIN.plusMillis(peakMillis + 60L * i)));
    }
    return hill;
  }

  private List<TagRead> feed(List<TagRead> reads) {
    List<TagRead> inOrder = sorted(reads);
    inOrder.forEach(read -> detector.read(read).ifPresent(tendencies::add));
    return inOrder;
  }

  private static List<TagRead> sorted(List<TagRead> reads) {
    List<TagRead> all = new ArrayList<>(reads);
    all.sort((a, b) -> a.seenAt().compareTo(b.seenAt()));
    return all;
  }

  private static Instant lastOf(List<TagRead> reads) {
    return reads.get(reads.size() - 1).seenAt();
  }
}

package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a window's reads add up to. Slots 0 and 1 are the inside row, 2 and 3 the outside one. */
class SumsTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20_260_302L);
  private static final Antennas FOUR =
      new Antennas(new PortalLayout("exit", Set.of(0, 1), Set.of(2, 3)));
  private static final Antennas TWO = new Antennas(new PortalLayout("exit", Set.of(0), Set.of(1)));

  private static final double SILENCE = Sums.amplitude(-62);

  /** A read: which antenna, how strong, how long after the begin. */
  private record Read(int slot, int dbm, double seconds) {}

  @Test
  void theOrderOfReadsDoesNotMatter() {
    System.out.printf("seed %d%n", SEED);
    Random random = new Random(SEED);
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      reads.add(new Read(random.nextInt(4), -70 + random.nextInt(35), random.nextDouble() * 8));
    }
    Evidence once = evidence(sums(FOUR, reads));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(reads, random);
      assertThat(evidence(sums(FOUR, reads))).as("seed %d", SEED).isEqualTo(once);
    }
  }

  @Test
  void theGapIsThatOfTheRowsLoudMomentsAndPositiveForInwards() {
    List<Read> reads =
        List.of(
            new Read(2, -45, 1.0),
            new Read(3, -45, 2.0),
            new Read(0, -45, 3.0),
            new Read(1, -45, 4.0),
            new Read(0, -75, 0.0)); // a far one, that weighs a thousandth
    assertThat(sums(FOUR, reads).gapMillis()).isCloseTo(2000, within(5L));
    assertThat(sums(FOUR, reads.subList(0, 2)).gapMillis()).as("one row only").isZero();
  }

  @Test
  void theRelativeGapIsTheSameForWhoWalksAndWhoRuns() {
    int slow = sums(FOUR, walk(1.0)).relativeGapPermille();
    int fast = sums(FOUR, walk(0.25)).relativeGapPermille();
    assertThat(slow).isPositive().isCloseTo(fast, within(2));
  }

  @Test
  void readsFromBesideAreThoseOfTheOtherAntennasOfEachRow() {
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      reads.add(new Read(0, -55, i));
      reads.add(new Read(2, -55, i));
    }
    assertThat(sums(FOUR, reads).besideReads()).as("behind the wall, on one side").isZero();

    reads.add(new Read(1, -55, 3));
    reads.add(new Read(1, -55, 4));
    reads.add(new Read(3, -55, 5));
    assertThat(sums(FOUR, reads).besideReads()).isEqualTo(3);
  }

  @Test
  void aGateWithOneAntennaARowKnowsNothingOfBeside() {
    Sums sums = sums(TWO, List.of(new Read(0, -50, 1), new Read(1, -50, 2)));
    assertThat(sums.besideReads()).isEqualTo(-1);
  }

  @Test
  void whatAllAntennasHearIsAmongThemAndWhatOneHearsIsBesideThemHoweverOftenAndLoud() {
    List<Read> all = new ArrayList<>();
    List<Read> one = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(new Read(i % 4, -58, i));
      one.add(new Read(0, -52, i));
      one.add(new Read(0, -52, i + 0.5));
    }
    assertThat(evidence(sums(FOUR, all)).amongPercent()).isBetween(150, 170);
    assertThat(evidence(sums(FOUR, one)).amongPercent()).isLessThan(80);
    assertThat(sums(FOUR, List.of()).surroundedPercent(SILENCE)).isZero();
  }

  @Test
  void theEvenGapCountsEachAntennaTheSameHoweverLoud() {
    List<Read> reads =
        List.of(
            new Read(0, -40, 4.0),
            new Read(1, -60, 2.0),
            new Read(2, -60, 1.0),
            new Read(3, -60, 1.0));
    Sums sums = sums(FOUR, reads);
    Sums mirrored =
        sums(
            FOUR,
            reads.stream().map(r -> new Read((r.slot() + 2) % 4, r.dbm(), r.seconds())).toList());
    assertThat(sums.evenGapPermille()).isPositive().isLessThan(sums.relativeGapPermille());
    assertThat(mirrored.evenGapPermille()).isEqualTo(-sums.evenGapPermille());
    assertThat(sums(FOUR, reads.subList(0, 2)).evenGapPermille()).as("one row only").isZero();
  }

  @Test
  void theBestLevelIsThatOfTheStrongestFifthSoThatOneReflectionIsNone() {
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      reads.add(new Read(0, -60, i));
    }
    reads.add(new Read(0, -40, 19));
    assertThat(sums(FOUR, reads).bestCentiDbm(true)).isEqualTo(-5500);
    assertThat(sums(FOUR, reads).bestCentiDbm(false)).as("heard nothing").isEqualTo(-9000);
  }

  @Test
  void afterClearingNothingIsLeft() {
    Sums sums = sums(FOUR, walk(1.0));
    sums.clear();
    walk(1.0).forEach(read -> sums.add(read.slot(), read.dbm(), read.seconds()));
    assertThat(evidence(sums)).isEqualTo(evidence(sums(FOUR, walk(1.0))));
  }

  private static List<Read> walk(double pace) {
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      double metres = 4 - i / 10.0;
      int slot = i % 4;
      double distance = Math.hypot(metres - (slot < 2 ? -1 : 1), 1.2);
      reads.add(new Read(slot, (int) Math.round(-45 - 25 * Math.log10(distance)), i * pace));
    }
    return reads;
  }

  private static Sums sums(Antennas antennas, List<Read> reads) {
    Sums sums = new Sums(antennas);
    reads.forEach(read -> sums.add(read.slot(), read.dbm(), read.seconds()));
    return sums;
  }

  private static Evidence evidence(Sums sums) {
    return Evidence.of(
        sums, Course.Halves.UNKNOWN, sums.surroundedPercent(SILENCE), 0, 0, false, 8000);
  }
}

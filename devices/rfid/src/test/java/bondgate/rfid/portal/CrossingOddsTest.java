package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which way each measure weighs, the others being the same. */
class CrossingOddsTest {
  private static final int OPENING = -5300;
  private static final Case PLAIN = new Case(30, 30, 900, 700, 700, 200, -5200, -600, 600);

  /** Neither row is much ahead in either half. */
  private static final Case DOUBTFUL = PLAIN.ahead(-100, 100);

  /** Evidence without what the odds do not ask for. */
  private record Case(
      int inside,
      int outside,
      long gap,
      int relative,
      int even,
      int across,
      int best,
      int early,
      int late) {
    Case apart(long gapMillis, int relativePermille) {
      return new Case(
          inside, outside, gapMillis, relativePermille, even, across, best, early, late);
    }

    Case evenApart(int evenPermille) {
      return new Case(inside, outside, gap, relative, evenPermille, across, best, early, late);
    }

    Case along(int acrossPermille) {
      return new Case(inside, outside, gap, relative, even, acrossPermille, best, early, late);
    }

    Case heard(int insideReads, int outsideReads, int bestCentiDbm) {
      return new Case(
          insideReads, outsideReads, gap, relative, even, across, bestCentiDbm, early, late);
    }

    Case ahead(int earlyCentiDb, int lateCentiDb) {
      return new Case(
          inside, outside, gap, relative, even, across, best, earlyCentiDb, lateCentiDb);
    }

    int odds() {
      return CrossingOdds.permille(
          new Evidence(
              inside,
              outside,
              gap,
              relative,
              even,
              across,
              24,
              200,
              new Course.Halves(early, late, 0, 0),
              500,
              100,
              best,
              -40,
              0,
              0,
              false,
              8000),
          OPENING);
    }
  }

  @Test
  void aPlainPassageIsLikely() {
    assertThat(PLAIN.odds()).isBetween(850, 1000);
  }

  @Test
  void outwardsIsJudgedAsInwards() {
    assertThat(PLAIN.apart(-900, -700).evenApart(-700).ahead(600, -600).odds())
        .isEqualTo(PLAIN.odds());
  }

  @Test
  void aSmallerGapIsLessLikelyAndCentroidsThatDisagreeMuchLess() {
    int smaller = DOUBTFUL.apart(400, 350).odds();
    int against = DOUBTFUL.apart(-400, 350).odds();
    assertThat(smaller).isLessThan(DOUBTFUL.odds());
    assertThat(against).isLessThan(smaller);
    assertThat(DOUBTFUL.evenApart(0).odds()).isLessThan(DOUBTFUL.odds());
  }

  @Test
  void whoWalksAlongARowIsLessLikely() {
    assertThat(DOUBTFUL.along(1500).odds()).isLessThan(DOUBTFUL.odds() - 100);
  }

  @Test
  void whatIsNearerToOneRowFromBeginToEndIsUnlikely() {
    Case small = PLAIN.apart(300, 250).evenApart(200);
    assertThat(small.ahead(-600, 600).odds()).isGreaterThan(900);
    assertThat(small.ahead(-600, -600).odds()).as("it came back").isLessThan(100);
    assertThat(small.ahead(600, 600).odds()).as("it was on the other side").isLessThan(100);
  }

  @Test
  void whatIsWeakOrHeardByOneRowIsLessLikely() {
    assertThat(DOUBTFUL.heard(30, 30, -6200).odds()).isLessThan(DOUBTFUL.odds());
    assertThat(DOUBTFUL.heard(56, 4, -5200).odds()).isLessThan(DOUBTFUL.odds());
  }

  @Test
  void noMeasureIsLoudEnoughToOverrideAllOthers() {
    Case loud = PLAIN.apart(100, 100).evenApart(100).along(1500).heard(58, 2, -3000);
    assertThat(loud.ahead(0, 0).odds())
        .as("as loud as can be, and nothing else speaks for it")
        .isLessThan(100);
  }
}

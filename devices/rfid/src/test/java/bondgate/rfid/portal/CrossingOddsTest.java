package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which way each measure weighs, the others being the same. */
class CrossingOddsTest {
  private static final int OPENING = -5300;
  private static final Case PLAIN = new Case(30, 30, 900, 700, 200, 24, 100, -5200);

  /** Evidence without what the odds do not ask for. */
  private record Case(
      int inside,
      int outside,
      long gap,
      int relative,
      int across,
      int beside,
      int balance,
      int best) {
    int odds() {
      return CrossingOdds.permille(
          new Evidence(
              inside,
              outside,
              gap,
              relative,
              across,
              beside,
              beside / 2,
              500,
              balance,
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
    assertThat(new Case(30, 30, -900, -700, 200, 24, -100, -5200).odds()).isEqualTo(PLAIN.odds());
  }

  @Test
  void aSmallerGapIsLessLikelyAndCentroidsThatDisagreeMuchLess() {
    int smaller = new Case(30, 30, 400, 350, 200, 24, 100, -5200).odds();
    int against = new Case(30, 30, -400, 350, 200, 24, 100, -5200).odds();
    assertThat(smaller).isLessThan(PLAIN.odds());
    assertThat(against).isLessThan(smaller);
  }

  @Test
  void whoWalksAlongARowIsLessLikely() {
    assertThat(new Case(30, 30, 900, 700, 1500, 24, 100, -5200).odds())
        .isLessThan(PLAIN.odds() - 100);
  }

  @Test
  void whatIsWeakOrOneSidedOrHeardFromBesideTheOpeningIsLessLikely() {
    assertThat(new Case(30, 30, 900, 700, 200, 24, 100, -6200).odds()).isLessThan(PLAIN.odds());
    assertThat(new Case(30, 30, 900, 700, 200, 24, 1500, -5200).odds()).isLessThan(PLAIN.odds());
    assertThat(new Case(56, 4, 900, 700, 200, 24, 100, -5200).odds()).isLessThan(PLAIN.odds());
    assertThat(new Case(30, 30, 900, 700, 200, 0, 100, -5200).odds()).isLessThan(PLAIN.odds());
  }

  @Test
  void noMeasureIsLoudEnoughToOverrideAllOthers() {
    assertThat(new Case(58, 2, 100, 100, 1500, 0, 2000, -3000).odds())
        .as("as loud as can be, and nothing else speaks for it")
        .isLessThan(100);
  }
}

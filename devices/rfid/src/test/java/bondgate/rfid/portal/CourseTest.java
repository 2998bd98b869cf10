package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.Course.Halves;
import org.junit.jupiter.api.Test;

/** Which row was ahead in which half of a window. */
class CourseTest {
  private static final double SILENCE = Sums.amplitude(-62);
  private static final long BEGIN = 1_772_413_200_000L;
  private static final long LONGEST = 30_000;

  @Test
  void whatWentThroughHadTheOneRowAheadFirstAndTheOtherThen() {
    Course course = new Course(LONGEST);
    for (int i = 0; i < 40; i++) {
      course.add(i >= 20, Sums.amplitude(-50), BEGIN + 100L * i);
    }
    Halves halves = course.halves(BEGIN + 2000, SILENCE);
    assertThat(halves.earlyCentiDb()).as("the outside row, at most 12 dB").isEqualTo(-1200);
    assertThat(halves.lateCentiDb()).isEqualTo(1200);
    assertThat(halves.swapCentiDb(Way.IN)).isEqualTo(1200);
    assertThat(halves.swapCentiDb(Way.OUT)).isEqualTo(-1200);
    assertThat(halves.swapOfReadsCentiDb(Way.IN)).isEqualTo(2000);
  }

  @Test
  void whatCameBackHadTheSameRowAheadInBothHalves() {
    Course course = new Course(LONGEST);
    for (int i = 0; i < 40; i++) {
      course.add(false, Sums.amplitude(-50), BEGIN + 100L * i);
      course.add(true, Sums.amplitude(-56), BEGIN + 100L * i + 50);
    }
    Halves halves = course.halves(BEGIN + 2000, SILENCE);
    assertThat(halves.earlyCentiDb()).isBetween(-600, -400);
    assertThat(halves.swapCentiDb(Way.IN)).isNegative();
    assertThat(halves.swapCentiDb(Way.OUT)).isNegative();
    assertThat(halves.swapOfReadsCentiDb(Way.IN)).as("both heard it as often").isBetween(-200, 200);
  }

  @Test
  void eachStepCountsTheSameHoweverLoudItsReadsAre() {
    Course course = new Course(LONGEST);
    course.add(true, Sums.amplitude(-35), BEGIN);
    for (int step = 1; step < 4; step++) {
      course.add(false, Sums.amplitude(-60), BEGIN + 500L * step);
    }
    assertThat(course.halves(BEGIN + 2000, SILENCE).earlyCentiDb())
        .as("one loud moment among four")
        .isBetween(-400, 0);
  }

  @Test
  void aReadThatIsToldLateCountsWhereItBelongs() {
    Course course = new Course(LONGEST);
    course.add(true, Sums.amplitude(-50), BEGIN + 3000);
    course.add(false, Sums.amplitude(-50), BEGIN + 1500);
    assertThat(course.halves(BEGIN + 2500, SILENCE).swapCentiDb(Way.IN)).isPositive();
  }

  @Test
  void theLongestWindowFitsAndAfterClearingNothingIsLeft() {
    Course course = new Course(120_000);
    course.add(false, Sums.amplitude(-50), BEGIN);
    course.add(true, Sums.amplitude(-50), BEGIN + 120_000);
    assertThat(course.halves(BEGIN + 60_000, SILENCE).swapCentiDb(Way.IN)).isPositive();
    course.clear();
    assertThat(course.halves(BEGIN, SILENCE)).isEqualTo(Halves.UNKNOWN);
  }
}

package bondgate.simulator.gate;

import bondgate.rfid.portal.Way;
import java.util.Random;

/**
 * One line of a scenario: who does what, and when.
 *
 * @param beginMillis when it begins, in ms after the scenario's begin, 0 to 3600000
 * @param situation what happens
 * @param way which way; for what does not go through, IN comes from or stays outside
 * @param tags how many tags, 1 to 500
 * @param speed how fast, in mm/s, 50 to 20000
 * @param stopMillis how long it stops, in ms, 0 to 600000
 * @param awayMm how far from the doorway's middle it passes, turns or lies, in mm, 0 to 10000
 * @param lossCentiDb what a bag or a wall takes away, in hundredths of a dB, 0 to 4000
 */
public record Act(
    int beginMillis,
    Situation situation,
    Way way,
    int tags,
    int speed,
    int stopMillis,
    int awayMm,
    int lossCentiDb) {
  /** Checks the ranges. */
  public Act {
    within("begin in ms", beginMillis, 0, 3_600_000);
    within("tags", tags, 1, 500);
    within("speed in mm/s", speed, 50, 20_000);
    within("stop in ms", stopMillis, 0, 600_000);
    within("away in mm", awayMm, 0, 10_000);
    within("loss in hundredths of a dB", lossCentiDb, 0, 4000);
  }

  /** An act whose open details are drawn from the situation's ranges. */
  public static Act drawn(int beginMillis, Situation situation, Random random) {
    Way way = random.nextBoolean() ? Way.IN : Way.OUT;
    return switch (situation) {
      case THROUGH -> new Act(beginMillis, situation, way, 1, from(random, 400, 1300), 0, 0, 0);
      case RUN -> new Act(beginMillis, situation, way, 1, from(random, 1500, 2000), 0, 0, 0);
      case CART ->
          new Act(
              beginMillis, situation, way, from(random, 2, 20), from(random, 400, 900), 0, 0, 0);
      case PALLET -> new Act(beginMillis, situation, way, 100, from(random, 700, 1200), 0, 0, 0);
      case TWO_FLOWS ->
          new Act(
              beginMillis,
              situation,
              way,
              2 * from(random, 1, 4),
              from(random, 400, 1000),
              0,
              0,
              0);
      case STOP ->
          new Act(
              beginMillis,
              situation,
              way,
              1,
              from(random, 400, 1200),
              from(random, 2000, 8000),
              from(random, 0, 600),
              0);
      case METAL_BAG ->
          new Act(
              beginMillis,
              situation,
              way,
              1,
              from(random, 400, 1200),
              0,
              0,
              from(random, 900, 1400));
      case TURN_BACK ->
          new Act(
              beginMillis,
              situation,
              way,
              1,
              from(random, 400, 1200),
              from(random, 0, 3000),
              from(random, 0, 1500),
              0);
      case NEAR ->
          new Act(
              beginMillis,
              situation,
              way,
              1,
              from(random, 400, 1200),
              0,
              from(random, 2500, 4500),
              0);
      case ALONG ->
          new Act(
              beginMillis,
              situation,
              way,
              1,
              from(random, 400, 1200),
              0,
              from(random, 1300, 2200),
              0);
      case STILL ->
          new Act(
              beginMillis,
              situation,
              way,
              from(random, 1, 6),
              from(random, 400, 1200),
              0,
              from(random, 0, 3000),
              0);
      case STRAY ->
          new Act(
              beginMillis,
              situation,
              way,
              from(random, 1, 5),
              from(random, 400, 1200),
              0,
              from(random, 2000, 4000),
              from(random, 800, 1500));
    };
  }

  private static int from(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}

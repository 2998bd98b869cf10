package bondgate.simulator.gate;

import bondgate.rfid.portal.Way;
import java.util.List;
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
    int speed =
        switch (situation) {
          case RUN -> from(random, 1500, 2000);
          case CART -> from(random, 400, 900);
          case PALLET -> from(random, 700, 1200);
          case THROUGH, TWO_FLOWS, STOP, METAL_BAG, TURN_BACK, NEAR, ALONG, STILL, STRAY ->
              from(random, 400, 1200);
        };
    int tags =
        switch (situation) {
          case CART -> from(random, 2, 20);
          case PALLET -> 100;
          case TWO_FLOWS -> 2 * from(random, 1, 4);
          case STILL -> from(random, 1, 6);
          case STRAY -> from(random, 1, 5);
          case THROUGH, RUN, STOP, METAL_BAG, TURN_BACK, NEAR, ALONG -> 1;
        };
    int stop =
        situation == Situation.STOP
            ? from(random, 2000, 8000)
            : situation == Situation.TURN_BACK ? from(random, 0, 3000) : 0;
    int away = away(situation, random);
    int loss =
        situation == Situation.METAL_BAG
            ? from(random, 900, 1400)
            : situation == Situation.STRAY ? from(random, 1000, 2000) : 0;
    return new Act(beginMillis, situation, way, tags, speed, stop, away, loss);
  }

  private static int away(Situation situation, Random random) {
    return switch (situation) {
      case STOP -> from(random, 0, 600);
      case TURN_BACK -> from(random, 0, 1500);
      case NEAR -> from(random, 2500, 4500);
      case ALONG -> from(random, 1300, 2200);
      case STILL -> from(random, 0, 3000);
      case STRAY -> from(random, 2000, 4000);
      case THROUGH, RUN, CART, PALLET, TWO_FLOWS, METAL_BAG -> 0;
    };
  }

  /** The same, the other way or this. */
  Act going(Way other) {
    return new Act(beginMillis, situation, other, tags, speed, stopMillis, awayMm, lossCentiDb);
  }

  /** The same with a detail given instead of drawn. */
  Act with(String detail, int value) {
    int all = detail.equals("tags") ? value : tags;
    int fast = detail.equals("speed") ? value : speed;
    int stop = detail.equals("stop") ? value : stopMillis;
    int away = detail.equals("away") ? value : awayMm;
    int loss = detail.equals("loss") ? value : lossCentiDb;
    if (!List.of("tags", "speed", "stop", "away", "loss").contains(detail)) {
      throw new IllegalArgumentException(
          "expected in, out, tags, speed, stop, away or loss; received '%s'".formatted(detail));
    }
    return new Act(beginMillis, situation, way, all, fast, stop, away, loss);
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

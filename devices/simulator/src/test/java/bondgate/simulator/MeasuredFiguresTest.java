package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The simulated air beside what was measured with a real reader: four antennas at the corners of a
 * room of 4.57 m, one tag carried straight across at 0.34 or 0.56 m/s (DEVICES.md, section 4).
 */
class MeasuredFiguresTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20_260_302L);
  private static final int HALF = 2286;
  private static final int PASSES = 300;
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final List<Point> CORNERS =
      List.of(
          new Point(-HALF, -HALF, 1200),
          new Point(HALF, -HALF, 1200),
          new Point(-HALF, HALF, 1200),
          new Point(HALF, HALF, 1200));

  private final Random random = new Random(SEED);

  /** A read: when, which antenna, how strong. */
  private record Read(long millis, int antenna, int rssiDbm) {}

  @Test
  void theAirIsNoKinderThanWhatWasMeasured() {
    List<Double> perSecond = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    int right = 0;
    int first = 0;
    for (int i = 0; i < PASSES; i++) {
      int x = random.nextInt(3000) - 1500;
      Walk walk =
          Walk.from(new Point(x, -HALF, 1219), BEGIN)
              .thenTo(new Point(x, HALF, 1219), random.nextBoolean() ? 340 : 560)
              .done();
      List<Read> reads = reads(walk, Duration.between(BEGIN, walk.ends()));
      double seconds = Duration.between(BEGIN, walk.ends()).toMillis() / 1000.0;
      perSecond.add(reads.size() / seconds);
      reads.forEach(read -> levels.add((double) read.rssiDbm()));
      right += gapSeconds(reads) > 0 ? 1 : 0;
      first += reads.get(0).antenna() < 2 ? 1 : 0;
    }
    System.out.printf(
        "seed %d; measured in brackets: reads/s %.1f [14]; RSSI p5/50/95 %.0f/%.0f/%.0f"
            + " [-70/-63/-48] dBm; centroid right %.3f [0.969]; first-seen right %.3f [0.52-0.62]%n",
        SEED,
        at(perSecond, 50),
        at(levels, 5),
        at(levels, 50),
        at(levels, 95),
        (double) right / PASSES,
        (double) first / PASSES);
    assertThat(at(perSecond, 50)).isBetween(10.0, 15.0);
    assertThat((double) right / PASSES).isBetween(0.93, 0.995);
    assertThat((double) first / PASSES).isLessThan(0.7);
  }

  @Test
  void aTagThatLiesStillDeviatesAsMuchAsMeasured() {
    int falseDirections = 0;
    for (int i = 0; i < PASSES; i++) {
      Point place =
          new Point(random.nextInt(2 * HALF) - HALF, random.nextInt(2 * HALF) - HALF, 1219);
      List<Read> reads = reads(Walk.still(place, BEGIN), Duration.ofSeconds(10));
      falseDirections += Math.abs(gapSeconds(reads)) >= 0.8 ? 1 : 0;
    }
    double share = (double) falseDirections / PASSES;
    System.out.printf("seed %d: still, |gap| >= 0.8 s: %.3f [0.059]%n", SEED, share);
    assertThat(share).isBetween(0.03, 0.2);
  }

  private List<Read> reads(Walk walk, Duration time) {
    RadioField field = new RadioField(random.nextLong(), CORNERS, RadioModel.room());
    field.add(new Epc("30B400000000000000000001"), walk);
    List<Read> reads = new ArrayList<>();
    int antenna = random.nextInt(4);
    for (long millis = 0; millis < time.toMillis(); millis += 40) {
      for (RadioField.Hit hit :
          field.inventory(antenna, BEGIN.plusMillis(millis), Duration.ofMillis(35))) {
        reads.add(new Read(millis + hit.after().toMillis(), antenna, hit.rssiDbm()));
      }
      antenna = (antenna + 1) % 4;
    }
    return reads;
  }

  private static double gapSeconds(List<Read> reads) {
    double[] power = new double[2];
    double[] times = new double[2];
    for (Read read : reads) {
      double milliwatt = Math.pow(10, read.rssiDbm() / 10.0);
      power[read.antenna() / 2] += milliwatt;
      times[read.antenna() / 2] += milliwatt * read.millis();
    }
    boolean both = power[0] > 0 && power[1] > 0;
    return both ? (times[1] / power[1] - times[0] / power[0]) / 1000 : 0;
  }

  private static double at(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}

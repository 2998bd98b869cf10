package bondgate.camera.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Embedding;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long a search among 100 000 templates takes; run by the profile face-bench. */
class TemplateSearchBench {
  private static final int TEMPLATES = 100_000;
  private static final int LENGTH = 128;
  private static final int SEARCHES = 500;

  @Test
  void searchAmong100000TakesAFewMilliseconds() {
    Random random = new Random(9);
    TemplateIndex index = new TemplateIndex(LENGTH);
    for (int i = 0; i < TEMPLATES; i++) {
      index.put(TemplateIndexTest.person(i), TemplateIndexTest.face(random, LENGTH));
    }
    Embedding probe = TemplateIndexTest.face(random, LENGTH);
    for (int i = 0; i < 100; i++) {
      assertThat(index.nearest(probe).person()).isPresent();
    }
    long[] nanos = new long[SEARCHES];
    for (int i = 0; i < SEARCHES; i++) {
      long begin = System.nanoTime();
      assertThat(index.nearest(probe).bestMilli()).isPositive();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    double bytes = (double) TEMPLATES * LENGTH * Float.BYTES;
    System.out.printf(
        "1:N among %d: p50 %.2f ms, p99 %.2f ms, least %.2f ms; reads %.1f MB, %.1f GB/s at p50;"
            + " this machine reads memory with %.1f GB/s%n",
        TEMPLATES,
        nanos[SEARCHES / 2] / 1e6,
        nanos[SEARCHES * 99 / 100] / 1e6,
        nanos[0] / 1e6,
        bytes / 1e6,
        bytes / nanos[SEARCHES / 2],
        readingBandwidth());
  }

  /** Bytes for each nanosecond when a large array is read with sums in many lanes. */
  private static double readingBandwidth() {
    float[] large = new float[32 << 20];
    Arrays.fill(large, 1f);
    float[] lanes = new float[1024];
    double best = 0;
    for (int round = 0; round < 20; round++) {
      long begin = System.nanoTime();
      for (int at = 0; at < large.length; at += lanes.length) {
        add(large, at, lanes);
      }
      best = Math.max(best, (double) large.length * Float.BYTES / (System.nanoTime() - begin));
    }
    assertThat(lanes[0]).isPositive();
    return best;
  }

  private static void add(float[] large, int at, float[] lanes) {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] += large[at + i];
    }
  }
}

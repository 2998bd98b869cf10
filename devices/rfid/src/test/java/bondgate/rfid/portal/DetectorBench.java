package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a read costs the detector, in time of one core and in memory: {@code mvn -Pdevices-bench -pl
 * devices/rfid -am test}.
 */
class DetectorBench {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final PortalLayout LAYOUT = new PortalLayout("gate", Set.of(0, 1), Set.of(2, 3));

  /** Measured on a moving tag: 14 reads/s (DEVICES.md, section 4). */
  private static final int READS_PER_SECOND_AND_TAG = 14;

  private static final int WALK_MILLIS = 9_000;
  private static final int AWAY_MILLIS = 3_000;
  private static final int MOST_READS = 600_000;
  private static final int LEAST_READS = 200_000;

  @Test
  void aMillionReadsASecondOnOneCore() {
    for (int tags : new int[] {10, 1000, 10_000}) {
      List<TagRead> reads = walking(tags, tags == 10_000 ? MOST_READS : LEAST_READS);
      // The first runs are the compiler's.
      long best = Long.MAX_VALUE;
      long passages = 0;
      for (int run = 0; run < 7; run++) {
        long from = cpuNanos();
        passages = feed(reads);
        best = Math.min(best, cpuNanos() - from);
      }
      long perSecond = Math.round(reads.size() * 1e9 / best);
      System.out.printf(
          "%d tags present, %d reads, %d passages: %d reads/s of one core%n",
          tags, reads.size(), passages, perSecond);
      assertThat(passages).isPositive();
    }
  }

  @Test
  void theMemoryOfTenThousandTags() {
    List<TagRead> reads = walking(10_000, MOST_READS);
    long before = heapBytes();
    CrossingDetector detector = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    reads.forEach(detector::read);
    long after = heapBytes();
    int present = detector.tagsInEarshot();
    System.out.printf(
        "%d tags present after %d reads: %d bytes, %d a tag%n",
        present, reads.size(), after - before, (after - before) / present);
    assertThat(present).isEqualTo(10_000);
    assertThat(reads).isNotEmpty();
  }

  private static long feed(List<TagRead> reads) {
    CrossingDetector detector = new CrossingDetector(LAYOUT, CrossingSettings.defaults());
    long passages = 0;
    Instant pollAt = BEGIN;
    for (TagRead read : reads) {
      detector.read(read);
      if (read.seenAt().isAfter(pollAt)) {
        pollAt = read.seenAt().plusMillis(100);
        passages += detector.poll(read.seenAt()).size();
      }
    }
    return passages + detector.poll(pollAt.plusSeconds(60)).size();
  }

  /** Tags that go through, stay away for three seconds and come back, each at its own time. */
  private static List<TagRead> walking(int tags, int wanted) {
    Random random = new Random(1);
    Epc[] epcs = new Epc[tags];
    int[] offsets = new int[tags];
    for (int i = 0; i < tags; i++) {
      epcs[i] = new Epc("30B4%020X".formatted(i));
      offsets[i] = random.nextInt(WALK_MILLIS);
    }
    List<TagRead> reads = new ArrayList<>(wanted);
    double millis = 0;
    while (reads.size() < wanted) {
      millis += 1000.0 / READS_PER_SECOND_AND_TAG / tags;
      int tag = random.nextInt(tags);
      int at = (int) (millis + offsets[tag]) % (WALK_MILLIS + AWAY_MILLIS);
      if (at < WALK_MILLIS) {
        int antenna = random.nextInt(4);
        double along = (at - WALK_MILLIS / 2) / 1000.0 - (antenna < 2 ? -1 : 1);
        double level = -49.9 - 12.3 * Math.log10(1 + along * along) + 4.7 * random.nextGaussian();
        // A fifth comes late by some reads: its time is told as up to 60 ms ago.
        long late = random.nextInt(5) == 0 ? random.nextInt(60) : 0;
        Instant seenAt = BEGIN.plusMillis((long) millis - late);
        reads.add(TagRead.of(epcs[tag], antenna, (int) Math.max(-90, level), seenAt));
      }
    }
    return reads;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heapBytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return heap.getUsed();
  }
}

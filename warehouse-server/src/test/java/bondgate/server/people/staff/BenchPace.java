package bondgate.server.people.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People of a benchmark who scan at a steady pace. */
final class BenchPace {
  /** A person takes a piece or finds a bin every two seconds. */
  private static final long PACE_NS = 2_000_000_000L;

  private BenchPace() {}

  /** Somebody who scans. */
  interface Scans {
    /** Once. */
    void scan() throws Exception;
  }

  /** Each scans at his pace for so long; how long each scan took, in nanoseconds. */
  static List<Long> scanning(List<? extends Scans> people, int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Callable<List<Long>>> work = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Scans one = people.get(i);
      long first = start + PACE_NS * i / people.size();
      work.add(
          () -> {
            List<Long> times = new ArrayList<>();
            for (long due = first; due < end; due += PACE_NS) {
              TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
              one.scan();
              // From the moment at which it was due, so that a slow one does not hide others.
              times.add(System.nanoTime() - due);
            }
            return times;
          });
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> one : threads.invokeAll(work)) {
      all.addAll(one.get());
    }
    threads.shutdownNow();
    return all;
  }

  /** Prints it. */
  static void report(String what, List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "BENCH %s: %d scans, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }
}

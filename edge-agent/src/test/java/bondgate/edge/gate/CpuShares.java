package bondgate.edge.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much processor time each kind of thread of this process has had, and the whole machine, as
 * Linux counts it in {@code /proc}.
 */
record CpuShares(Map<String, Long> nanos, long machineTicks, long idleTicks) {
  private static final String OTHERS = "virtual machine and the rest";
  private static final int IDLE = 4;

  /** The columns of user, nice, system, idle, waiting, interrupts, and stolen time. */
  private static final int COLUMNS = 8;

  static CpuShares now() throws IOException {
    Map<String, Long> nanos = new HashMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : threads.toList()) {
        try {
          nanos.merge(kind(thread), spent(thread), Long::sum);
        } catch (NoSuchFileException e) {
          // it has ended meanwhile; what a short thread spent is the rest's, and little
        }
      }
    }
    String[] columns = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", 0);
    long all = 0;
    for (int i = 1; i <= COLUMNS; i++) {
      all += Long.parseLong(columns[i]);
    }
    long idle = Long.parseLong(columns[IDLE]) + Long.parseLong(columns[IDLE + 1]);
    return new CpuShares(nanos, all, idle);
  }

  private static String kind(Path thread) throws IOException {
    String name = Files.readString(thread.resolve("comm")).strip();
    return Stream.of(BusyBank.THREAD, "r2000", "portals", "uplink")
        .filter(name::startsWith)
        .findFirst()
        .orElse(OTHERS);
  }

  /** The first number is the time on a processor in nanoseconds. */
  private static long spent(Path thread) throws IOException {
    String all = Files.readString(thread.resolve("schedstat"));
    return Long.parseLong(all.substring(0, all.indexOf(' ')));
  }

  /** What was spent since, in percent of all processors. */
  String since(CpuShares before, double seconds, int processors) {
    StringBuilder text = new StringBuilder();
    double own = 0;
    for (String kind : nanos.keySet().stream().sorted().toList()) {
      double percent =
          (nanos.get(kind) - before.nanos.getOrDefault(kind, 0L)) / (seconds * processors * 1e7);
      own += percent;
      text.append("%s %.1f %%, ".formatted(kind, percent));
    }
    double busy =
        100.0 - 100.0 * (idleTicks - before.idleTicks) / (machineTicks - before.machineTicks);
    return text.append("all of this process %.1f %%, whole machine %.1f %%".formatted(own, busy))
        .toString();
  }
}

package bondgate.server.checkout;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long processors have worked for this process, and for those that it started: on a busy
 * machine this says more than the time that went by.
 */
record CpuTimes(long ownNs, long childrenNs) {
  /** Linux counts in hundredths of a second there. */
  private static final long TICK_NS = 10_000_000;

  static CpuTimes now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new CpuTimes(
        system.getProcessCpuTime(),
        ProcessHandle.current().descendants().mapToLong(CpuTimes::ticks).sum() * TICK_NS);
  }

  /** Of a process and of those of its children that have ended: proc(5), fields 14 to 17. */
  private static long ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = 11; i < 15; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks;
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
      return 0;
    }
  }
}

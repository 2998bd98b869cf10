package bondgate.camera.gallery;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether this process would write its memory, and with it templates, to a file when it fails: a
 * heap dump of Java or a core dump of the system. Java's own error report ({@code hs_err}) holds no
 * heap.
 */
public final class MemoryDumps {
  private static final Pattern CORE_LIMIT =
      Pattern.compile("Max core file size\\s+(\\S+)\\s.*", Pattern.DOTALL);

  private MemoryDumps() {}

  /** What must be set otherwise before a gallery is opened; empty if nothing. */
  public static List<String> faults() {
    String limits;
    try {
      limits = Files.readString(Path.of("/proc/self/limits"));
    } catch (IOException e) {
      limits = "";
    }
    return faults(ManagementFactory.getRuntimeMXBean().getInputArguments(), limits);
  }

  /**
   * The same from what is known.
   *
   * @param arguments of the virtual machine
   * @param limits as in {@code /proc/self/limits}; empty if unknown
   */
  static List<String> faults(List<String> arguments, String limits) {
    List<String> faults = new ArrayList<>();
    if (arguments.contains("-XX:+HeapDumpOnOutOfMemoryError")) {
      faults.add(
          "-XX:+HeapDumpOnOutOfMemoryError would write templates to a file; start without it");
    }
    String core =
        limits
            .lines()
            .map(CORE_LIMIT::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .findFirst()
            .orElse("unknown");
    if (!core.equals("0")) {
      faults.add(
          "core dumps are allowed (limit: %s) and would hold templates; set LimitCORE=0"
              .formatted(core));
    }
    return faults;
  }
}

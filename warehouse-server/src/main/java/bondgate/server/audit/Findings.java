package bondgate.server.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found, up to a number; the rest is only counted. */
final class Findings {
  private static final int LONGEST = 2_000;

  private final String zone;
  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private long more;
  private long erased;
  private boolean complete = true;

  Findings(String zone, int most) {
    this.zone = zone;
    this.most = most;
  }

  void add(String table, String key, String expected, String found) {
    if (kept.size() == most) {
      more++;
      return;
    }
    kept.add(new Finding(zone, table, shortened(key), shortened(expected), shortened(found)));
  }

  /** A stored text could not be compared, because what its leaf says was erased. */
  void erased() {
    erased++;
  }

  /** Something could not be compared at all. */
  void incomplete() {
    complete = false;
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  AuditReport report(long leaves) {
    return new AuditReport(zone, leaves, complete, kept, more, erased);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}

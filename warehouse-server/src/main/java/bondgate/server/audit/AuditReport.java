package bondgate.server.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param zone the bonded zone
 * @param leaves how many leaves of its log were taken into account
 * @param complete whether every table was compared: not if the log itself could not be followed
 * @param findings the differences, at most so many as were asked for
 * @param more how many further ones there are
 * @param erased how many stored texts were not compared, because what the log says was erased
 */
public record AuditReport(
    String zone, long leaves, boolean complete, List<Finding> findings, long more, long erased) {
  /** Takes a copy. */
  public AuditReport {
    findings = List.copyOf(findings);
  }

  /** Whether everything is as the log makes it. */
  public boolean sound() {
    return complete && findings.isEmpty();
  }
}

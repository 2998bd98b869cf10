package bondgate.server.handling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a task came to so far.
 *
 * @param done pieces that are done
 * @param total of how many; 0 where that is not said
 * @param missing of the document, not done; at most 500
 * @param damaged counted in against the document as damaged
 * @param refused tags that were not taken, with the reason: too many, wrong, or not to be touched
 * @param count what a count found
 */
public record TaskReport(
    Task task,
    long done,
    long total,
    List<PieceLine> missing,
    List<PieceLine> damaged,
    List<RefusedLine> refused,
    Optional<CountReport> count) {
  /** Takes copies. */
  public TaskReport {
    missing = List.copyOf(missing);
    damaged = List.copyOf(damaged);
    refused = List.copyOf(refused);
  }

  /** A piece, and where it should lie or lies; empty: no bin. */
  public record PieceLine(String epc, String item, String bin) {}

  /** A tag that was not taken. */
  public record RefusedLine(
      ScanWord word, Subject subject, About about, String worker, Instant at) {}
}

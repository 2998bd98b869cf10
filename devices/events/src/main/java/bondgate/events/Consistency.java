package bondgate.events;

import java.util.List;

/**
 * That the log of an answer's checkpoint continues the log that the agent had shown (RFC 6962,
 * section 2.1.2).
 *
 * @param from size of the log in the checkpoint that the agent had shown, 0 if it had shown none
 * @param hashes of the proof, each 32 bytes in standard Base64
 */
public record Consistency(long from, List<String> hashes) {
  /** Checks the ranges and takes a copy. */
  public Consistency {
    Checks.atLeast("from", from, 0);
    hashes = List.copyOf(Checks.present("hashes", hashes));
  }
}

package bondgate.server.people.officer;

import bondgate.evidence.proof.Opening;
import bondgate.server.stream.ActOpenings;
import java.util.Arrays;
import java.util.List;

/**
 * One record of the evidence log with what proves it.
 *
 * @param index its index in the log
 * @param text the record's bytes as text, as they were signed and hashed
 * @param readable the same, broken into lines for reading; not what is hashed
 * @param bytes how many bytes
 * @param treeSize size of the tree that the proof is for
 * @param root root hash, Base64
 * @param checkpoint the signed checkpoint note
 * @param origin name of the log
 * @param openings what its sealed fields say, as far as it was not erased
 * @param erased its sealed fields that nobody can open any more
 */
public record ProvePage(
    long index,
    String text,
    String readable,
    long bytes,
    long treeSize,
    String root,
    String checkpoint,
    String origin,
    List<Opening> openings,
    List<ActOpenings.Erased> erased) {
  /** Takes copies. */
  public ProvePage {
    openings = List.copyOf(openings);
    erased = List.copyOf(erased);
  }

  /** What the steps of the verification may say. */
  public List<StepWord> words() {
    return Arrays.asList(StepWord.values());
  }
}

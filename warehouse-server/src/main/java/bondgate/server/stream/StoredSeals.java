package bondgate.server.stream;

import bondgate.evidence.proof.Opening;
import java.util.List;

/**
 * What is stored of the sealed fields of one leaf.
 *
 * @param openings what can be opened
 * @param erased paths of what was erased by a later act
 * @param inPlace a text that nobody can have written before; what is erased is read as this
 */
public record StoredSeals(List<Opening> openings, List<String> erased, String inPlace) {
  /** Takes copies. */
  public StoredSeals {
    openings = List.copyOf(openings);
    erased = List.copyOf(erased);
  }

  /** Of a leaf of which nothing was erased. */
  static StoredSeals of(List<Opening> openings) {
    return new StoredSeals(openings, List.of(), "");
  }
}

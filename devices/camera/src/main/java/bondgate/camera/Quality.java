package bondgate.camera;

import java.util.List;

/** Whether a face is good enough to be compared. */
public sealed interface Quality {
  /** Good enough. */
  record Good() implements Quality {}

  /**
   * Not good enough.
   *
   * @param problems all of them, the most helpful first; never empty
   */
  record Poor(List<QualityProblem> problems) implements Quality {
    /** Copies. */
    public Poor {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a poor face has at least one problem");
      }
    }
  }
}

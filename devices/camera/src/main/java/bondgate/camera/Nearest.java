package bondgate.camera;

import java.util.Optional;

/**
 * The most like person of a gallery and how like the next one is.
 *
 * @param person the most like; empty if the gallery is
 * @param bestMilli how like, -1000 if nobody
 * @param secondMilli how like the second person, -1000 if nobody
 */
public record Nearest(Optional<PersonRef> person, int bestMilli, int secondMilli) {
  /** Nobody at all. */
  public static final int NOBODY = -1000;

  /** The answer of an empty gallery. */
  public static Nearest none() {
    return new Nearest(Optional.empty(), NOBODY, NOBODY);
  }
}

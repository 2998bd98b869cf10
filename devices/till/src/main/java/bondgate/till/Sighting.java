package bondgate.till;

/**
 * What a {@link FrameShape} sees at the beginning of some bytes.
 *
 * @param <F> what a frame becomes
 */
public sealed interface Sighting<F> {
  /** No frame begins here: the first byte belongs to none. */
  record NotHere<F>() implements Sighting<F> {}

  /** A frame may begin here; more bytes decide. */
  record MoreNeeded<F>() implements Sighting<F> {}

  /** A frame's form is here, but its check is wrong; another may begin inside it. */
  record WrongCheck<F>() implements Sighting<F> {}

  /**
   * A whole frame.
   *
   * @param frame what it is
   * @param length how many bytes it takes, at least 1
   */
  record Found<F>(F frame, int length) implements Sighting<F> {}
}

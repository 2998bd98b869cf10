package bondgate.till;

/**
 * How frames of one protocol look. What it says must depend on nothing but the bytes, and once it
 * has said something other than {@code MoreNeeded}, more bytes must not change it: so the same
 * frames come out however the bytes were cut.
 *
 * @param <F> what a frame becomes
 */
@FunctionalInterface
public interface FrameShape<F> {
  /** Looks at the beginning of these bytes, of which there is at least one. */
  Sighting<F> look(Octets bytes);
}

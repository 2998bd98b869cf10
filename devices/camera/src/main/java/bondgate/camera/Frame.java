package bondgate.camera;

import java.time.Instant;

/**
 * One picture as a camera sent it: encoded bytes that nobody changes, with the size that their head
 * states.
 */
public final class Frame {
  private final byte[] encoded;
  private final int width;
  private final int height;
  private final Instant seenAt;

  Frame(byte[] encoded, int width, int height, Instant seenAt) {
    this.encoded = encoded;
    this.width = width;
    this.height = height;
    this.seenAt = seenAt;
  }

  /** The encoded picture, a copy. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** The width in pixels, at least 1. */
  public int width() {
    return width;
  }

  /** The height in pixels, at least 1. */
  public int height() {
    return height;
  }

  /** When it arrived. */
  public Instant seenAt() {
    return seenAt;
  }

  /** Its size only: a picture is not for logs. */
  @Override
  public String toString() {
    return "frame of %d x %d".formatted(width, height);
  }
}

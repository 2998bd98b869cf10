package bondgate.camera;

import java.time.Instant;

/**
 * How large a picture may be before anything decodes it: a head of a few bytes may ask for
 * gigabytes of memory.
 *
 * @param mostBytes encoded, 1 to 64 MiB
 * @param mostPixels width times height, 1 to 2^27
 */
public record FrameLimits(int mostBytes, int mostPixels) {
  private static final int HIGHEST_BYTES = 64 << 20;
  private static final int HIGHEST_PIXELS = 1 << 27;

  /** Checks the ranges. */
  public FrameLimits {
    if (mostBytes < 1 || mostBytes > HIGHEST_BYTES) {
      throw new IllegalArgumentException(
          "a limit of bytes is 1 to %d; received %d".formatted(HIGHEST_BYTES, mostBytes));
    }
    if (mostPixels < 1 || mostPixels > HIGHEST_PIXELS) {
      throw new IllegalArgumentException(
          "a limit of pixels is 1 to %d; received %d".formatted(HIGHEST_PIXELS, mostPixels));
    }
  }

  /** 8 MiB and 3840 x 2160 pixels: 4K is read, 8K is refused by name. */
  public static FrameLimits usual() {
    return new FrameLimits(8 << 20, 3840 * 2160);
  }

  /**
   * The frame that bytes are, or why they are none; nothing is decoded.
   *
   * @param encoded a JPEG, PNG or PNM, copied
   * @param seenAt when it arrived
   */
  public FrameCheck check(byte[] encoded, Instant seenAt) {
    if (encoded.length == 0) {
      return new FrameCheck.Unusable(FrameProblem.EMPTY);
    }
    if (encoded.length > mostBytes) {
      return new FrameCheck.Unusable(FrameProblem.TOO_LARGE);
    }
    PictureHead head = PictureHead.read(encoded);
    if (head instanceof PictureHead.Broken broken) {
      return new FrameCheck.Unusable(broken.problem());
    }
    return sized((PictureHead.Size) head, encoded, seenAt);
  }

  private FrameCheck sized(PictureHead.Size size, byte[] encoded, Instant seenAt) {
    if (size.width() == 0 || size.height() == 0) {
      return new FrameCheck.Unusable(FrameProblem.ZERO_SIZE);
    }
    if ((long) size.width() * size.height() > mostPixels) {
      return new FrameCheck.Unusable(FrameProblem.TOO_LARGE);
    }
    if (!size.complete()) {
      return new FrameCheck.Unusable(FrameProblem.TRUNCATED);
    }
    return new FrameCheck.Usable(new Frame(encoded.clone(), size.width(), size.height(), seenAt));
  }
}

package bondgate.camera;

/**
 * A walk over the markers of a JPEG (ITU-T T.81, B.1.1): its size is in a start-of-frame segment,
 * and its end-of-image marker counts only where entropy-coded data stop, since a preview inside of
 * the picture has an end of its own.
 */
final class JpegWalk {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int STUFFED = 0x00;

  private final byte[] bytes;
  private int place = 2;
  private int width = -1;
  private int height = -1;

  JpegWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The size, or what is wrong. */
  PictureHead walk() {
    while (true) {
      int marker = nextMarker();
      if (marker < 0) {
        return width < 0
            ? new PictureHead.Broken(FrameProblem.TRUNCATED)
            : new PictureHead.Size(width, height, false);
      }
      if (marker == END_OF_IMAGE) {
        return width < 0
            ? new PictureHead.Broken(FrameProblem.NOT_A_PICTURE)
            : new PictureHead.Size(width, height, true);
      }
      if (!alone(marker) && !segment(marker)) {
        return width < 0
            ? new PictureHead.Broken(FrameProblem.TRUNCATED)
            : new PictureHead.Size(width, height, false);
      }
    }
  }

  private boolean segment(int marker) {
    if (place + 2 > bytes.length) {
      return false;
    }
    int length = at(place) * 256 + at(place + 1);
    if (length < 2 || place + length > bytes.length) {
      return false;
    }
    // Decoders go by the first; a second, smaller one must not hide its size.
    if (startOfFrame(marker) && length >= 8 && width < 0) {
      height = at(place + 3) * 256 + at(place + 4);
      width = at(place + 5) * 256 + at(place + 6);
    }
    place += length;
    return marker != START_OF_SCAN || width >= 0;
  }

  /** The next marker's code, with {@code place} behind it; -1 at the end of the bytes. */
  private int nextMarker() {
    while (place + 1 < bytes.length) {
      int code = at(place + 1);
      if (at(place) == 0xFF && code != STUFFED && code != 0xFF && !restart(code)) {
        place += 2;
        return code;
      }
      place++;
    }
    return -1;
  }

  private static boolean startOfFrame(int marker) {
    // C4, C8 and CC in the middle of that range are tables and a reservation.
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean restart(int marker) {
    return marker >= 0xD0 && marker <= 0xD7;
  }

  private static boolean alone(int marker) {
    return marker == 0x01 || marker == 0xD8;
  }

  private int at(int index) {
    return bytes[index] & 0xFF;
  }
}

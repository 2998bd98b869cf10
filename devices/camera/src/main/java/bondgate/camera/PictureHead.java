package bondgate.camera;

import java.nio.charset.StandardCharsets;

/**
 * What can be told of an encoded picture without decoding it: kind, size, and for JPEG whether its
 * end is there. JPEG as in ITU-T T.81 Annex B; PNG as in its specification section 11.2.2; PNM as
 * in Netpbm's pgm(5) and ppm(5), binary forms only.
 */
sealed interface PictureHead {
  /**
   * A size.
   *
   * @param width in pixels, may be 0
   * @param height in pixels, may be 0
   * @param complete whether nothing is missing, as far as that can be told
   */
  record Size(int width, int height, boolean complete) implements PictureHead {}

  /**
   * No size.
   *
   * @param problem why
   */
  record Broken(FrameProblem problem) implements PictureHead {}

  /** What the bytes say. */
  static PictureHead read(byte[] bytes) {
    if (bytes.length >= 2 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8) {
      return new JpegWalk(bytes).walk();
    }
    if (bytes.length >= 4 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G') {
      return png(bytes);
    }
    if (bytes.length >= 2 && bytes[0] == 'P' && (bytes[1] == '5' || bytes[1] == '6')) {
      return pnm(bytes);
    }
    return new Broken(FrameProblem.NOT_A_PICTURE);
  }

  private static PictureHead png(byte[] bytes) {
    if (bytes.length < 33) {
      return new Broken(FrameProblem.TRUNCATED);
    }
    boolean ends =
        bytes.length >= 45
            && new String(bytes, bytes.length - 8, 4, StandardCharsets.US_ASCII).equals("IEND");
    long width = unsigned32(bytes, 16);
    long height = unsigned32(bytes, 20);
    if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      return new Broken(FrameProblem.TOO_LARGE);
    }
    return new Size((int) width, (int) height, ends);
  }

  private static PictureHead pnm(byte[] bytes) {
    long[] numbers = new long[3];
    int place = 2;
    for (int i = 0; i < numbers.length; i++) {
      place = skipSpace(bytes, place);
      int begin = place;
      while (place < bytes.length && place - begin < 9 && digit(bytes[place])) {
        numbers[i] = numbers[i] * 10 + (bytes[place] - '0');
        place++;
      }
      if (place == begin) {
        return new Broken(
            place >= bytes.length ? FrameProblem.TRUNCATED : FrameProblem.NOT_A_PICTURE);
      }
    }
    if (numbers[2] > 255) {
      return new Broken(FrameProblem.NOT_A_PICTURE);
    }
    long samples = bytes[1] == '6' ? 3 : 1;
    long needed = place + 1 + numbers[0] * numbers[1] * samples;
    return new Size((int) numbers[0], (int) numbers[1], bytes.length >= needed);
  }

  private static int skipSpace(byte[] bytes, int from) {
    int place = from;
    while (place < bytes.length) {
      if (bytes[place] == '#') {
        while (place < bytes.length && bytes[place] != '\n') {
          place++;
        }
      } else if (bytes[place] == ' ' || (bytes[place] >= '\t' && bytes[place] <= '\r')) {
        place++;
      } else {
        return place;
      }
    }
    return place;
  }

  private static boolean digit(byte value) {
    return value >= '0' && value <= '9';
  }

  private static long unsigned32(byte[] bytes, int place) {
    return ((long) at(bytes, place) << 24)
        | (at(bytes, place + 1) << 16)
        | (at(bytes, place + 2) << 8)
        | at(bytes, place + 3);
  }

  private static int at(byte[] bytes, int place) {
    return bytes[place] & 0xFF;
  }
}

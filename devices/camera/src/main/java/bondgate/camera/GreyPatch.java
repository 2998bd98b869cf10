package bondgate.camera;

import java.util.Arrays;

/** A small grey picture of an aligned face, from which light and sharpness are told. */
public final class GreyPatch {
  private static final int BLACK = 16;
  private static final int WHITE = 239;

  private final byte[] pixels;
  private final int width;
  private final int height;

  private GreyPatch(byte[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /**
   * A patch of grey values, row by row, copied.
   *
   * @throws IllegalArgumentException if it is smaller than 3 x 3 or the number of values is another
   */
  public static GreyPatch of(byte[] pixels, int width, int height) {
    if (width < 3 || height < 3 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "a patch has at least 3 x 3 values, one for each pixel; received %d for %d x %d"
              .formatted(pixels.length, width, height));
    }
    return new GreyPatch(pixels.clone(), width, height);
  }

  /** The mean grey value, 0 to 255. */
  public int light() {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xFF;
    }
    return (int) (sum / pixels.length);
  }

  /** How many in a hundred pixels are all but black or all but white. */
  public int clippedPercent() {
    int clipped = 0;
    for (byte pixel : pixels) {
      int value = pixel & 0xFF;
      if (value < BLACK || value > WHITE) {
        clipped++;
      }
    }
    return clipped * 100 / pixels.length;
  }

  /**
   * How sharp it is: the variance of the Laplacian (neighbours minus four times the middle). On an
   * aligned face of 112 x 112 a sharp one has hundreds and more, a blurred one a few tens.
   */
  public int sharpness() {
    long sum = 0;
    long squares = 0;
    for (int row = 1; row < height - 1; row++) {
      for (int column = 1; column < width - 1; column++) {
        int at = row * width + column;
        int bend = at(at - 1) + at(at + 1) + at(at - width) + at(at + width) - 4 * at(at);
        sum += bend;
        squares += (long) bend * bend;
      }
    }
    long count = (long) (width - 2) * (height - 2);
    return (int) ((squares - sum * sum / count) / count);
  }

  /** Overwrites the picture; it says nothing afterwards. */
  public void wipe() {
    Arrays.fill(pixels, (byte) 0);
  }

  private int at(int index) {
    return pixels[index] & 0xFF;
  }

  /** Its size only: a picture of a face is not for logs. */
  @Override
  public String toString() {
    return "grey patch of %d x %d".formatted(width, height);
  }
}

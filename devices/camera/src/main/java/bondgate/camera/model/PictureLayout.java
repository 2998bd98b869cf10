package bondgate.camera.model;

/**
 * How a model wants its picture; always one picture, channels first (NCHW), values as floats.
 *
 * <p>A value v of 0 to 255 becomes (v - mean) / spread, with mean and spread for each channel in
 * the model's own order.
 *
 * @param width in pixels
 * @param height in pixels
 * @param order of the channels
 * @param mean in units of a pixel value
 * @param spread in units of a pixel value
 */
public record PictureLayout(int width, int height, Order order, Channels mean, Channels spread) {
  /** The order of the channels. */
  public enum Order {
    /** As OpenCV holds them. */
    BLUE_GREEN_RED,
    /** As most training code has them. */
    RED_GREEN_BLUE
  }

  /**
   * One number for each channel, in the model's order.
   *
   * @param first of the first channel
   * @param second of the second channel
   * @param third of the third channel
   */
  public record Channels(float first, float second, float third) {
    /** The same for all. */
    public static Channels all(float value) {
      return new Channels(value, value, value);
    }
  }

  /** Values as they are, 0 to 255. */
  public static PictureLayout plain(int width, int height, Order order) {
    return new PictureLayout(width, height, order, Channels.all(0), Channels.all(1));
  }
}

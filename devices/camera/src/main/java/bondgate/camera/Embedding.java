package bondgate.camera;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A face as a direction in space: as many numbers as the model gives, of length 1 together. Two
 * pictures of a person point in nearly the same direction. It is biometric data (生物识别信息): never in
 * a message or a log.
 */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * The direction of what a model gave, copied.
   *
   * @throws IllegalArgumentException if a number is not finite or all are 0: a model that gives
   *     this is broken or got a picture in another layout
   */
  public static Embedding of(float[] raw) {
    double squares = 0;
    for (float value : raw) {
      squares += (double) value * value;
    }
    if (!(squares > 1e-12) || Double.isInfinite(squares)) {
      throw new IllegalArgumentException(
          "the model gave %d numbers without a direction; check its layout".formatted(raw.length));
    }
    float factor = (float) (1 / Math.sqrt(squares));
    float[] values = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      values[i] = raw[i] * factor;
    }
    return new Embedding(values);
  }

  /**
   * The direction in the middle of several of one person, steadier than each.
   *
   * @throws IllegalArgumentException if there is none, or of different lengths
   */
  public static Embedding mean(List<Embedding> several) {
    if (several.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one embedding; received none");
    }
    float[] sum = new float[several.get(0).size()];
    for (Embedding one : several) {
      one.requireSize(sum.length);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.values[i];
      }
    }
    Embedding mean = of(sum);
    Arrays.fill(sum, 0);
    return mean;
  }

  /** The embedding that {@link #toBytes} wrote. */
  public static Embedding fromBytes(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    Embedding read = of(values);
    Arrays.fill(values, 0);
    return read;
  }

  /** How many numbers. */
  public int size() {
    return values.length;
  }

  /** The number at a place from 0. */
  public float at(int index) {
    return values[index];
  }

  /**
   * The cosine of the angle to another, in thousandths: 1000 is the same direction, about 0 is
   * another person.
   *
   * @throws IllegalArgumentException if the other has another length
   */
  public int similarityMilli(Embedding other) {
    other.requireSize(values.length);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return toMilli(sum);
  }

  /** A cosine in thousandths, -1000 to 1000. */
  public static int toMilli(double cosine) {
    return (int) Math.max(-1000, Math.min(1000, Math.round(cosine * 1000)));
  }

  /** The numbers as bytes, four each, high byte first; wipe them after use. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** Overwrites the numbers; it is like nobody afterwards. */
  public void wipe() {
    Arrays.fill(values, 0);
  }

  private void requireSize(int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "embeddings of one model are compared only; received %d and %d numbers"
              .formatted(size, values.length));
    }
  }

  /** How many numbers only. */
  @Override
  public String toString() {
    return "embedding of %d numbers".formatted(values.length);
  }
}

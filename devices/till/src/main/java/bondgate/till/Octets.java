package bondgate.till;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Bytes that cannot change; equal if their values are. */
public final class Octets {
  private static final Octets NONE = new Octets(new byte[0]);

  // Shared between slices; nobody writes to it.
  private final byte[] values;
  private final int begin;
  private final int size;

  private Octets(byte[] values) {
    this(values, 0, values.length);
  }

  private Octets(byte[] values, int begin, int size) {
    this.values = values;
    this.begin = begin;
    this.size = size;
  }

  /** No bytes. */
  public static Octets none() {
    return NONE;
  }

  /** A copy of an array. */
  public static Octets of(byte[] values) {
    return new Octets(values.clone());
  }

  /** The bytes with these values, 0 to 255 each. */
  public static Octets of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] > 0xFF) {
        throw new IllegalArgumentException("a byte is 0 to 255; received " + values[i]);
      }
      bytes[i] = (byte) values[i];
    }
    return new Octets(bytes);
  }

  /**
   * The bytes that hex digits name; spaces are left out.
   *
   * @throws IllegalArgumentException if it is not pairs of hex digits
   */
  public static Octets hex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** The number of bytes. */
  public int size() {
    return size;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The value at a place from 0, 0 to 255. */
  public int at(int index) {
    return values[begin + Objects.checkIndex(index, size)] & 0xFF;
  }

  /** The 16-bit value at a place, high byte first. */
  public int bigEndian16(int index) {
    return at(index) * 256 + at(index + 1);
  }

  /** The bytes from one place to before another. */
  public Octets slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new Octets(values, begin + from, to - from);
  }

  /** These and then those. */
  public Octets plus(Octets more) {
    byte[] both = Arrays.copyOfRange(values, begin, begin + size + more.size);
    // What copyOfRange took beyond our own end is overwritten.
    System.arraycopy(more.values, more.begin, both, size, more.size);
    return new Octets(both);
  }

  /** All bytes combined by exclusive or. */
  public int xor() {
    int xor = 0;
    for (int i = 0; i < size; i++) {
      xor ^= at(i);
    }
    return xor;
  }

  /** A copy. */
  public byte[] toArray() {
    return Arrays.copyOfRange(values, begin, begin + size);
  }

  /** Upper-case hex digits; never call it on bytes that carry a person's data. */
  public String toHex() {
    return HexFormat.of().withUpperCase().formatHex(values, begin, begin + size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets o
        && Arrays.equals(values, begin, begin + size, o.values, o.begin, o.begin + o.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  /** The number of bytes only: what a scanner or an identity card sent is not for logs. */
  @Override
  public String toString() {
    return size + " bytes";
  }
}

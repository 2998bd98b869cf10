package bondgate.rfid.frame;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Some bytes that do not change. Indexing gives unsigned values, so that no sign can slip in. */
public final class Bytes {
  private static final Bytes NONE = new Bytes(new byte[0]);
  private final byte[] values;

  private Bytes(byte[] values) {
    this.values = values;
  }

  /** No bytes. */
  public static Bytes none() {
    return NONE;
  }

  /** A copy of these. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** A copy of a part of these, from an index up to, without, another. */
  public static Bytes of(byte[] bytes, int from, int to) {
    return from == to ? NONE : new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** The low eight bits of each value. */
  public static Bytes of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Bytes(bytes);
  }

  /** The bytes that hex digits state; spaces are allowed between bytes. */
  public static Bytes hex(String digits) {
    return new Bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  /** How many. */
  public int size() {
    return values.length;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return values[index] & 0xFF;
  }

  /** Two bytes from an index, big endian, 0 to 65535. */
  public int wordAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  /** So many bytes from an index, big endian, 1 to 4 of them, unsigned. */
  public long numberAt(int index, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | at(index + i);
    }
    return number;
  }

  /** The bytes from an index up to, without, another. */
  public Bytes slice(int from, int to) {
    return new Bytes(Arrays.copyOfRange(values, from, to));
  }

  /** The byte at an index as a signed number, -128 to 127. */
  public int signedAt(int index) {
    return values[index];
  }

  /** A number as so many bytes, 1 to 8, big endian; higher bits are dropped. */
  public static Bytes number(long value, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
    }
    return new Bytes(bytes);
  }

  /** The characters that these bytes are in ASCII; a byte outside it becomes a full stop. */
  public String ascii() {
    StringBuilder text = new StringBuilder();
    for (byte value : values) {
      text.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
    }
    return text.toString();
  }

  /** These and one more. */
  public Bytes plus(byte next) {
    byte[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = next;
    return new Bytes(longer);
  }

  /** These and those. */
  public Bytes plus(Bytes more) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(values.length + more.size());
    joined.writeBytes(values);
    joined.writeBytes(more.values);
    return new Bytes(joined.toByteArray());
  }

  /** A copy as an array. */
  public byte[] toArray() {
    return values.clone();
  }

  /** The sum of all bytes modulo 256. */
  public int sum() {
    int sum = 0;
    for (byte value : values) {
      sum += value;
    }
    return sum & 0xFF;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(values, bytes.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Upper-case hex without spaces. */
  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().formatHex(values);
  }
}

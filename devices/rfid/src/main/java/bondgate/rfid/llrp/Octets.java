package bondgate.rfid.llrp;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change. */
public final class Octets {
  /** None. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these. */
  public static Octets of(byte... bytes) {
    return new Octets(bytes.clone());
  }

  /** A copy of a part of these. */
  public static Octets of(byte[] bytes, int from, int to) {
    return new Octets(Arrays.copyOfRange(bytes, from, to));
  }

  /** The bytes of a hex text. */
  public static Octets hex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  /** How many. */
  public int size() {
    return bytes.length;
  }

  /** One of them, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Without a copy, for the codecs of this package, which do not change it. */
  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Upper-case hex. */
  @Override
  public String toString() {
    return UPPER.formatHex(bytes);
  }
}

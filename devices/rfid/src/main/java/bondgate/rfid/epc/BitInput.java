package bondgate.rfid.epc;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Takes the bits of a hex text from the left. */
final class BitInput {
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2,256}");

  private final String hex;
  private final BigInteger value;
  private int left;

  private BitInput(String hex) {
    this.hex = hex;
    this.value = new BigInteger(hex, 16);
    this.left = hex.length() * 4;
  }

  static BitInput of(String hex) throws EpcFaultException {
    if (hex == null || !HEX.matcher(hex).matches()) {
      throw new EpcFaultException(
          EpcFault.Kind.NOT_HEX, String.valueOf(hex), "2 to 256 hex digits without blanks");
    }
    return new BitInput(hex);
  }

  String hex() {
    return hex;
  }

  int left() {
    return left;
  }

  BigInteger takeBig(int bits) throws EpcFaultException {
    if (bits > left) {
      throw new EpcFaultException(
          EpcFault.Kind.TOO_SHORT, hex, "%d more bits than there are".formatted(bits - left));
    }
    left -= bits;
    BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return value.shiftRight(left).and(mask);
  }

  long take(int bits) throws EpcFaultException {
    return takeBig(bits).longValueExact();
  }

  int takeInt(int bits) throws EpcFaultException {
    return takeBig(bits).intValueExact();
  }

  /** The next bits must be zero: {@code which} says whose. */
  void takeZeros(int bits, String which) throws EpcFaultException {
    if (takeBig(bits).signum() != 0) {
      throw new EpcFaultException(EpcFault.Kind.BITS_NOT_ZERO, hex, which + " to be zero bits");
    }
  }

  void takeZerosToTheEnd() throws EpcFaultException {
    takeZeros(left, "the %d bits after the end of the scheme".formatted(left));
  }
}

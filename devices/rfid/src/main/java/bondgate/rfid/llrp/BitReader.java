package bondgate.rfid.llrp;

/** Takes bits from a part of an array. */
final class BitReader {
  private final byte[] bytes;
  private final int endBit;
  private int bit;

  BitReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.bit = from * 8;
    this.endBit = to * 8;
  }

  int bitsLeft() {
    return endBit - bit;
  }

  /** Where the next byte begins; only between whole bytes. */
  int position() {
    return bit / 8;
  }

  int end() {
    return endBit / 8;
  }

  long take(int count) {
    long value = 0;
    int left = count;
    while (left > 0) {
      int inByte = 8 - bit % 8;
      int now = Math.min(inByte, left);
      int piece = ((bytes[bit / 8] & 0xFF) >> (inByte - now)) & ((1 << now) - 1);
      value = (value << now) | piece;
      bit += now;
      left -= now;
    }
    return value;
  }

  Octets takeOctets(int count) {
    Octets taken = Octets.of(bytes, position(), position() + count);
    bit += count * 8;
    return taken;
  }
}

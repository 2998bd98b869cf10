package bondgate.rfid.llrp;

import java.util.Arrays;

/** Puts bits into a growing array. */
final class BitWriter {
  private byte[] bytes = new byte[64];
  private int bit;

  void put(long value, int count) {
    room(count);
    for (int left = count; left > 0; ) {
      int inByte = 8 - bit % 8;
      int now = Math.min(inByte, left);
      int piece = (int) (value >>> (left - now)) & ((1 << now) - 1);
      bytes[bit / 8] |= (byte) (piece << (inByte - now));
      bit += now;
      left -= now;
    }
  }

  void put(Octets octets) {
    room(octets.size() * 8);
    System.arraycopy(octets.shared(), 0, bytes, size(), octets.size());
    bit += octets.size() * 8;
  }

  int size() {
    return bit / 8;
  }

  /** Writes a number over bytes that were put before. */
  void patch(int at, long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes[at + i] = (byte) (value >>> (8 * (count - 1 - i)));
    }
  }

  private void room(int bits) {
    int needed = (bit + bits + 7) / 8;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }

  Octets toOctets() {
    return Octets.of(bytes, 0, size());
  }
}

package bondgate.rfid.frame.mercury;

/**
 * The CRC of the Mercury protocol: polynomial 1021, start FFFF, the message shifted in at the low
 * end, so that it is not CRC-CCITT-FALSE: of {@code 00 03} it is 1D0C.
 */
final class MercuryCrc {
  private static final int[] TABLE = table();

  private MercuryCrc() {}

  static int of(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc = ((crc << 8 | (bytes[i] & 0xFF)) ^ TABLE[crc >> 8]) & 0xFFFF;
    }
    return crc;
  }

  /** What eight bits that leave at the high end bring back. */
  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
      }
      table[i] = crc;
    }
    return table;
  }
}

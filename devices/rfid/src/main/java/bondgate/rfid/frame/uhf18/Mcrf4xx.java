package bondgate.rfid.frame.uhf18;

/** CRC-16/MCRF4XX: reflected polynomial 8408, start FFFF, no final inversion. */
final class Mcrf4xx {
  private static final int[] TABLE = table();

  private Mcrf4xx() {}

  static int of(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc = (crc >> 8) ^ TABLE[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8408 : crc >> 1;
      }
      table[i] = crc;
    }
    return table;
  }
}

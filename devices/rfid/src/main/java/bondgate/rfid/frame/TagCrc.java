package bondgate.rfid.frame;

/**
 * The CRC-16 that a Gen2 tag keeps over its PC word and EPC (ISO 18000-63, annex F): polynomial
 * 1021, start FFFF, result inverted, high byte first. Readers pass it on; checking it again finds
 * damage that an eight-bit sum of the frame lets through once in 256 times.
 */
public final class TagCrc {
  private TagCrc() {}

  /** The CRC over a PC word and an EPC, 0 to 65535. */
  public static int of(Bytes pcAndEpc) {
    int crc = 0xFFFF;
    for (int i = 0; i < pcAndEpc.size(); i++) {
      crc ^= pcAndEpc.at(i) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
      }
    }
    return crc ^ 0xFFFF;
  }

  /** Whether the last two bytes are the CRC of those before; needs at least four bytes. */
  public static boolean isRight(Bytes pcEpcAndCrc) {
    int end = pcEpcAndCrc.size() - 2;
    return end >= 2 && of(pcEpcAndCrc.slice(0, end)) == pcEpcAndCrc.wordAt(end);
  }
}

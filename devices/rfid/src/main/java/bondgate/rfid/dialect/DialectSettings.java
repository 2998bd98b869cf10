package bondgate.rfid.dialect;

/**
 * What a conversation must know of the reader before it begins.
 *
 * @param address the reader's address where the protocol has one, 0 to 255; 255 is any reader
 * @param ports antenna ports, 1 to 16
 */
public record DialectSettings(int address, int ports) {
  /** Address of any reader, in the protocols that have addresses. */
  public static final int ANY_ADDRESS = 0xFF;

  /** Checks the ranges. */
  public DialectSettings {
    if (address < 0 || address > 0xFF || ports < 1 || ports > 16) {
      throw new IllegalArgumentException(
          "address must be from 0 to 255 and ports from 1 to 16; received %d and %d"
              .formatted(address, ports));
    }
  }

  /** Any address, four ports. */
  public static DialectSettings defaults() {
    return new DialectSettings(ANY_ADDRESS, 4);
  }
}

package bondgate.rfid.frame;

/** The four memory banks of a Gen2 tag, addressed in 16-bit words. */
public enum MemoryBank {
  /** Kill and access passwords. */
  RESERVED(0),
  /** CRC in word 0, PC in word 1, EPC from word 2. */
  EPC(1),
  /** The chip's own number, written by its maker. */
  TID(2),
  /** Free for the user. */
  USER(3);

  private final int code;

  MemoryBank(int code) {
    this.code = code;
  }

  /** The number on the wire, the same in every protocol. */
  public int code() {
    return code;
  }
}

package bondgate.rfid.frame.uhf18;

/**
 * The bands of the families. The two top bits of the highest and of the lowest channel's byte
 * together name the band. The code of the EU band agrees with a captured reader info; the other
 * codes are unverified.
 */
public enum Band {
  /** 920.125 MHz and 0.25 MHz for each channel, 0 to 19. */
  CHINA_900(0b0001, 19),
  /** 902.75 MHz and 0.5 MHz for each channel, 0 to 49. */
  US(0b0010, 49),
  /** 917.1 MHz and 0.2 MHz for each channel, 0 to 31. */
  KOREA(0b0011, 31),
  /** 865.1 MHz and 0.2 MHz for each channel, 0 to 14. */
  EU(0b0100, 14);

  private final int code;
  private final int lastChannel;

  Band(int code, int lastChannel) {
    this.code = code;
    this.lastChannel = lastChannel;
  }

  /** The byte of the highest channel. */
  public int highest() {
    return code >> 2 << 6 | lastChannel;
  }

  /** The byte of the lowest channel. */
  public int lowest() {
    return (code & 0b11) << 6;
  }
}

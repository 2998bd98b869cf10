package bondgate.rfid.dialect;

/** The radio regions that a reader can be set to. */
public enum Region {
  /** China, 920 to 925 MHz. */
  CHINA_900,
  /** United States (FCC), 902 to 928 MHz. */
  US,
  /** Europe (ETSI), 865 to 868 MHz. */
  EU
}

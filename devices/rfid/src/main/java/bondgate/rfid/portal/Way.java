package bondgate.rfid.portal;

/** Which way a tag went through an opening. */
public enum Way {
  /** From the outside row to the inside row. */
  IN,
  /** From the inside row to the outside row. */
  OUT
}

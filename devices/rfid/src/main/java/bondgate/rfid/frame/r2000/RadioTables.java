package bondgate.rfid.frame.r2000;

/** The reader's two tables: its RSSI byte and its frequency index. Neither is one straight line. */
public final class RadioTables {
  private RadioTables() {}

  /**
   * The level of a table value.
   *
   * @param value 0 to 127; the manual prints 31 (-99 dBm) to 98 (-31 dBm)
   * @return dBm
   */
  public static int rssiDbm(int value) {
    // The step between 89 (-41) and 90 (-39) is the manual's; its "65 is -55" is a misprint of -65.
    return value >= 90 ? value - 129 : value - 130;
  }

  /**
   * The table value nearest to a level in dBm, within 31 to 98. -40 has no value and becomes -41.
   */
  public static int rssiValue(int dbm) {
    int value = dbm >= -39 ? dbm + 129 : Math.min(dbm + 130, 89);
    return Math.max(31, Math.min(98, value));
  }

  /**
   * The frequency of an index, in kHz: 865.0 MHz onward in the European band up to 6, 902.0 MHz
   * onward from 7. A reader set to frequencies of its user reports another index.
   *
   * @param index 0 to 63
   */
  public static int frequencyKhz(int index) {
    return index <= 6 ? 865_000 + 500 * index : 902_000 + 500 * (index - 7);
  }
}

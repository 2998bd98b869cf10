package bondgate.server.tax;

/**
 * Which line takes the fen that are left when freight or insurance is divided over the lines by
 * value. Practice knows both and no rule was found: a setting, {@code bondgate.tax.remainder-to}.
 */
public enum RemainderTo {
  /** The line of the highest value, the first of several. */
  LARGEST,
  /** The last line. */
  LAST
}

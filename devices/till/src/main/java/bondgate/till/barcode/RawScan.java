package bondgate.till.barcode;

import bondgate.till.Octets;

/**
 * What a scanner sent for one pull of its trigger, without the suffix.
 *
 * @param bytes the bytes; may hold digits of a payment code, so nothing prints them
 * @param end how it ended
 */
public record RawScan(Octets bytes, End end) {
  /** How a transmission ended. */
  public enum End {
    /** CR, LF or both. */
    SUFFIX,
    /** The line fell silent; some scanners lose the suffix. */
    SILENCE,
    /** It was longer than a scan may be, and the rest was dropped. */
    TOO_LONG
  }
}

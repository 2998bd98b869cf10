package bondgate.server.payment;

/**
 * What a shopper of the sandbox sees after scanning a code.
 *
 * @param lang {@code zh} or {@code en}
 * @param otherLang the one that the switch leads to
 * @param yuan the amount, with two decimals
 * @param what what is paid for
 * @param until the time of day in China until which it can be paid
 */
public record SandboxPage(
    String lang, String otherLang, Stands stands, String yuan, String what, String until) {
  /** How the trade stands. */
  public enum Stands {
    PAYABLE,
    PAID,
    CLOSED,
    EXPIRED,
    UNKNOWN
  }
}

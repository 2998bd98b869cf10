package bondgate.server.payment;

import java.util.regex.Pattern;

/** What a payment firm says about whether the payer 付款人 of a payment is its buyer 订购人. */
public sealed interface PayerAnswer {
  /** One person, by name and identity number. */
  record Same() implements PayerAnswer {}

  /** Two persons. */
  record Different() implements PayerAnswer {}

  /**
   * The firm does not say.
   *
   * @param reason its code or ours, 1 to 64 letters, digits, dots, hyphens or underscores; nothing
   *     about a person
   */
  record Unknown(String reason) implements PayerAnswer {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_.-]{1,64}");

    /** The account at the firm is set up without its customs declaration. */
    public static final String NOT_SET_UP = "NOT_SET_UP";

    /** The firm compares once, and its answer to an earlier question did not reach us. */
    public static final String NOT_SAID_AGAIN = "NOT_SAID_AGAIN";

    /** The firm declared, and says that it compared nothing. */
    public static final String UNCHECKED = "UNCHECKED";

    /** Who buys was erased before the firm answered. */
    public static final String NO_BUYER = "NO_BUYER";

    /** The firm was not to be reached for as long as a shopper may wait. */
    public static final String NOT_SAID_IN_TIME = "NOT_SAID_IN_TIME";

    public Unknown {
      if (!CODE.matcher(reason).matches()) {
        throw new IllegalArgumentException("a reason is a code like %s".formatted(CODE));
      }
    }

    /** The firm refused, with that code; foreign text that is none is not repeated. */
    static Unknown refused(String code) {
      return new Unknown(CODE.matcher(code).matches() ? code : "NO_CODE");
    }
  }
}

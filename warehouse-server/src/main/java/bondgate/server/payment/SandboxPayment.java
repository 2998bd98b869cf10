package bondgate.server.payment;

import java.time.Duration;

/**
 * How a shopper of the sandbox pays, and what the provider says about it.
 *
 * @param amountFen what comes; 0 for what was asked for
 * @param delay how long after the payment the notification is sent
 * @param evenIfOver whether the money comes though the payment expired or was closed, which no
 *     provider should let happen
 */
public record SandboxPayment(
    long amountFen, PayerCheck payer, Notify notice, Duration delay, boolean evenIfOver) {
  /** What becomes of the notification. */
  public enum Notify {
    ONCE,
    TWICE,
    /** Only a forged one comes: signed with another key. */
    FORGED,
    /** None comes, and we have to ask. */
    NEVER
  }

  /** As it should be: the buyer pays what was asked for, and we hear of it at once. */
  public static SandboxPayment asAsked() {
    return new SandboxPayment(0, PayerCheck.SAME, Notify.ONCE, Duration.ZERO, false);
  }

  /** The same, and that becomes of the notification. */
  public SandboxPayment notifying(Notify what) {
    return new SandboxPayment(amountFen, payer, what, delay, evenIfOver);
  }
}

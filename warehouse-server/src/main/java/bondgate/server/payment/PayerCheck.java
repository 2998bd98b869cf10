package bondgate.server.payment;

/** Who the sandbox's shopper is, as its customs declaration then answers. */
public enum PayerCheck {
  /** The buyer himself. */
  SAME,
  /** Somebody else. */
  OTHER,
  /** Somebody whose name the firm does not know. */
  UNKNOWN
}

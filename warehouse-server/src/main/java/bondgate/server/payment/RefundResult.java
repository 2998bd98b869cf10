package bondgate.server.payment;

/** What became of asking for money to go back. */
public sealed interface RefundResult {
  /** The provider took it; the news come when the money went back, or did not. */
  record Accepted() implements RefundResult {}

  /** It was asked for before with this number. */
  record Again(RefundState state) implements RefundResult {}

  /**
   * Nothing goes back for now. The same number may be tried again when the cause is gone.
   *
   * @param code the provider's, or ours: {@code UNKNOWN_PAYMENT}, {@code NOT_PAID}, {@code
   *     MORE_THAN_PAID}, {@code OTHER_CONTENT} (the number was used for another amount or payment)
   */
  record Refused(String code) implements RefundResult {}

  /** Nobody knows; ask again with the same number. Until it is known the duty asks by itself. */
  record ProviderDown(String text) implements RefundResult {}
}

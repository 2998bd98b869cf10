package bondgate.server.payment;

import java.util.Set;

/** What became of asking for a payment. */
public sealed interface StartResult {
  /**
   * The shopper can pay now.
   *
   * @param paymentNo our number, which the provider calls {@code out_trade_no}
   * @param codeUrl what the QR code says
   */
  record Started(String paymentNo, String codeUrl) implements StartResult {}

  /** It was started before, with the same provider and amount: the same code, open or paid. */
  record Again(String paymentNo, String codeUrl) implements StartResult {}

  /** The sale has another payment that is open or paid: close that one first. */
  record IsOtherwise(String paymentNo, String provider, long amountFen) implements StartResult {}

  /**
   * The provider did not answer, or not as agreed. Ask again with the same order: it gets the same
   * payment number, so that nothing can be paid twice.
   *
   * @param text for operators; names the provider and its code
   */
  record ProviderDown(String text) implements StartResult {}

  /** No provider of that name is set up. */
  record UnknownProvider(String received, Set<String> known) implements StartResult {
    public UnknownProvider {
      known = Set.copyOf(known);
    }
  }
}

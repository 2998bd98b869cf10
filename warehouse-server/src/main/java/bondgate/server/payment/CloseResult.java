package bondgate.server.payment;

import java.time.Instant;

/** What became of asking the provider to take no money for a payment any more. */
public sealed interface CloseResult {
  /** No money came, and the provider takes none any more. */
  record Closed() implements CloseResult {}

  /** Money had come; the news of it are in the inbox. */
  record WasPaid(String transactionId, long amountFen, Instant paidAt) implements CloseResult {}

  /** Nobody knows; ask again. */
  record ProviderDown(String text) implements CloseResult {}

  /** There is no such payment in the zone. */
  record UnknownPayment() implements CloseResult {}
}

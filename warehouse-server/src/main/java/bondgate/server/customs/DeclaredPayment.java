package bondgate.server.customs;

import java.time.Instant;

/**
 * 支付凭证 — the payment of an order. Personal: sealed wherever it is kept, never logged.
 *
 * @param firm the payment enterprise
 * @param transactionId its number of the payment, at most 60 characters
 * @param amountFen what was paid, in fen
 * @param paidAt when
 * @param payerName real name of who paid
 * @param payerIdNumber identity number of who paid
 */
public record DeclaredPayment(
    Party firm,
    String transactionId,
    long amountFen,
    Instant paidAt,
    String payerName,
    String payerIdNumber) {
  @Override
  public String toString() {
    return "DeclaredPayment[%s %s, %d fen, payer not shown]"
        .formatted(firm.code(), transactionId, amountFen);
  }
}

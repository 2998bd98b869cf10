package bondgate.server.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trade as the sandbox's books have it.
 *
 * @param code what stands in the address that the QR code says
 * @param expiresAtMs milliseconds since 1970, as all times here
 * @param transactionId empty text until money came
 * @param payer {@code SAME}, {@code DIFFERENT}, or {@code UNCHECKED}: what comparing him with the
 *     buyer comes to
 * @param declared whether it was declared to customs
 */
record SandboxTrade(
    String provider,
    String paymentNo,
    String code,
    long amountFen,
    String description,
    String notifyUrl,
    long expiresAtMs,
    State state,
    String transactionId,
    long paidFen,
    String payer,
    long paidAtMs,
    RefundOutcome refundsBecome,
    List<Refund> refunds,
    boolean declared) {
  SandboxTrade {
    refunds = List.copyOf(refunds);
  }

  enum State {
    NOT_PAID,
    PAID,
    CLOSED
  }

  /** What becomes of refunds that are asked for from now on. */
  enum RefundOutcome {
    /** Done at once. */
    DONE,
    /** Taken, and done when somebody says so. */
    PENDING,
    /** Taken, and it does not come through. */
    FAILED,
    /** Not taken: the merchant's account does not cover it. */
    REFUSED
  }

  /** A refund, with the provider's number of it and the provider's word for how it stands. */
  record Refund(
      String refundNo, String refundId, long amountFen, String status, long askedAtMs, long atMs) {}

  static SandboxTrade asked(
      String provider,
      String paymentNo,
      String code,
      long amountFen,
      String description,
      String notifyUrl,
      long expiresAtMs) {
    return new SandboxTrade(
        provider,
        paymentNo,
        code,
        amountFen,
        description,
        notifyUrl,
        expiresAtMs,
        State.NOT_PAID,
        "",
        0,
        "UNCHECKED",
        0,
        RefundOutcome.DONE,
        List.of(),
        false);
  }

  SandboxTrade closed() {
    return with(
        State.CLOSED, transactionId, paidFen, payer, paidAtMs, refundsBecome, refunds, declared);
  }

  SandboxTrade paid(String transaction, long fen, String whoPaid, long atMs) {
    return with(State.PAID, transaction, fen, whoPaid, atMs, refundsBecome, refunds, declared);
  }

  SandboxTrade declaredToCustoms() {
    return with(state, transactionId, paidFen, payer, paidAtMs, refundsBecome, refunds, true);
  }

  SandboxTrade refundsBecoming(RefundOutcome outcome) {
    return with(state, transactionId, paidFen, payer, paidAtMs, outcome, refunds, declared);
  }

  /** With that refund, in place of an earlier one of its number. */
  SandboxTrade with(Refund refund) {
    List<Refund> changed = new ArrayList<>(refunds);
    changed.removeIf(earlier -> earlier.refundNo().equals(refund.refundNo()));
    changed.add(refund);
    return with(state, transactionId, paidFen, payer, paidAtMs, refundsBecome, changed, declared);
  }

  Optional<Refund> refund(String refundNo) {
    return refunds.stream().filter(refund -> refund.refundNo().equals(refundNo)).findFirst();
  }

  private SandboxTrade with(
      State newState,
      String transaction,
      long fen,
      String whoPaid,
      long atMs,
      RefundOutcome outcome,
      List<Refund> newRefunds,
      boolean isDeclared) {
    return new SandboxTrade(
        provider,
        paymentNo,
        code,
        amountFen,
        description,
        notifyUrl,
        expiresAtMs,
        newState,
        transaction,
        fen,
        whoPaid,
        atMs,
        outcome,
        newRefunds,
        isDeclared);
  }
}

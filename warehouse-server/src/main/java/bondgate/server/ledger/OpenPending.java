package bondgate.server.ledger;

import java.util.concurrent.TimeUnit;

/**
 * A pending transfer that nothing has ended yet.
 *
 * @param seq number of its row in the journal
 * @param debit slot of the debit account
 * @param credit slot of the credit account
 * @param amount what is reserved
 * @param expiresAtUs when it expires, microseconds since 1970; {@link #NEVER}
 */
record OpenPending(TransferId id, long seq, int debit, int credit, long amount, long expiresAtUs) {
  static final long NEVER = Long.MAX_VALUE;

  /** When a pending transfer of that timeout expires; 0 s for never. */
  static long expiry(long recordedAtUs, long timeoutS) {
    return timeoutS == 0 ? NEVER : recordedAtUs + TimeUnit.SECONDS.toMicros(timeoutS);
  }
}

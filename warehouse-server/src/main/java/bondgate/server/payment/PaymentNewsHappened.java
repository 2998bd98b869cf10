package bondgate.server.payment;

/**
 * There are news to be read from {@link PaymentNewsFeed}. Fired inside of their transaction:
 * observe it with {@code TransactionPhase.AFTER_SUCCESS}. Only a wake-up; a reader asks at its
 * start too.
 */
public record PaymentNewsHappened(String zone) {}

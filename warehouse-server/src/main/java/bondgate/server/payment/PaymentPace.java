package bondgate.server.payment;

import java.time.Duration;
import java.time.Instant;

/**
 * When a provider is asked again, should its notification stay away: soon at first, since a shopper
 * stands at the till, then ever more rarely.
 */
final class PaymentPace {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration MOST_AFTER = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 12;

  private PaymentPace() {}

  /** The next time for a payment that was asked about so often; at its end at the latest. */
  static Instant ofPayment(int polls, Instant now, Instant expiresAt) {
    Instant next = now.plus(shorter(doubled(polls), MOST));
    // At the end it is closed, so that nobody waits for the next round with nothing on offer.
    return now.isBefore(expiresAt) && expiresAt.isBefore(next) ? expiresAt : next;
  }

  /** The next time for a refund: it takes seconds to days. */
  static Instant ofRefund(int polls, Instant now) {
    return now.plus(shorter(doubled(polls), MOST_AFTER));
  }

  /** The next time for who paid, by how often it was asked: somebody stands at the till. */
  static Instant ofPayer(int asked, Instant now) {
    return now.plus(shorter(doubled(asked), MOST));
  }

  private static Duration doubled(int polls) {
    return FIRST.multipliedBy(1L << Math.min(polls, MOST_DOUBLINGS));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

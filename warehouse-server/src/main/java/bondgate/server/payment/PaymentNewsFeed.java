package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The news of payments, in order, as often as somebody wants to read them. */
@ApplicationScoped
public class PaymentNewsFeed {
  private static final int MOST = 1000;

  private final PaymentInbox inbox;

  @Inject
  PaymentNewsFeed(PaymentInbox inbox) {
    this.inbox = inbox;
  }

  /**
   * The news after one that was read; a reader who remembers the last id misses none.
   *
   * @param id of the last that was read; 0 for all
   * @param most how many at once, 1 to 1000
   */
  public List<PaymentNews> after(long id, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("1 to %d news; received %d".formatted(MOST, most));
    }
    return inbox.after(id, most);
  }
}

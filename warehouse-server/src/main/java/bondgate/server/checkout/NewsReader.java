package bondgate.server.checkout;

import bondgate.server.customs.CustomsNews;
import bondgate.server.customs.CustomsNewsFeed;
import bondgate.server.payment.PaymentNews;
import bondgate.server.payment.PaymentNewsFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Turns news into acts. News of different orders go side by side, those of one in their order; the
 * mark moves on when all that were read took effect, so a crash reads some of them again.
 */
@ApplicationScoped
class NewsReader {
  private static final int MOST = 64;

  private final PaymentNewsFeed payments;
  private final CustomsNewsFeed customs;
  private final PaymentNewsActs paymentActs;
  private final CustomsNewsActs customsActs;
  private final ReadMarks marks;

  @Inject
  NewsReader(
      PaymentNewsFeed payments,
      CustomsNewsFeed customs,
      PaymentNewsActs paymentActs,
      CustomsNewsActs customsActs,
      ReadMarks marks) {
    this.payments = payments;
    this.customs = customs;
    this.paymentActs = paymentActs;
    this.customsActs = customsActs;
    this.marks = marks;
  }

  /** What one kind of news is, for those who read it. */
  private record Kind<N>(
      ReadMarks.Feed feed, ToLongFunction<N> id, Function<N, String> order, Told<N> told) {}

  @FunctionalInterface
  private interface Told<N> {
    /** Whether it took effect, or never can. */
    boolean takesEffect(N news, Instant now);
  }

  /**
   * Reads what there is.
   *
   * @return whether there was anything that took effect
   */
  boolean read(ExecutorService workers, Instant now) throws InterruptedException {
    boolean money =
        read(
            workers,
            payments.after(marks.last(ReadMarks.Feed.PAYMENT), MOST),
            new Kind<PaymentNews>(
                ReadMarks.Feed.PAYMENT,
                PaymentNews::id,
                news -> news.zone() + "/" + news.saleNo(),
                paymentActs::takesEffect),
            now);
    boolean decided =
        read(
            workers,
            customs.after(marks.last(ReadMarks.Feed.CUSTOMS), MOST),
            new Kind<CustomsNews>(
                ReadMarks.Feed.CUSTOMS,
                CustomsNews::id,
                news -> news.zone() + "/" + news.saleNo(),
                customsActs::takesEffect),
            now);
    return money || decided;
  }

  private <N> boolean read(ExecutorService workers, List<N> news, Kind<N> kind, Instant now)
      throws InterruptedException {
    if (news.isEmpty()) {
      return false;
    }
    Map<String, List<N>> byOrder = new LinkedHashMap<>();
    news.forEach(
        one -> byOrder.computeIfAbsent(kind.order().apply(one), key -> new ArrayList<>()).add(one));
    List<Future<Boolean>> all = new ArrayList<>();
    for (List<N> ofOne : byOrder.values()) {
      all.add(
          workers.submit(() -> ofOne.stream().allMatch(one -> kind.told().takesEffect(one, now))));
    }
    if (!allTookEffect(all)) {
      return false;
    }
    marks.moveTo(kind.feed(), kind.id().applyAsLong(news.get(news.size() - 1)));
    return true;
  }

  private static boolean allTookEffect(List<Future<Boolean>> all) throws InterruptedException {
    boolean effect = true;
    for (Future<Boolean> one : all) {
      try {
        effect &= one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("news took no effect: " + e.getCause(), e.getCause());
      }
    }
    return effect;
  }
}

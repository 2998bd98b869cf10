package bondgate.server.checkout;

import bondgate.server.customs.CustomsByHand;
import bondgate.server.customs.CustomsNewsFeed;
import bondgate.server.customs.Declarations;
import bondgate.server.payment.PaymentNewsFeed;
import bondgate.server.payment.PaymentSandbox;
import bondgate.server.payment.Payments;
import bondgate.server.payment.PaymentsByHand;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/** Makes what a process has in its memory: nothing of it outlives the process. */
@Singleton
class OneLife {
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Declarations declarations;
  @Inject DeclarationMaker maker;
  @Inject Buyers buyers;
  @Inject Calls calls;
  @Inject CheckoutSettings settings;
  @Inject FlowActs acts;
  @Inject PaymentNewsFeed paymentNews;
  @Inject CustomsNewsFeed customsNews;
  @Inject AgroalDataSource database;
  @Inject Ordering ordering;
  @Inject Shopper shopper;
  @Inject PaymentSandbox sandbox;
  @Inject PaymentsByHand firm;
  @Inject CustomsByHand customs;
  @Inject ShopZone shop;

  /** The flow of a process, and who reads news for it. */
  record Process(CheckoutFlow flow, NewsReader news) {
    /** Reads all news that there are. */
    void reads(ExecutorService worker, Instant now) throws InterruptedException {
      while (news.read(worker, now)) {}
    }
  }

  /** A process that was just started. */
  Process begins() {
    Declaring declaring =
        new Declaring(declarations, maker, buyers, payments, acts, calls, settings);
    CheckoutFlow flow =
        new CheckoutFlow(
            orders, payments, declaring, new MoneyBack(payments, calls), acts, settings);
    NewsReader news =
        new NewsReader(
            paymentNews,
            customsNews,
            new PaymentNewsActs(acts, flow, orders, calls),
            new CustomsNewsActs(acts, flow, declaring, orders, calls),
            new Marks(database));
    return new Process(flow, news);
  }

  private static final class Marks extends ReadMarks {
    Marks(AgroalDataSource database) {
      super(database);
    }

    @Override
    void moveTo(Feed feed, long id) {
      DurableSteps.step("mark of " + feed, () -> super.moveTo(feed, id));
    }
  }
}

package bondgate.server.checkout;

import bondgate.server.control.Controls;
import bondgate.server.customs.CustomsNewsFeed;
import bondgate.server.customs.CustomsRounds;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.ReturnsAtCustoms;
import bondgate.server.member.MemberFaces;
import bondgate.server.member.Members;
import bondgate.server.payment.Payers;
import bondgate.server.payment.PaymentNewsFeed;
import bondgate.server.payment.PaymentRounds;
import bondgate.server.payment.Payments;
import bondgate.server.sale.Orders;
import bondgate.server.sale.Returns;
import bondgate.server.stream.Writers;
import bondgate.server.stream.ZoneWriter;
import bondgate.server.visit.FaceClaims;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The server's part of the checkout, as one process has it in memory. Started again, it is made
 * anew from what is stored; nothing that an earlier one knew is left.
 */
@Dependent
class OneProcess {
  /** Longer than anybody waits who asks again, and shorter than any limit of an order. */
  private static final Duration LATER = Duration.ofSeconds(3);

  @Inject Writers writers;
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Payers payers;
  @Inject Declarations declarations;
  @Inject DeclarationMaker maker;
  @Inject Sending sending;
  @Inject Buyers buyers;
  @Inject Calls calls;
  @Inject Members members;
  @Inject MemberFaces faces;
  @Inject FaceClaims claims;
  @Inject CheckoutSettings settings;
  @Inject Controls controls;
  @Inject ReturnsAtCustoms atCustoms;
  @Inject Returns returns;
  @Inject TrayOffers offers;
  @Inject OrderScreens screens;
  @Inject PaymentNewsFeed paymentNews;
  @Inject CustomsNewsFeed customsNews;
  @Inject ReadMarks marks;
  @Inject CustomsRounds customs;
  @Inject PaymentRounds firm;
  @Inject RandomGenerator random;
  @Inject InstantSource clock;

  private String zone;
  private ZoneWriter writer;
  private CheckoutFlow flow;
  private NewsReader news;
  private PayerAsking asking;
  private Checkout till;
  private Trays trays;

  /** Starts, with an empty memory. */
  void start(String inZone) {
    zone = inZone;
    writer = writers.started();
    FlowActs acts = new FlowActs(writer);
    Declaring declaring =
        new Declaring(
            declarations, maker, sending, buyers, payments, acts, calls, settings, controls);
    Returning returning = new Returning(declarations, atCustoms, returns, acts, calls);
    flow =
        new CheckoutFlow(
            orders, payments, declaring, returning, new MoneyBack(payments, calls), acts, settings);
    asking = new PayerAsking(payers, buyers, settings);
    news =
        new NewsReader(
            paymentNews,
            customsNews,
            new PaymentNewsActs(acts, flow, orders, calls, asking),
            new CustomsNewsActs(acts, flow, declaring, returning, orders, calls),
            marks);
    Visits visits = new Visits(random);
    trays = new Trays();
    TillViews views = new TillViews(trays, offers, visits, buyers, orders, screens, settings);
    Ordering ordering =
        new Ordering(views, offers, buyers, orders, writer, settings, clock, random);
    ByFace byFace =
        new ByFace(
            faces, claims, new FacesAtTills(settings, Duration.ofSeconds(10)), ordering, clock);
    till =
        new TillCheckout(
            visits, views, ordering, members, byFace, orders, screens, flow, calls, settings,
            clock);
  }

  /** Ends, as a process that died does, and starts again a moment later. */
  void restart() throws InterruptedException {
    // Whoever waited in the process that died does so no more.
    Thread.interrupted();
    end();
    Deaths.restarted();
    start(zone);
    MovedClock.forward(LATER);
    customs.recover(zone, clock.instant());
  }

  void end() throws InterruptedException {
    writers.ended(writer);
  }

  Checkout till() {
    return till;
  }

  Trays trays() {
    return trays;
  }

  /** What the duties do in a second: customs' post, payments, news, and what hangs. */
  void round() throws InterruptedException {
    Instant now = clock.instant();
    customs.round(zone, now, Deaths::isDead);
    firm.asks();
    news.read(new Here(), now);
    asking.askDue(zone, clock);
    orders.hanging(zone, now).forEach(order -> flow.carryOn(order, now));
  }

  /** Does everything in the thread that asks for it, so that it is always the same order. */
  private static final class Here extends AbstractExecutorService {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }
}

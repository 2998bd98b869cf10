package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.DurableSteps.Death;
import bondgate.server.customs.KeptMessage;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PayerCheck;
import bondgate.server.payment.PaymentState;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.RefundState;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The server dies before, in and after each step that writes anything, from the order to the gate
 * and to the money back; it is started anew, and the end is the one that it would have been: goods
 * and one payment, or one payment and one refund of it, and every sum in every book as if nothing
 * had died.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(CrashProfile.class)
class DeathAtEachStepTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-1";
  private static final int MOST_LIVES = 6;
  private static final int MOST_BOTTLES = 100;

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private static int persons = 5_000;

  @TempDir Path folder;
  @Inject OneLife life;
  @Inject CheckoutLife duty;
  @Inject InstantSource clock;
  @Inject ZoneSums sums;

  /** How a walk goes. */
  private enum Way {
    /** Paid, released, gone. */
    BOUGHT,
    /** Customs refuses after the payment. */
    REFUSED,
    /** The shopper gives up, and his money comes all the same. */
    LATE_MONEY
  }

  @BeforeEach
  void nobodyElseCarriesOn() throws InterruptedException {
    duty.onStop(new ShutdownEvent());
  }

  @AfterEach
  void nobodyDiesAnyMore() {
    DurableSteps.noMore();
    worker.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aDeathAtAnyStepEndsAsIfThereHadBeenNone(Way way) throws Exception {
    List<String> bottles = life.shop.bottles(ZONE, MOST_BOTTLES);
    DurableSteps undisturbed = DurableSteps.dyingAt(-1, Death.BEFORE);
    Map<String, Long> expected = walk(way, bottles.get(0), undisturbed);
    List<String> steps = undisturbed.steps();
    System.out.printf("%s: %d steps, 3 deaths at each%n", way, steps.size());
    int used = 1;
    for (int step = 0; step < steps.size(); step++) {
      System.out.printf("%s %2d %s%n", way, step + 1, steps.get(step));
      for (Death death : Death.values()) {
        String where = "%s, death at %d %s %s".formatted(way, step + 1, steps.get(step), death);
        DurableSteps dying = DurableSteps.dyingAt(step, death);
        Map<String, Long> changes = walk(way, bottles.get(used++ % MOST_BOTTLES), dying);
        assertThat(dying.hasDied() || isNoTransaction(steps.get(step), death)).as(where).isTrue();
        assertThat(changes).as(where).isEqualTo(expected);
      }
    }
  }

  /** What the other side does is done or not: there is nothing that could be rolled back. */
  private static boolean isNoTransaction(String step, Death death) {
    return death == Death.ROLLED_BACK && (step.startsWith("customs") || step.startsWith("mark"));
  }

  /** From the tray to the end, in as many lives as it takes; by how much each sum changed. */
  private Map<String, Long> walk(Way way, String bottle, DurableSteps dying) throws Exception {
    Map<String, Long> before = sums.now();
    Walk walk = new Walk(way, "CR-" + persons, Shopper.number(persons++), bottle);
    int lives = 0;
    while (!hasEnded(walk)) {
      assertThat(++lives).as("lives of %s, which is %s", walk, view(walk)).isLessThan(MOST_LIVES);
      dying.liveAnew();
      try {
        live(walk);
      } catch (RuntimeException e) {
        if (!dying.isDead()) {
          throw e;
        }
      }
    }
    isOneOfTheTwoLawfulEnds(walk);
    return sums.changesSince(before);
  }

  private record Walk(Way way, String saleNo, String idNumber, String bottle) {
    @Override
    public String toString() {
      return way + " " + saleNo;
    }
  }

  /**
   * All that a server does in its life, and what shopper, payment firm and customs do meanwhile.
   */
  private void live(Walk walk) throws Exception {
    Instant now = clock.instant();
    OneLife.Process process = life.begins();
    life.customs.starts(memory(walk), switches(walk), ZONE, now);
    process.reads(worker, now);
    if (view(walk).isEmpty()) {
      order(walk, now);
    }
    if (view(walk).orElseThrow().state() instanceof OrderState.Placed) {
      process.flow().startPayment(ZONE, walk.saleNo(), "wechat", now);
      if (walk.way() == Way.LATE_MONEY) {
        process.flow().giveUp(ZONE, walk.saleNo(), now);
      }
    }
    pay(walk);
    for (int round = 0; round < 3; round++) {
      process.reads(worker, now);
      process.flow().carryOn(ZONE, walk.saleNo(), now);
      life.customs.carry(ZONE, DurableSteps::step, now);
      life.firm.asks();
    }
    if (view(walk).orElseThrow().state() instanceof OrderState.Released) {
      life.shop.leave(ZONE, List.of(walk.bottle()), walk.saleNo());
    }
  }

  private static SandboxSwitches switches(Walk walk) {
    return walk.way() == Way.REFUSED
        ? SandboxSwitches.PLAIN.withRefusal("-621018")
        : SandboxSwitches.PLAIN;
  }

  private Path memory(Walk walk) {
    return folder.resolve(walk.saleNo() + ".jsonl");
  }

  private void order(Walk walk, Instant now) {
    life.shopper.puts(ZONE, TILL, List.of(walk.bottle()));
    Visit visit =
        life.ordering.placed(
            ZONE,
            TILL,
            new Visit.AtConfirm(
                "session",
                now,
                new Visit.AcceptedNotice("1", now),
                new Buyer(Shopper.NAME, walk.idNumber(), Shopper.PHONE),
                walk.saleNo(),
                List.of(walk.bottle())));
    assertThat(visit).isInstanceOf(Visit.Ordered.class);
  }

  private void pay(Walk walk) {
    for (PaymentView payment : life.payments.ofSale(ZONE, walk.saleNo())) {
      String no = payment.paymentNo();
      boolean evenIfOver = walk.way() == Way.LATE_MONEY;
      if (payment.codeUrl().isPresent() && !life.firm.hasMoney(no)) {
        life.sandbox.pay(
            no,
            new SandboxPayment(
                0, PayerCheck.SAME, SandboxPayment.Notify.NEVER, Duration.ZERO, evenIfOver));
      }
      if (life.firm.hasMoney(no) && payment.state() != PaymentState.PAID) {
        life.firm.tells(no);
      }
    }
  }

  private Optional<OrderView> view(Walk walk) {
    return life.orders.view(ZONE, walk.saleNo());
  }

  private boolean hasEnded(Walk walk) {
    OrderView order = view(walk).orElse(null);
    if (order == null) {
      return false;
    }
    return switch (walk.way()) {
      case BOUGHT -> order.state() instanceof OrderState.Gone;
      case REFUSED -> order.state() instanceof OrderState.Refunded;
      case LATE_MONEY ->
          order.state() instanceof OrderState.Cancelled && order.refunds().size() == 1;
    };
  }

  private void isOneOfTheTwoLawfulEnds(Walk walk) throws SQLException {
    OrderView order = view(walk).orElseThrow();
    int refunds = walk.way() == Way.BOUGHT ? 0 : 1;
    List<PaymentView> paid =
        life.payments.ofSale(ZONE, walk.saleNo()).stream()
            .filter(payment -> payment.money().isPresent())
            .toList();

    assertThat(paid).as("payments of %s", walk).hasSize(1);
    PaymentView payment = paid.get(0);
    assertThat(order.payments()).hasSize(1);
    assertThat(order.refunds()).hasSize(refunds);
    assertThat(order.refundDueFen()).isZero();
    assertThat(payment.refunds()).hasSize(refunds);
    assertThat(payment.refunds()).allMatch(refund -> refund.state() == RefundState.DONE);
    assertThat(life.firm.gaveBack(payment.paymentNo()))
        .isEqualTo(refunds == 0 ? List.of() : List.of(order.amounts().totalFen()));
    assertThat(sums.permits(walk.saleNo())).as("permits of %s", walk).isEqualTo(1 - refunds);
    assertThat(declared(walk))
        .as("declared of %s", walk)
        .isEqualTo(
            walk.way() == Way.LATE_MONEY
                ? List.of()
                : List.of("CEB311", "CEB411", "CEB511", "CEB621"));
  }

  /** What was sent to customs: each kind once, however often it was sent. */
  private List<String> declared(Walk walk) {
    return life.declarations.messages(ZONE, walk.saleNo()).stream()
        .filter(KeptMessage::sent)
        .map(KeptMessage::kind)
        .sorted()
        .toList();
  }
}

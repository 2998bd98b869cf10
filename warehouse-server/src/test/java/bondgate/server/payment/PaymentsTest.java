package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment.Notify;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments from start to news, through the adapter and over HTTP with the sandbox. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PaymentsTest {
  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;
  @Inject PaymentCards cards;
  @Inject PaymentProviders providers;
  @Inject NewsReader news;

  private final String sale = "S" + UUID.randomUUID();

  @Test
  void aPaymentIsStartedOnceHoweverOftenItIsAsked() {
    StartResult.Started started = start(1_234);

    assertThat(payments.start(order(1_234), now()))
        .isEqualTo(new StartResult.Again(started.paymentNo(), started.codeUrl()));
    assertThat(payments.start(order(1_235), now()))
        .isEqualTo(new StartResult.IsOtherwise(started.paymentNo(), "wechat", 1_234));
    assertThat(payments.start(new PaymentOrder("z", sale, "none", 1, "酒", later(60)), now()))
        .isInstanceOf(StartResult.UnknownProvider.class);
    assertThat(payments.ofSale("z", sale)).hasSize(1);
    assertThat(payments.view("other", started.paymentNo())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Notify.class,
      names = {"ONCE", "TWICE", "NEVER", "FORGED"})
  void moneyIsNewsOnceWhateverBecomesOfTheNotification(Notify notice) {
    StartResult.Started started = start(1_234);
    assertThat(sandbox.pay(started.paymentNo(), SandboxPayment.asAsked().notifying(notice)))
        .isEqualTo(PaymentSandbox.Outcome.PAID);

    PaymentNews.Paid paid = (PaymentNews.Paid) news.of(sale, 1).get(0);
    assertThat(paid.amountFen()).isEqualTo(1_234);
    assertThat(paid.paymentNo()).isEqualTo(started.paymentNo());
    sandbox.tell(started.paymentNo(), Notify.TWICE, Duration.ZERO);
    news.staysAt(sale, 1);
    assertThat(payments.view("z", started.paymentNo()).orElseThrow().state())
        .isEqualTo(PaymentState.PAID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Notify.class,
      names = {"TWICE", "NEVER", "FORGED"})
  void alipayIsHeardAndAskedLikewise(Notify notice) {
    StartResult.Started started =
        (StartResult.Started)
            payments.start(new PaymentOrder("z", sale, "alipay", 990, "酒", later(300)), now());
    sandbox.pay(started.paymentNo(), SandboxPayment.asAsked().notifying(notice));

    PaymentNews.Paid paid = (PaymentNews.Paid) news.of(sale, 1).get(0);
    assertThat(paid.amountFen()).isEqualTo(990);
    assertThat(payments.refund("z", started.paymentNo(), "R" + sale, 990, "退货", now()))
        .isEqualTo(new RefundResult.Accepted());
    assertThat(news.of(sale, 2).get(1)).isInstanceOf(PaymentNews.Refunded.class);
    assertThat(payments.close("z", started.paymentNo(), now()))
        .isInstanceOf(CloseResult.WasPaid.class);
  }

  @Test
  void anotherAmountIsTheNewsThatItIs() {
    StartResult.Started started = start(1_234);
    sandbox.pay(
        started.paymentNo(),
        new SandboxPayment(1, PayerCheck.OTHER, Notify.ONCE, Duration.ZERO, false));

    PaymentNews.Paid paid = (PaymentNews.Paid) news.of(sale, 1).get(0);
    assertThat(paid.amountFen()).isEqualTo(1);
  }

  @Test
  void aPaymentThatNobodyPaysExpiresAndALaterPaymentOfItIsStillNews() {
    StartResult.Started started =
        (StartResult.Started)
            payments.start(new PaymentOrder("z", sale, "wechat", 700, "酒", later(2)), now());
    assertThat(news.of(sale, 1).get(0)).isInstanceOf(PaymentNews.Expired.class);
    assertThat(sandbox.pay(started.paymentNo(), SandboxPayment.asAsked()))
        .isEqualTo(PaymentSandbox.Outcome.CLOSED);

    sandbox.pay(
        started.paymentNo(),
        new SandboxPayment(0, PayerCheck.SAME, Notify.ONCE, Duration.ZERO, true));
    assertThat(news.of(sale, 2).get(1)).isInstanceOf(PaymentNews.Paid.class);
    assertThat(payments.view("z", started.paymentNo()).orElseThrow().state())
        .isEqualTo(PaymentState.PAID);
  }

  @Test
  void afterAClosedPaymentTheSaleGetsAnotherOne() {
    StartResult.Started first = start(800);
    assertThat(payments.close("z", first.paymentNo(), now())).isEqualTo(new CloseResult.Closed());
    assertThat(payments.close("z", first.paymentNo(), now())).isEqualTo(new CloseResult.Closed());
    assertThat(payments.close("other", first.paymentNo(), now()))
        .isEqualTo(new CloseResult.UnknownPayment());

    StartResult.Started second = start(900);
    assertThat(second.paymentNo()).isNotEqualTo(first.paymentNo());
    assertThat(payments.ofSale("z", sale))
        .extracting(PaymentView::state)
        .containsExactly(PaymentState.CLOSED, PaymentState.OPEN);
    news.staysAt(sale, 0);
  }

  @Test
  void closingFindsMoneyWhoseNotificationNeverCame() {
    StartResult.Started started = start(800);
    sandbox.pay(started.paymentNo(), SandboxPayment.asAsked().notifying(Notify.NEVER));

    assertThat(payments.close("z", started.paymentNo(), now()))
        .isInstanceOf(CloseResult.WasPaid.class);
    assertThat(news.of(sale, 1).get(0)).isInstanceOf(PaymentNews.Paid.class);
  }

  @Test
  void closeAndPayAtTheSameTimeAgreeOnWhoWasFirst() {
    for (int i = 0; i < 10; i++) {
      String each = sale + "-" + i;
      StartResult.Started started =
          (StartResult.Started)
              payments.start(new PaymentOrder("z", each, "wechat", 5, "酒", later(300)), now());
      CompletableFuture<PaymentSandbox.Outcome> pays =
          CompletableFuture.supplyAsync(
              () -> sandbox.pay(started.paymentNo(), SandboxPayment.asAsked()));
      CloseResult closed = payments.close("z", started.paymentNo(), now());

      boolean paid = pays.join() == PaymentSandbox.Outcome.PAID;
      assertThat(closed instanceof CloseResult.WasPaid).as(closed.toString()).isEqualTo(paid);
      assertThat(payments.view("z", started.paymentNo()).orElseThrow().state())
          .isEqualTo(paid ? PaymentState.PAID : PaymentState.CLOSED);
    }
  }

  @Test
  void aCrashBetweenTheProvidersAnswerAndOurCommitRepeatsWithTheSameNumber() throws Exception {
    PaymentRow written = cards.liveOrNew(order(600), true, now());
    String url =
        ((PaymentProvider.StartAnswer.Code)
                providers.named("wechat").orElseThrow().start(written).said())
            .url();
    // The crash is here.

    assertThat(payments.start(order(600), now()))
        .isEqualTo(new StartResult.Started(written.paymentNo(), url));
    assertThat(payments.ofSale("z", sale)).hasSize(1);
  }

  @Test
  void whileTheProviderIsDownNothingIsLostAndNothingPaidTwice() {
    StartResult.Started started = start(600);
    sandbox.down(true);
    try {
      assertThat(
              payments.start(new PaymentOrder("z", sale + "b", "wechat", 1, "酒", later(60)), now()))
          .isInstanceOf(StartResult.ProviderDown.class);
      assertThat(payments.close("z", started.paymentNo(), now()))
          .isInstanceOf(CloseResult.ProviderDown.class);
      sandbox.pay(started.paymentNo(), SandboxPayment.asAsked().notifying(Notify.NEVER));
    } finally {
      sandbox.down(false);
    }

    assertThat(news.of(sale, 1).get(0)).isInstanceOf(PaymentNews.Paid.class);
    assertThat(
            payments.start(new PaymentOrder("z", sale + "b", "wechat", 1, "酒", later(60)), now()))
        .isInstanceOf(StartResult.Started.class);
  }

  @Test
  void theBytesAreKeptAndAreUnreadableAtRest() {
    StartResult.Started started = start(600);
    sandbox.pay(started.paymentNo(), SandboxPayment.asAsked());
    news.of(sale, 1);

    List<RawExchange> raw = payments.raw("z", started.paymentNo());
    assertThat(raw)
        .extracting(RawExchange::about)
        .contains(RawExchange.About.START)
        .hasSizeGreaterThan(1);
    assertThat(new String(raw.get(0).request(), StandardCharsets.UTF_8))
        .startsWith("POST /v3/pay/transactions/native\n\n{")
        .contains(started.paymentNo());
    assertThat(new String(raw.get(0).response(), StandardCharsets.UTF_8))
        .contains(started.codeUrl());
    assertThat(news.bytesAtRest(started.paymentNo()))
        .hasSize(raw.size())
        .allSatisfy(bytes -> assertThat(bytes).doesNotContain(started.paymentNo()));
    assertThat(payments.raw("other", started.paymentNo())).isEmpty();
  }

  @Test
  void aReaderWhoGoesOnAfterTheLastIdMissesNoNews() {
    List<CompletableFuture<Void>> shoppers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      PaymentOrder order = new PaymentOrder("z", sale, "wechat", 5, "酒", later(300));
      String each = sale + "-" + i;
      shoppers.add(
          CompletableFuture.runAsync(
              () -> {
                StartResult.Started started =
                    (StartResult.Started)
                        payments.start(
                            new PaymentOrder(
                                "z", each, "wechat", 5, order.description(), order.expiresAt()),
                            now());
                sandbox.pay(started.paymentNo(), SandboxPayment.asAsked());
              }));
    }
    assertThat(news.readInOrder(sale, 12)).hasSize(12);
    shoppers.forEach(CompletableFuture::join);
  }

  private StartResult.Started start(long fen) {
    return (StartResult.Started) payments.start(order(fen), now());
  }

  private PaymentOrder order(long fen) {
    return new PaymentOrder("z", sale, "wechat", fen, "保税展示商品", later(300));
  }

  private static Instant now() {
    return Instant.now();
  }

  private static Instant later(int seconds) {
    return Instant.now().plusSeconds(seconds);
  }
}

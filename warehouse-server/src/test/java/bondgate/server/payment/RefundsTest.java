package bondgate.server.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.ReconciliationReport.Difference;
import bondgate.server.payment.ReconciliationReport.Way;
import bondgate.server.payment.SandboxPayment.Notify;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that goes back, and the day's comparison, through the adapter and over HTTP. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class RefundsTest {
  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;
  @Inject PaymentCards cards;
  @Inject RefundCards refunds;
  @Inject PaymentDay day;
  @Inject NewsReader news;

  private final String zone = "z" + UUID.randomUUID();
  private final String sale = "S" + UUID.randomUUID();

  @Test
  void moneyGoesBackOnceHoweverOftenItIsAsked() {
    String payment = paid(1_000);
    String no = refundNo();

    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Accepted());
    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Again(RefundState.DONE));
    PaymentNews.Refunded done = (PaymentNews.Refunded) news.of(sale, 2).get(1);
    assertThat(done.refundNo()).isEqualTo(no);
    assertThat(done.amountFen()).isEqualTo(1_000);
    news.staysAt(sale, 2);
    assertThat(sandbox.parts().books().find(payment).orElseThrow().refunds()).hasSize(1);
  }

  @Test
  void noMoreGoesBackThanCame() {
    String payment = paid(1_000);
    assertThat(refund(payment, refundNo(), 600)).isEqualTo(new RefundResult.Accepted());

    assertThat(refund(payment, refundNo(), 401))
        .isEqualTo(new RefundResult.Refused("MORE_THAN_PAID"));
    assertThat(refund(payment, refundNo(), 400)).isEqualTo(new RefundResult.Accepted());
  }

  @Test
  void aNumberIsForOneRefundOnly() {
    String payment = paid(1_000);
    String no = refundNo();
    assertThat(refund(payment, no, 600)).isEqualTo(new RefundResult.Accepted());

    assertThat(refund(payment, no, 300)).isEqualTo(new RefundResult.Refused("OTHER_CONTENT"));
    assertThat(refund("B000000unknown", no, 300))
        .isEqualTo(new RefundResult.Refused("UNKNOWN_PAYMENT"));
  }

  @Test
  void whatWasNotPaidDoesNotGoBack() {
    String open = start(500);

    assertThat(refund(open, refundNo(), 500)).isEqualTo(new RefundResult.Refused("NOT_PAID"));
  }

  @Test
  void aRefundThatFailsIsNewsAndMayStillSucceed() {
    String payment = paid(1_000);
    String no = refundNo();
    sandbox.refundsBecome(payment, RefundState.FAILED);

    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Again(RefundState.FAILED));
    PaymentNews.RefundFailed failed = (PaymentNews.RefundFailed) news.of(sale, 2).get(1);
    assertThat(failed.code()).isEqualTo("ABNORMAL");
    sandbox.endRefund(payment, no, true);
    assertThat(news.of(sale, 3).get(2)).isInstanceOf(PaymentNews.Refunded.class);
  }

  @Test
  void aRefundThatPendsIsAskedAboutUntilItIsOver() {
    String payment = paid(1_000);
    String no = refundNo();
    sandbox.refundsBecome(payment, RefundState.PENDING);

    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Accepted());
    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Again(RefundState.PENDING));
    news.staysAt(sale, 1);
    // No notification: it has to be asked for.
    sandbox.parts().books().endRefund(payment, no, "SUCCESS", Instant.now());
    assertThat(news.of(sale, 2).get(1)).isInstanceOf(PaymentNews.Refunded.class);
  }

  @Test
  void aRefundThatIsRefusedMayBeTriedAgainWithItsNumber() {
    String payment = paid(1_000);
    String no = refundNo();
    sandbox.refuseRefunds(payment);

    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Refused("NOT_ENOUGH"));
    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Refused("NOT_ENOUGH"));
    sandbox.refundsBecome(payment, RefundState.DONE);
    assertThat(refund(payment, no, 1_000)).isEqualTo(new RefundResult.Accepted());
    assertThat(news.of(sale, 3))
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Paid", "RefundFailed", "Refunded");
  }

  @Test
  void aRefundThatTheProviderNeverHeardOfIsSentAgainByTheDuty() {
    String payment = paid(1_000);
    String no = refundNo();
    PaymentRow card = cards.find(payment).orElseThrow();
    assertThat(refunds.begin(card, no, 1_000, "退货", Instant.now()))
        .isInstanceOf(RefundCards.Begun.Ask.class);
    // The crash is here.

    assertThat(news.of(sale, 2).get(1)).isInstanceOf(PaymentNews.Refunded.class);
  }

  @Test
  void theDayIsComparedWithTheBillBothWays() {
    String agrees = paid(1_000);
    String no = refundNo();
    refund(agrees, no, 400);
    Instant now = Instant.now();
    String oursOnly = start(70);
    take(oursOnly, 70, now);
    String differs = start(80);
    sandbox.pay(differs, SandboxPayment.asAsked().notifying(Notify.NEVER));
    take(differs, 81, now);
    String theirsOnly = "B" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    SandboxBooks books = sandbox.parts().books();
    books.ask("wechat", theirsOnly, 90, "酒, `贵", "http://127.0.0.1:9", later());
    books.pay(theirsOnly, 90, "SAME", false, now);

    LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
    ReconciliationReport report =
        ((ReconciliationResult.Compared) day.reconcile(zone, today, "wechat")).report();

    assertThat(report.matched()).isEqualTo(2);
    assertThat(report.differences())
        .contains(
            new Difference.OursOnly(Way.PAID, oursOnly, 70),
            new Difference.TheirsOnly(Way.PAID, theirsOnly, 90),
            new Difference.AmountsDiffer(Way.PAID, differs, 81, 80))
        .noneMatch(each -> each.number().equals(agrees) || each.number().equals(no));
    assertThat(report.csv()).contains("theirsOnly,PAID," + theirsOnly + ",,90\r\n");
    assertThat(day.reconcile(zone, today, "none"))
        .isInstanceOf(ReconciliationResult.UnknownProvider.class);
    sandbox.down(true);
    assertThat(day.reconcile(zone, today, "wechat"))
        .isInstanceOf(ReconciliationResult.NoBill.class);
    sandbox.down(false);
  }

  @Test
  void theComparisonIsToBeHadOverHttp() {
    Instant now = Instant.now();
    String oursOnly = start(71);
    take(oursOnly, 71, now);
    String today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).toString();

    compared("wechat", today)
        .statusCode(200)
        .body("agrees", equalTo(false))
        .body("csv", containsString("oursOnly,PAID," + oursOnly + ",71,"));
    compared("wechat", "yesterday")
        .statusCode(400)
        .body("error", containsString("'yesterday'; expected one such as"));
    compared("none", today).statusCode(404);
    sandbox.down(true);
    compared("wechat", today).statusCode(503).body("error", containsString("ask again later"));
    sandbox.down(false);
  }

  private ValidatableResponse compared(String provider, String day) {
    return given()
        .get("/api/v1/payments/%s/zones/%s/days/%s".formatted(provider, zone, day))
        .then();
  }

  private void take(String payment, long fen, Instant at) {
    cards.paid(
        "wechat",
        payment,
        new PaymentView.Money("T" + payment, fen, at),
        RawExchange.About.QUERY,
        new Wire(new byte[0], new byte[0]),
        at);
  }

  private String start(long fen) {
    String each = sale + (fen == 1_000 ? "" : "-" + fen);
    return ((StartResult.Started)
            payments.start(
                new PaymentOrder(zone, each, "wechat", fen, "酒", Instant.ofEpochMilli(later())),
                Instant.now()))
        .paymentNo();
  }

  private String paid(long fen) {
    String payment = start(fen);
    sandbox.pay(payment, SandboxPayment.asAsked());
    news.of(sale, 1);
    return payment;
  }

  private RefundResult refund(String payment, String no, long fen) {
    return payments.refund(zone, payment, no, fen, "退货", Instant.now());
  }

  private static String refundNo() {
    return "R" + UUID.randomUUID();
  }

  private static long later() {
    return Instant.now().plusSeconds(300).toEpochMilli();
  }
}

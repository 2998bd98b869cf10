package bondgate.server.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.ReconciliationReport.Difference;
import bondgate.server.payment.ReconciliationReport.Way;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A day at Alipay, compared with the bill that the sandbox gives as Alipay does. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AlipayDayTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;
  @Inject PaymentCards cards;
  @Inject PaymentDay days;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String zone = "alipay-" + run;

  /** A day of this test alone: the sandbox keeps its trades from one run to the next. */
  private final LocalDate day = LocalDate.of(1971, 1, 1).plusDays(Long.parseLong(run, 16) % 18_000);

  private final Instant noon = day.atTime(12, 0).atZone(CHINA).toInstant();

  @AfterEach
  void up() {
    sandbox.down(false);
  }

  @Test
  void aDayOnWhichBothSidesHaveTheSameAgrees() {
    String paid = onBothSides(1_000, 1_000);
    String refund = "R" + UUID.randomUUID();
    sandbox.parts().books().refund(paid, refund, 400, noon.plusSeconds(60));
    payments.refund(zone, paid, refund, 400, "退货", noon.plusSeconds(60));

    ReconciliationReport report = compared();
    assertThat(report.differences()).isEmpty();
    assertThat(report.matched()).isEqualTo(2);
    given()
        .get("/api/v1/payments/alipay/zones/%s/days/%s".formatted(zone, day))
        .then()
        .statusCode(200)
        .body("agrees", equalTo(true))
        .body("provider", equalTo("alipay"))
        .body("matched", equalTo(2));
  }

  @Test
  void eachDifferenceIsNamed() {
    SandboxBooks books = sandbox.parts().books();
    String missingAtUs = "B" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    books.ask("alipay", missingAtUs, 90, "酒", "http://127.0.0.1:9", 0);
    books.pay(missingAtUs, 90, "SAME", true, noon);
    String missingAtThem = started(70);
    ours(missingAtThem, 70);
    String other = onBothSides(81, 80);
    String back = onBothSides(1_000, 1_000);
    String refund = "R" + UUID.randomUUID();
    payments.refund(zone, back, refund, 400, "退货", noon.plusSeconds(60));
    String theirRefund = "R" + UUID.randomUUID();
    books.refund(back, theirRefund, 300, noon.plusSeconds(60));

    ReconciliationReport report = compared();

    assertThat(report.matched()).isEqualTo(1);
    assertThat(report.differences())
        .containsExactlyInAnyOrder(
            new Difference.TheirsOnly(Way.PAID, missingAtUs, 90),
            new Difference.OursOnly(Way.PAID, missingAtThem, 70),
            new Difference.AmountsDiffer(Way.PAID, other, 81, 80),
            // The sandbox has it on the day on which it was asked, which is today.
            new Difference.OursOnly(Way.REFUNDED, refund, 400),
            new Difference.TheirsOnly(Way.REFUNDED, theirRefund, 300));
  }

  @Test
  void aDayThatIsNotOverHasNoBillYet() {
    LocalDate today = LocalDate.ofInstant(Instant.now(), CHINA);

    assertThat(days.reconcile(zone, today, "alipay"))
        .isEqualTo(new ReconciliationResult.NoBill("alipay, bill: BILL_NOT_EXIST"));
    given()
        .get("/api/v1/payments/alipay/zones/%s/days/%s".formatted(zone, today))
        .then()
        .statusCode(503)
        .body("error", containsString("ask again later"));
    sandbox.down(true);
    assertThat(days.reconcile(zone, day, "alipay")).isInstanceOf(ReconciliationResult.NoBill.class);
  }

  private ReconciliationReport compared() {
    return ((ReconciliationResult.Compared) days.reconcile(zone, day, "alipay")).report();
  }

  private String started(long fen) {
    Instant now = Instant.now();
    return ((StartResult.Started)
            payments.start(
                new PaymentOrder(
                    zone, "S" + UUID.randomUUID(), "alipay", fen, "酒, 两瓶", now.plusSeconds(300)),
                now))
        .paymentNo();
  }

  private String onBothSides(long ours, long theirs) {
    String payment = started(theirs);
    // First here: otherwise the server, which asks how it stands, might be quicker.
    ours(payment, ours);
    sandbox.parts().books().pay(payment, theirs, "SAME", true, noon);
    return payment;
  }

  private void ours(String payment, long fen) {
    cards.paid(
        "alipay",
        payment,
        new PaymentView.Money("T" + payment, fen, noon),
        RawExchange.About.QUERY,
        new Wire(new byte[0], new byte[0]),
        noon);
  }
}

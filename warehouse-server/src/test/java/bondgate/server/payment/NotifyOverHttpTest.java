package bondgate.server.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.SandboxPayment.Notify;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where notifications come in, and the sandbox's pages. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class NotifyOverHttpTest {
  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;
  @Inject NewsReader news;

  private final String sale = "N" + UUID.randomUUID();
  private String payment;
  private String page;

  @BeforeEach
  void start() {
    StartResult.Started started =
        (StartResult.Started)
            payments.start(
                new PaymentOrder("z", sale, "wechat", 12_345, "酒 <b>", soon()), Instant.now());
    payment = started.paymentNo();
    page = started.codeUrl();
  }

  @Test
  void aGenuineOneIsTakenAsOftenAsItComes() {
    sandbox.pay(payment, SandboxPayment.asAsked().notifying(Notify.NEVER));
    NoticeRequest notice = sandbox.paidNotice(payment);

    send(notice).statusCode(204);
    send(notice).statusCode(204);
    news.staysAt(sale, 1);
  }

  @Test
  void aForgedOneIsRefusedAndChangesNothing() {
    sandbox.pay(payment, SandboxPayment.asAsked().notifying(Notify.NEVER));

    send(sandbox.forged(payment)).statusCode(401).body("code", equalTo("FAIL"));
    send(new NoticeRequest(Map.of(), sandbox.paidNotice(payment).body())).statusCode(401);
    send(new NoticeRequest(Map.of(), new byte[0])).statusCode(401);
  }

  @Test
  void aReplayAfterTheWindowIsRefused() {
    sandbox.pay(payment, SandboxPayment.asAsked().notifying(Notify.NEVER));
    SandboxTrade trade = sandbox.parts().books().find(payment).orElseThrow();
    NoticeRequest old = sandbox.parts().weChat().paidNotice(trade, Instant.now().minusSeconds(310));

    send(old).statusCode(401).body("message", containsString("another time"));
  }

  @Test
  void anUnknownPaymentIsNotTaken() {
    SandboxBooks books = sandbox.parts().books();
    String unknown = "B" + UUID.randomUUID().toString().substring(24);
    books.ask("wechat", unknown, 9, "酒", "http://127.0.0.1:9", soon().toEpochMilli());
    books.pay(unknown, 9, "SAME", false, Instant.now());

    send(sandbox.paidNotice(unknown)).statusCode(404).body("code", equalTo("FAIL"));
    given().body("{}").post("/api/v1/payments/paypal/notify").then().statusCode(404);
  }

  @Test
  void tenMegabytesAreRefused() {
    send(new NoticeRequest(Map.of(), new byte[65_537])).statusCode(413);
    send(new NoticeRequest(Map.of(), new byte[10 << 20])).statusCode(413);
  }

  @Test
  void aShopperPaysWithABrowser() {
    given()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("123.45"))
        .body(containsString("确认支付"))
        .body(containsString("酒 &lt;b&gt;"));
    given().get(page + "?lang=en").then().body(containsString("no money is taken"));
    given()
        .redirects()
        .follow(false)
        .formParam("lang", "en")
        .post(page)
        .then()
        .statusCode(303)
        .header("Location", containsString("lang=en"));

    given().get(page + "?lang=en").then().body(containsString("id=\"paid\""));
    assertThat(news.of(sale, 1).get(0)).isInstanceOf(PaymentNews.Paid.class);
    given().get("/sandbox/payments/pay/none").then().statusCode(404);
  }

  @Test
  void aDemonstrationTurnsTheSwitchesOverHttp() {
    given().formParam("payer", "OTHER").formParam("amountFen", "5").post(page).then();
    PaymentNews.Paid paid = (PaymentNews.Paid) news.of(sale, 1).get(0);
    assertThat(paid.amountFen()).isEqualTo(5);

    given().formParam("become", "PENDING").post(page + "/refunds").then().statusCode(204);
    String no = "R" + UUID.randomUUID();
    assertThat(payments.refund("z", payment, no, 5, "退款", Instant.now()))
        .isEqualTo(new RefundResult.Accepted());
    given().post(page + "/refunds/" + no).then().statusCode(204);
    assertThat(news.of(sale, 2).get(1)).isInstanceOf(PaymentNews.Refunded.class);
    given().formParam("notify", "ONCE").post(page + "/notify").then().statusCode(204);
    given().formParam("down", "false").post("/sandbox/payments/gateway").then().statusCode(204);
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(300);
  }

  private static ValidatableResponse send(NoticeRequest notice) {
    Map<String, String> headers = new HashMap<>(notice.headers());
    return given()
        .headers(headers)
        .contentType("application/json")
        .body(notice.body())
        .post("/api/v1/payments/wechat/notify")
        .then();
  }
}

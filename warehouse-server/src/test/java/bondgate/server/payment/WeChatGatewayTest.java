package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.payment.PaymentProvider.BillLine;
import bondgate.server.payment.PaymentProvider.CloseAnswer;
import bondgate.server.payment.PaymentProvider.Standing;
import bondgate.server.payment.PaymentProvider.StartAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter over HTTP, against answers that are right, forged, or no answers. */
class WeChatGatewayTest {
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(33);

  private final SandboxBooks books = TestAccounts.books(RANDOM);
  private final SandboxWeChat gateway =
      new SandboxWeChat(books, TestAccounts.sandboxKeys(), RANDOM);
  private HttpServer server;
  private WeChatPay adapter;
  private String authorization;
  private String lastSent;

  /** Changes an answer on its way. */
  private interface Way {
    SandboxWeChat.Answer of(SandboxWeChat.Answer answer);
  }

  private Way way = answer -> answer;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/gate", this::answer);
    server.start();
    adapter =
        new WeChatPay(
            TestAccounts.weChat(
                "http://127.0.0.1:%d/gate".formatted(server.getAddress().getPort())));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().toString().substring("/gate".length());
      authorization = exchange.getRequestHeaders().getFirst("Authorization");
      lastSent = exchange.getRequestMethod() + "\n" + path + "\n%s\n%s\n" + body + "\n";
      SandboxWeChat.Answer answer =
          way.of(
              gateway.answer(
                  new SandboxWeChat.Call(exchange.getRequestMethod(), path, authorization, body),
                  "https://pay.example/",
                  now()));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void aPaymentIsStartedAskedAboutAndClosed() throws Exception {
    PaymentRow card = TestAccounts.card("B260301aaaa", 500, now());

    assertThat(adapter.query(card).said()).isInstanceOf(Standing.NoSuch.class);
    StartAnswer first = adapter.start(card).said();
    assertThat(first).isInstanceOf(StartAnswer.Code.class);
    assertThat(adapter.start(card).said()).as("the repeat").isEqualTo(first);
    assertThat(adapter.query(card).said()).isInstanceOf(Standing.NotPaid.class);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.Closed.class);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.Closed.class);
    assertThat(adapter.query(card).said()).isInstanceOf(Standing.Gone.class);
    assertThat(adapter.start(card).said()).isEqualTo(new StartAnswer.Refused("ORDER_CLOSED"));
  }

  @Test
  void whatTheAdapterSendsIsSignedAsTheDocumentsSay() throws Exception {
    adapter.start(TestAccounts.card("B260301bbbb", 500, now()));
    Matcher fields =
        Pattern.compile(
                "WECHATPAY2-SHA256-RSA2048 mchid=\"(.*?)\",nonce_str=\"(.*?)\",timestamp=\"(.*?)\","
                    + "serial_no=\"(.*?)\",signature=\"(.*?)\"")
            .matcher(authorization);
    assertThat(fields.matches()).as(authorization).isTrue();
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(TestAccounts.MERCHANT.getPublic());
    verifier.update(
        lastSent.formatted(fields.group(3), fields.group(2)).getBytes(StandardCharsets.UTF_8));

    assertThat(verifier.verify(Base64.getDecoder().decode(fields.group(5)))).isTrue();
    assertThat(lastSent).contains("\"total\":500", "\"notify_url\"", "+08:00");
  }

  @Test
  void moneyIsReadFromTheAnswer() throws Exception {
    PaymentRow card = TestAccounts.card("B260301cccc", 500, now());
    adapter.start(card);
    books.pay(card.paymentNo(), 499, "DIFFERENT", false, now());

    Standing standing = adapter.query(card).said();
    assertThat(standing).isInstanceOf(Standing.Paid.class);
    assertThat(((Standing.Paid) standing).money().amountFen()).isEqualTo(499);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.AlreadyPaid.class);
  }

  @Test
  void anAnswerThatWasChangedOnItsWayIsNoAnswer() throws Exception {
    PaymentRow card = TestAccounts.card("B260301dddd", 500, now());
    adapter.start(card);
    for (Way changed :
        new Way[] {
          answer ->
              new SandboxWeChat.Answer(
                  200, answer.body().replace("NOTPAY", "CLOSED"), answer.headers()),
          answer -> new SandboxWeChat.Answer(200, answer.body(), Map.of()),
          answer -> new SandboxWeChat.Answer(200, "", answer.headers()),
          answer -> new SandboxWeChat.Answer(500, answer.body(), answer.headers()),
          answer -> new SandboxWeChat.Answer(404, "<html>", Map.of()),
          answer -> new SandboxWeChat.Answer(200, "x".repeat(2_000_000), answer.headers())
        }) {
      way = changed;
      assertThatThrownBy(() -> adapter.query(card)).isInstanceOf(ProviderDownException.class);
    }
  }

  @Test
  void theBillIsDownloadedAndItsDigestIsChecked() throws Exception {
    PaymentRow card = TestAccounts.card("B260301ffff", 500, now());
    adapter.start(card);
    books.pay(card.paymentNo(), 500, "SAME", false, now());
    LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Shanghai"));

    assertThat(adapter.bill(today))
        .containsExactly(new BillLine(card.paymentNo(), Optional.empty(), 500));
    assertThat(adapter.bill(today.minusDays(1))).isEmpty();
    way =
        answer ->
            new SandboxWeChat.Answer(
                answer.status(), answer.body().replace("5.00", "9.00"), answer.headers());
    assertThatThrownBy(() -> adapter.bill(today))
        .isInstanceOf(ProviderDownException.class)
        .hasMessageContaining("digest");
  }

  @Test
  void aGatewayThatIsNotThereIsDown() {
    server.stop(0);

    assertThatThrownBy(() -> adapter.start(TestAccounts.card("B260301eeee", 500, now())))
        .isInstanceOf(ProviderDownException.class)
        .hasMessageMatching("wechat, start: HttpException after [A-Za-z ]+")
        .hasNoCause();
  }

  private static Instant now() {
    return Instant.now();
  }
}

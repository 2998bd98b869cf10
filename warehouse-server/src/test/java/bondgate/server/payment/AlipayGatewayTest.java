package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.payment.PaymentProvider.CloseAnswer;
import bondgate.server.payment.PaymentProvider.RefundStanding;
import bondgate.server.payment.PaymentProvider.Standing;
import bondgate.server.payment.PaymentProvider.StartAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter for Alipay over HTTP, against answers that are right, changed, or no answers. */
class AlipayGatewayTest {
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(34);

  private final SandboxBooks books = TestAccounts.books(RANDOM);
  private final SandboxAlipay gateway = new SandboxAlipay(books, TestAccounts.sandboxKeys());
  private HttpServer server;
  private Alipay adapter;
  private UnaryOperator<String> way = answer -> answer;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/gateway.do", this::answer);
    server.start();
    adapter =
        new Alipay(
            TestAccounts.alipay(
                "http://127.0.0.1:%d/gateway.do".formatted(server.getAddress().getPort())),
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> fields = new HashMap<>();
      for (String pair : (exchange.getRequestURI().getRawQuery() + "&" + form).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts.length == 2) {
          fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
      }
      byte[] bytes =
          way.apply(gateway.answer(fields, "https://pay.example/", Instant.now()))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void aPaymentIsStartedAskedAboutAndClosed() throws Exception {
    PaymentRow card = card("B260301aaaa");

    assertThat(adapter.query(card).said()).isInstanceOf(Standing.NoSuch.class);
    StartAnswer first = adapter.start(card).said();
    assertThat(first).isInstanceOf(StartAnswer.Code.class);
    assertThat(adapter.start(card).said()).as("the repeat").isEqualTo(first);
    assertThat(adapter.query(card).said()).isInstanceOf(Standing.NotPaid.class);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.Closed.class);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.Closed.class);
    assertThat(adapter.query(card).said()).isInstanceOf(Standing.Gone.class);
    assertThat(adapter.start(card).said())
        .isEqualTo(new StartAnswer.Refused("ACQ.TRADE_HAS_CLOSE"));
  }

  @Test
  void moneyComesAndGoesBack() throws Exception {
    PaymentRow card = card("B260301bbbb");
    adapter.start(card);
    books.pay(card.paymentNo(), 500, "DIFFERENT", false, Instant.now());

    Standing.Paid paid = (Standing.Paid) adapter.query(card).said();
    assertThat(paid.money().amountFen()).isEqualTo(500);
    assertThat(adapter.close(card).said()).isInstanceOf(CloseAnswer.AlreadyPaid.class);
    RefundRow refund = refund(card, 500);
    assertThat(adapter.queryRefund(card, refund).said()).isInstanceOf(RefundStanding.NoSuch.class);
    assertThat(adapter.refund(card, refund).said()).isInstanceOf(RefundStanding.Pending.class);
    assertThat(adapter.queryRefund(card, refund).said()).isInstanceOf(RefundStanding.Done.class);
    assertThat(adapter.refund(card, refund(card, 501)).said())
        .as("the number of another amount changes nothing")
        .isInstanceOf(RefundStanding.Pending.class);
    assertThat(books.find(card.paymentNo()).orElseThrow().refunds()).hasSize(1);
  }

  @Test
  void anAnswerThatWasChangedOnItsWayIsNoAnswer() throws Exception {
    PaymentRow card = card("B260301cccc");
    adapter.start(card);
    for (UnaryOperator<String> changed :
        List.<UnaryOperator<String>>of(
            answer -> answer.replace("WAIT_BUYER_PAY", "TRADE_CLOSED"),
            answer -> answer.replaceFirst("\"sign\":\"..", "\"sign\":\"AA"),
            answer -> answer.replaceFirst(",\"sign\":\".*\"", ""),
            answer -> "{}",
            answer -> "<html>",
            answer -> "")) {
      way = changed;
      assertThatThrownBy(() -> adapter.query(card)).isInstanceOf(ProviderDownException.class);
    }
  }

  @Test
  void whoPaidIsSaidOnceAndAChangedWordIsNone() throws Exception {
    PaymentRow card = card("B260301eeee");
    adapter.start(card);
    books.pay(card.paymentNo(), 500, "DIFFERENT", false, Instant.now());
    PaymentRow paid =
        TestAccounts.paidCard(
            card.paymentNo(),
            "alipay",
            500,
            books.find(card.paymentNo()).orElseThrow().transactionId());
    SaidBuyer buyer = new SaidBuyer("测试", "990000197001010018");

    way = answer -> answer.replace("\"identity_check\":\"F\"", "\"identity_check\":\"T\"");
    assertThatThrownBy(() -> adapter.payer(paid, buyer))
        .as("changed on its way")
        .isInstanceOf(ProviderDownException.class);
    way = answer -> answer;
    assertThat(adapter.payer(paid, buyer).said())
        .as("it was compared, and the word did not reach us")
        .isEqualTo(new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SAID_AGAIN));
    assertThat(
            adapter
                .payer(TestAccounts.paidCard("B260301ffff", "alipay", 500, "2088none"), buyer)
                .said())
        .isEqualTo(new PayerAnswer.Unknown("ACQ.TRADE_NOT_EXIST"));
  }

  @Test
  void aGatewayThatIsNotThereIsDown() {
    server.stop(0);

    assertThatThrownBy(() -> adapter.start(card("B260301dddd")))
        .isInstanceOf(ProviderDownException.class)
        .hasMessageContaining("alipay, start");
  }

  private static PaymentRow card(String paymentNo) {
    return TestAccounts.card(paymentNo, 500, Instant.now());
  }

  private static RefundRow refund(PaymentRow card, long fen) {
    return new RefundRow(
        "zone",
        "R1",
        card.paymentNo(),
        fen,
        "退货",
        RefundState.PENDING,
        Optional.empty(),
        Instant.now(),
        Optional.empty(),
        0);
  }
}

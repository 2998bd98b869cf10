package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.payment.WeChatJson.UnreadableException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat Pay's customs declaration over HTTP, against answers that are right, forged, or none. */
class WeChatCustomsTest {
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(44);
  private static final SaidBuyer BUYER = new SaidBuyer("测<试>&人", "99000019700101000X");

  private final SandboxBooks books = TestAccounts.books(RANDOM);
  private final SandboxKeys keys = TestAccounts.sandboxKeys();
  private final SandboxWeChatCustoms gateway = new SandboxWeChatCustoms(books, keys);
  private final List<String> sent = new ArrayList<>();
  private HttpServer server;
  private WeChatPay adapter;
  private UnaryOperator<String> way = answer -> answer;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/gate" + SandboxWeChatCustoms.PATH, this::answer);
    server.start();
    adapter = new WeChatPay(TestAccounts.weChat(address()));
  }

  private String address() {
    return "http://127.0.0.1:%d/gate".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String xml = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      sent.add(xml);
      byte[] bytes = way.apply(gateway.answer(xml)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void theSignatureIsThatOfTheDocumentsExample() {
    Map<String, String> fields =
        Map.of(
            "appid", "wxd930ea5d5a258f4f",
            "mch_id", "10000100",
            "device_info", "1000",
            "body", "test",
            "nonce_str", "ibuaiVcKdpRxkhJA",
            "empty", "");

    assertThat(WeChatXml.sign(fields, "192006250b4c09247ec02edce69f6a2d"))
        .isEqualTo("9A0A8659F005D6984697E2CA0A9CF3B7");
  }

  @Test
  void whatIsAskedHasTheFieldsOfTheDocumentAndTheBuyerAsHeIs() throws Exception {
    assertThat(adapter.payer(paid("SAME"), BUYER).said()).isEqualTo(new PayerAnswer.Same());

    assertThat(WeChatXml.read(sent.get(0).getBytes(StandardCharsets.UTF_8)))
        .containsEntry("action_type", "ADD")
        .containsEntry("customs", "GUANGZHOU_ZS")
        .containsEntry("mch_customs_no", "5201960000")
        .containsEntry("cert_type", "IDCARD")
        .containsEntry("cert_id", BUYER.idNumber())
        .containsEntry("name", BUYER.name());
  }

  @Test
  void aDeclarationThatStandsIsAmendedWithTheSameContentAndComparedAnew() throws Exception {
    PaymentRow card = paid("DIFFERENT");
    adapter.payer(card, BUYER);

    PaymentProvider.Heard<PayerAnswer> again = adapter.payer(card, BUYER);

    assertThat(again.said()).isEqualTo(new PayerAnswer.Different());
    assertThat(sent).hasSize(3);
    assertThat(sent.get(2)).contains("<action_type>MODIFY</action_type>");
    assertThat(new String(again.wire().request(), StandardCharsets.UTF_8))
        .startsWith("POST /cgi-bin/mch/customs/customdeclareorder\n\n<xml>")
        .contains("MODIFY");
  }

  @Test
  void aRefusalIsItsCode() throws Exception {
    PaymentRow unknown = TestAccounts.paidCard("B260301zzzz", "wechat", 500, "42");

    assertThat(adapter.payer(unknown, BUYER).said())
        .isEqualTo(new PayerAnswer.Unknown("ORDERNOTEXIST"));
    way = answer -> resigned(answer, "ORDERNOTEXIST", "张三 不一致");
    assertThat(adapter.payer(unknown, BUYER).said()).isEqualTo(new PayerAnswer.Unknown("NO_CODE"));
    way = answer -> resigned(answer, "ORDERNOTEXIST", "SYSTEMERROR");
    assertThatThrownBy(() -> adapter.payer(unknown, BUYER))
        .isInstanceOf(ProviderDownException.class)
        .hasMessage("wechat, payer: SYSTEMERROR");
  }

  @Test
  void anAnswerThatIsNotItsOwnIsNoAnswer() {
    PaymentRow card = paid("DIFFERENT");
    for (UnaryOperator<String> changed :
        List.<UnaryOperator<String>>of(
            answer -> answer.replace("DIFFERENT", "SAME"),
            answer -> answer.replaceFirst("<sign>.*</sign>", ""),
            answer -> answer.replaceFirst("CDATA\\[MD5]", "CDATA[NONE]"),
            answer -> resigned(answer, "DIFFERENT", "PERHAPS"),
            answer -> resigned(answer, card.paymentNo(), "B260301yyyy"),
            answer -> resigned(answer, SandboxKeys.MERCHANT, "1900000002"),
            answer -> answer.replace("<xml>", "<xml><cert_check_result>SAME</cert_check_result>"),
            answer -> "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + answer,
            answer -> "<xml><return_code>FAIL</return_code></xml>",
            answer -> "<xml><a><b/></a></xml>",
            answer -> "<xml>" + "<a/>".repeat(20_000) + "</xml>",
            answer -> "{}",
            answer -> "")) {
      way = changed;
      assertThatThrownBy(() -> adapter.payer(card, BUYER))
          .isInstanceOf(ProviderDownException.class)
          .hasMessageStartingWith("wechat, payer: ");
    }
    way = answer -> answer;
    status = 502;
    assertThatThrownBy(() -> adapter.payer(card, BUYER)).isInstanceOf(ProviderDownException.class);
    server.stop(0);
    assertThatThrownBy(() -> adapter.payer(card, BUYER)).isInstanceOf(ProviderDownException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><xml><c>&b;</c></xml>",
        "<xml><c>1</c><c>2</c></xml>",
        "<html><c>1</c></html>",
        "<xml><c>1</c>"
      })
  void hostileXmlIsRefused(String xml) {
    assertThatThrownBy(() -> WeChatXml.read(xml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void withoutTheSettingsNobodyIsAsked() throws Exception {
    WeChatAccount account = TestAccounts.weChat(address());
    WeChatPay bare =
        new WeChatPay(
            new WeChatAccount(
                account.merchantId(),
                account.appId(),
                account.certificateSerial(),
                account.privateKey(),
                account.apiV3Key(),
                account.publicKeyId(),
                account.publicKey(),
                account.gateway(),
                account.notifyUrl(),
                Optional.empty(),
                true));

    assertThat(bare.payer(paid("SAME"), BUYER).said())
        .isEqualTo(new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SET_UP));
    assertThat(sent).isEmpty();
  }

  @Test
  void tradesOfADemonstrationFromBeforeAreNotDeclared(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trades.jsonl");
    SandboxBooks before = new SandboxBooks(file, RANDOM);
    before.ask("wechat", "B260301old", 500, "酒", "http://x", Long.MAX_VALUE);
    before.pay("B260301old", 500, "SAME", false, Instant.now());
    Files.writeString(file, Files.readString(file).replace(",\"declared\":false", ""));
    assertThat(Files.readString(file)).doesNotContain("declared");

    SandboxBooks after = new SandboxBooks(file, RANDOM);
    assertThat(after.declare("B260301old")).isTrue();
    assertThat(new SandboxBooks(file, RANDOM).declare("B260301old")).isFalse();
  }

  /** The answer with another text in it, signed with the right key. */
  private String resigned(String answer, String what, String with) {
    try {
      Map<String, String> fields = WeChatXml.read(answer.getBytes(StandardCharsets.UTF_8));
      fields.replaceAll((name, value) -> value.equals(what) ? with : value);
      fields.put("sign", WeChatXml.sign(fields, keys.apiV2Key()));
      return new String(WeChatXml.write(fields), StandardCharsets.UTF_8);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private PaymentRow paid(String payer) {
    String no = "B260301" + "abcdefgh".charAt(RANDOM.nextInt(8)) + RANDOM.nextInt(1_000_000);
    Instant now = Instant.now();
    books.ask("wechat", no, 500, "酒", "http://x", now.plusSeconds(60).toEpochMilli());
    books.pay(no, 500, payer, false, now);
    return TestAccounts.paidCard(no, "wechat", 500, books.find(no).orElseThrow().transactionId());
  }
}

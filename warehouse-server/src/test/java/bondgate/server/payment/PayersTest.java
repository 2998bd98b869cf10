package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment.Notify;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who paid, asked at both firms' customs declarations over HTTP with the sandbox. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PayersTest {
  /** No region has this code, so the number is nobody's. */
  private static final SaidBuyer BUYER = new SaidBuyer("测试<购物>人&", "99000019700101000X");

  private static final SaidBuyer SOMEBODY = new SaidBuyer("测试路人", "990000197001010018");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Inject Payments payments;
  @Inject Payers payers;
  @Inject PayerCards payerCards;
  @Inject PaymentCards cards;
  @Inject PaymentProviders providers;
  @Inject PaymentSandbox sandbox;
  @Inject NewsReader news;
  @Inject AgroalDataSource database;

  private final String sale = "P" + UUID.randomUUID();
  private final String zone = "z" + UUID.randomUUID();

  @AfterEach
  void up() {
    sandbox.down(false);
  }

  @ParameterizedTest
  @CsvSource({
    "wechat, SAME, Same[]",
    "wechat, OTHER, Different[]",
    "wechat, UNKNOWN, Unknown[reason=UNCHECKED]",
    "alipay, SAME, Same[]",
    "alipay, OTHER, Different[]",
    "alipay, UNKNOWN, Unknown[reason=NOT_SAID_AGAIN]"
  })
  void theFirmSaysWhoPaidOnceHoweverOftenItIsAsked(String firm, PayerCheck who, String says) {
    String payment = paid(firm, who);

    PayerResult.Said said = (PayerResult.Said) ask(payment, BUYER);
    assertThat(said.answer().toString()).isEqualTo(says);
    assertThat(ask(payment, BUYER)).isEqualTo(said);

    PaymentNews.Payer told = (PaymentNews.Payer) news.of(sale, 2).get(1);
    assertThat(told.answer()).isEqualTo(said.answer());
    assertThat(told.amountFen()).isEqualTo(1_234);
    assertThat(told.provider()).isEqualTo(firm);
    assertThat(payers.due(zone, Instant.now().plusSeconds(3_600))).isEmpty();
    assertThat(words(payment)).hasSize(2).first().isEqualTo("ASKED");
    assertThat(aboutPayer(payment)).hasSize(1);
  }

  @Test
  void nobodyIsToldTwiceAndNobodyIsComparedWithTwoBuyers() {
    String payment = paid("wechat", PayerCheck.SAME);
    ask(payment, BUYER);

    assertThat(ask(payment, SOMEBODY)).isEqualTo(new PayerResult.OtherBuyer());
    assertThat(payers.ask("other", payment, BUYER, PATIENCE, Instant.now()))
        .isEqualTo(new PayerResult.NotPaid());
    news.staysAt(sale, 2);
  }

  @Test
  void whatIsNotPaidHasNoPayer() {
    String open = started("wechat");

    assertThat(ask(open, BUYER)).isEqualTo(new PayerResult.NotPaid());
    assertThat(words(open)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay"})
  void aFirmThatIsDownIsAskedAgainEverMoreRarelyUntilItAnswers(String firm) {
    String payment = paid(firm, PayerCheck.SAME);
    Instant first = Instant.now();
    sandbox.down(true);

    PayerResult.NotYet not = (PayerResult.NotYet) payers.ask(zone, payment, BUYER, PATIENCE, first);
    assertThat(Duration.between(first, not.again())).isEqualTo(Duration.ofSeconds(2));
    assertThat(payers.isOpen(payment)).isTrue();
    assertThat(payers.due(zone, not.again().minusMillis(1))).isEmpty();
    assertThat(payers.due(zone, not.again())).containsExactly(new Payers.Due(payment, sale));
    not = (PayerResult.NotYet) payers.ask(zone, payment, BUYER, PATIENCE, not.again());
    assertThat(Duration.between(first, not.again())).isEqualTo(Duration.ofSeconds(2 + 4));

    sandbox.down(false);
    assertThat(payers.ask(zone, payment, BUYER, PATIENCE, not.again()))
        .isEqualTo(new PayerResult.Said(new PayerAnswer.Same()));
    assertThat(payers.isOpen(payment)).isFalse();
    assertThat(words(payment)).containsExactly("ASKED", "ASKED", "ASKED", "SAME");
  }

  @Test
  void aFirmThatStaysDownHasNotSaidItWhenPatienceIsOver() {
    String payment = paid("wechat", PayerCheck.SAME);
    Instant first = Instant.now();
    sandbox.down(true);

    assertThat(payers.ask(zone, payment, BUYER, PATIENCE, first))
        .isInstanceOf(PayerResult.NotYet.class);
    assertThat(payers.ask(zone, payment, BUYER, PATIENCE, first.plusSeconds(119)))
        .isInstanceOf(PayerResult.NotYet.class);
    PayerResult.Said none =
        new PayerResult.Said(new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SAID_IN_TIME));
    assertThat(payers.ask(zone, payment, BUYER, PATIENCE, first.plusSeconds(121))).isEqualTo(none);
    sandbox.down(false);
    assertThat(ask(payment, BUYER)).as("what was said stands").isEqualTo(none);
    assertThat(aboutPayer(payment)).isEmpty();
  }

  @Test
  void afterACrashBeforeTheQuestionItIsAsked() {
    String payment = paid("alipay", PayerCheck.OTHER);
    Instant now = Instant.now();
    payerCards.begin(payment, payerCards.digest(payment, BUYER), now);
    // The crash is here.

    assertThat(payers.due(zone, now.plusSeconds(2))).containsExactly(new Payers.Due(payment, sale));
    assertThat(ask(payment, BUYER)).isEqualTo(new PayerResult.Said(new PayerAnswer.Different()));
  }

  @ParameterizedTest
  @CsvSource({"wechat, Different[]", "alipay, Unknown[reason=NOT_SAID_AGAIN]"})
  void afterACrashBehindTheAnswerWeChatSaysItAgainAndAlipayDoesNot(String firm, String says)
      throws Exception {
    String payment = paid(firm, PayerCheck.OTHER);
    Instant now = Instant.now();
    payerCards.begin(payment, payerCards.digest(payment, BUYER), now);
    PaymentRow card = cards.find(payment).orElseThrow();
    assertThat(providers.named(firm).orElseThrow().payer(card, BUYER).said())
        .isEqualTo(new PayerAnswer.Different());
    // The crash is here.

    assertThat(payers.due(zone, now.plusSeconds(2))).hasSize(1);
    assertThat(((PayerResult.Said) ask(payment, BUYER)).answer().toString()).isEqualTo(says);
    assertThat(sandbox.parts().books().find(payment).orElseThrow().declared()).isTrue();
  }

  @Test
  void whoseBuyerWasErasedHasNoPayer() {
    String payment = paid("wechat", PayerCheck.SAME);
    sandbox.down(true);
    ask(payment, BUYER);

    payers.withoutBuyer(zone, payment, Instant.now());

    assertThat(((PaymentNews.Payer) news.of(sale, 2).get(1)).answer())
        .isEqualTo(new PayerAnswer.Unknown(PayerAnswer.Unknown.NO_BUYER));
    assertThat(payers.isOpen(payment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay"})
  void whoBuysIsSentAndKeptSealedOnly(String firm) throws SQLException {
    String payment = paid(firm, PayerCheck.SAME);
    ask(payment, BUYER);

    String sent =
        URLDecoder.decode(
            new String(aboutPayer(payment).get(0).request(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    assertThat(sent).contains(BUYER.idNumber());
    assertThat(aboutPayer(payment).get(0).toString()).doesNotContain(BUYER.idNumber());
    assertThat(BUYER.toString()).doesNotContain("9900", "测");
    assertThat(news.bytesAtRest(payment))
        .allSatisfy(bytes -> assertThat(bytes).doesNotContain(BUYER.idNumber()));
    assertThat(column(payment, "row_to_json(p)::text"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).doesNotContain(BUYER.idNumber(), "测"));
    assertThat(payerCards.digest(payment, BUYER)).isNotEqualTo(payerCards.digest("other", BUYER));
  }

  private PayerResult ask(String payment, SaidBuyer buyer) {
    return payers.ask(zone, payment, buyer, PATIENCE, Instant.now());
  }

  private List<RawExchange> aboutPayer(String payment) {
    return payments.raw(zone, payment).stream()
        .filter(exchange -> exchange.about() == RawExchange.About.PAYER)
        .toList();
  }

  private String started(String firm) {
    return ((StartResult.Started)
            payments.start(
                new PaymentOrder(zone, sale, firm, 1_234, "酒", Instant.now().plusSeconds(300)),
                Instant.now()))
        .paymentNo();
  }

  private String paid(String firm, PayerCheck who) {
    String payment = started(firm);
    sandbox.pay(payment, new SandboxPayment(0, who, Notify.ONCE, Duration.ZERO, false));
    news.of(sale, 1);
    return payment;
  }

  private List<String> words(String payment) {
    try {
      return column(payment, "word");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> column(String payment, String what) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT %s FROM payment_payer p WHERE payment_no = ? ORDER BY id"
                    .formatted(what))) {
      read.setString(1, payment);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}

package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses, whoever asks it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PaymentGuardsTest {
  @Inject Payments payments;
  @Inject Payers payers;
  @Inject PaymentSandbox sandbox;
  @Inject NewsReader news;
  @Inject AgroalDataSource database;

  private final String sale = "G" + UUID.randomUUID();
  private String payment;

  @BeforeEach
  void paidAndRefunded() {
    StartResult.Started started =
        (StartResult.Started)
            payments.start(
                new PaymentOrder("z", sale, "wechat", 500, "酒", Instant.now().plusSeconds(300)),
                Instant.now());
    payment = started.paymentNo();
    sandbox.pay(payment, SandboxPayment.asAsked());
    news.of(sale, 1);
    payers.ask(
        "z",
        payment,
        new SaidBuyer("测试", "990000197001010018"),
        Duration.ofMinutes(2),
        Instant.now());
    news.of(sale, 2);
    payments.refund("z", payment, "R" + sale, 500, "退货", Instant.now());
    news.of(sale, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE payment SET amount_fen = 1 WHERE payment_no = '%s'",
        "UPDATE payment SET sale_no = 'other' WHERE payment_no = '%s'",
        "UPDATE payment SET expires_at = now() WHERE payment_no = '%s'",
        "UPDATE payment SET paid_fen = 1 WHERE payment_no = '%s'",
        "UPDATE payment SET payer_check = 'OTHER' WHERE payment_no = '%s'",
        "UPDATE payment SET state = 'CLOSED', transaction_id = NULL, paid_fen = NULL,"
            + " payer_check = NULL, paid_at = NULL WHERE payment_no = '%s'",
        "DELETE FROM payment WHERE payment_no = '%s'",
        "TRUNCATE payment CASCADE",
        "UPDATE payment_refund SET state = 'PENDING', done_at = NULL WHERE payment_no = '%s'",
        "UPDATE payment_refund SET amount_fen = 1 WHERE payment_no = '%s'",
        "DELETE FROM payment_refund WHERE payment_no = '%s'",
        "UPDATE payment_exchange SET request = request WHERE payment_no = '%s'",
        "DELETE FROM payment_exchange WHERE payment_no = '%s'",
        "UPDATE payment_news SET code = 'X' WHERE payment_no = '%s'",
        "DELETE FROM payment_news WHERE payment_no = '%s'",
        "INSERT INTO payment_news (payment_no, kind, learnt_at) VALUES ('%s', 'PAID', now())",
        "UPDATE payment_payer SET word = 'SAME', reason = NULL WHERE payment_no = '%s'",
        "DELETE FROM payment_payer WHERE payment_no = '%s'",
        "TRUNCATE payment_payer",
        "INSERT INTO payment_payer (payment_no, word, buyer, at)"
            + " VALUES ('%s', 'SAME', repeat('0', 64), now())",
        "INSERT INTO payment_payer (payment_no, word, reason, buyer, at)"
            + " VALUES ('%s', 'UNKNOWN', '测试 人', repeat('0', 64), now())"
      })
  void whatWasAskedForAndPaidStays(String statement) {
    assertThatThrownBy(() -> run(statement.formatted(payment))).isInstanceOf(SQLException.class);
  }

  @Test
  void aSaleHasOneOpenPaymentAtATime() throws SQLException {
    String insert =
        "INSERT INTO payment (payment_no, zone, sale_no, provider, sandbox, amount_fen,"
            + " description, state, started_at, expires_at)"
            + " VALUES ('%s', 'z', 'twice"
            + sale
            + "', 'wechat', true, 1, '酒', 'STARTING', now(), now())";
    String no = "B" + UUID.randomUUID().toString().substring(24);
    run(insert.formatted(no));

    assertThatThrownBy(() -> run(insert.formatted(no + "2"))).isInstanceOf(SQLException.class);
    assertThat(payments.ofSale("z", "twice" + sale)).hasSize(1);
  }

  private void run(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}

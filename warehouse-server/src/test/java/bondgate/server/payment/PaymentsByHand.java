package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The payment firm of the sandbox, which tells us of a payment when it is asked to. */
@ApplicationScoped
public class PaymentsByHand {
  @Inject PaymentSandbox sandbox;
  @Inject PaymentDuty duty;
  @Inject AgroalDataSource database;

  /** Whether the firm has the money of that payment. */
  public boolean hasMoney(String paymentNo) {
    return sandbox
        .parts()
        .books()
        .find(paymentNo)
        .filter(trade -> trade.state() == SandboxTrade.State.PAID)
        .isPresent();
  }

  /** What the firm gave back, in fen, refund by refund. */
  public List<Long> gaveBack(String paymentNo) {
    return sandbox.parts().books().find(paymentNo).stream()
        .flatMap(trade -> trade.refunds().stream())
        .map(SandboxTrade.Refund::amountFen)
        .toList();
  }

  /** Tells us once of a payment; whether it was taken. */
  public boolean tells(String paymentNo) {
    NoticeRequest notice = sandbox.paidNotice(paymentNo);
    String address = sandbox.parts().books().find(paymentNo).orElseThrow().notifyUrl();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .setHeader("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(notice.body()));
    notice.headers().forEach(request::setHeader);
    try {
      return HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          < 300;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The duty asks about everything that is not over, though it is not yet time to. */
  public void asks() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("payment", "payment_refund")) {
        statement.execute(
            "UPDATE %s SET next_poll_at = now() - interval '1 day' WHERE next_poll_at > now()"
                .formatted(table));
      }
    }
    duty.round();
  }
}

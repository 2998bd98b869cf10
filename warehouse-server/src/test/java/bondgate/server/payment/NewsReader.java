package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Waits for news, as checkout does. */
@ApplicationScoped
class NewsReader {
  private static final long PATIENCE_MS = 30_000;
  private static final long STEP_MS = 20;
  private static final long QUIET_MS = 600;

  @Inject PaymentNewsFeed feed;
  @Inject AgroalDataSource database;

  /** The news of a sale, when there are so many. */
  List<PaymentNews> of(String sale, int howMany) {
    long waited = 0;
    List<PaymentNews> found = soFar(sale);
    while (found.size() < howMany && waited < PATIENCE_MS) {
      pause(STEP_MS);
      waited += STEP_MS;
      found = soFar(sale);
    }
    assertThat(found).as("news of %s after %d ms", sale, waited).hasSize(howMany);
    return found;
  }

  /** No more come. */
  void staysAt(String sale, int howMany) {
    pause(QUIET_MS);
    assertThat(soFar(sale)).hasSize(howMany);
  }

  /** What a reader sees who asks for what came after the last id, of sales that begin so. */
  List<PaymentNews> readInOrder(String salesBeginWith, int howMany) {
    List<PaymentNews> found = new ArrayList<>();
    long after = 0;
    long waited = 0;
    while (found.size() < howMany && waited < PATIENCE_MS) {
      for (PaymentNews each : feed.after(after, 3)) {
        assertThat(each.id()).isGreaterThan(after);
        after = each.id();
        if (each.saleNo().startsWith(salesBeginWith)) {
          found.add(each);
        }
      }
      pause(1);
      waited++;
    }
    return found;
  }

  List<String> bytesAtRest(String paymentNo) {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT request || response FROM payment_exchange WHERE payment_no = ?")) {
      read.setString(1, paymentNo);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          found.add(new String(row.getBytes(1), StandardCharsets.ISO_8859_1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private List<PaymentNews> soFar(String sale) {
    List<PaymentNews> found = new ArrayList<>();
    long after = 0;
    List<PaymentNews> some = feed.after(after, 1000);
    while (!some.isEmpty()) {
      for (PaymentNews each : some) {
        after = each.id();
        if (each.saleNo().equals(sale)) {
          found.add(each);
        }
      }
      some = feed.after(after, 1000);
    }
    return found;
  }

  private static void pause(long ms) {
    try {
      // Between two looks at the news, or for as long as none must come.
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No message is left out of the evidence log, however late it is committed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class KeptMessagesTest {
  /** More than were looked back at, before late ones were remembered. */
  private static final int MANY = 2_500;

  @Inject Declarations declarations;
  @Inject AgroalDataSource database;
  @Inject CustomsKeys keys;

  private KeptMessages messages;

  @BeforeEach
  void aServerHasJustStarted() {
    messages = new KeptMessages(database, keys);
  }

  @Test
  void whatIsCommittedManyNumbersLaterIsFoundAllTheSame() throws Exception {
    String zone = "kept-late";
    CountDownLatch declared = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> late =
          other.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(
                          () -> {
                            declare(zone, "S-LATE");
                            declared.countDown();
                            await(commit);
                          }));
      await(declared);
      declare(zone, "S-1");
      assertThat(keep(zone, 1)).isNotEmpty().containsOnly("S-1");
      numbersAreGiven(MANY);
      declare(zone, "S-2");
      assertThat(keep(zone, 2)).isNotEmpty().containsOnly("S-2");
      numbersAreGiven(MANY);
      assertThat(keep(zone, 3)).isEmpty();

      commit.countDown();
      late.get();
      assertThat(keep(zone, 4)).isNotEmpty().containsOnly("S-LATE");
      assertThat(keep(zone, 5)).isEmpty();
    } finally {
      commit.countDown();
      other.shutdownNow();
    }
  }

  @Test
  void whatIsStatedAndNotNotedComesAgainAndFewAtATimeAreAll() throws Exception {
    String zone = "kept-few";
    declare(zone, "S-1");
    declare(zone, "S-2");
    List<KeptMessages.Line> all = messages.unkept(zone, 100);
    assertThat(messages.unkept(zone, 100)).as("nobody noted them").isEqualTo(all);

    List<Long> numbers = new ArrayList<>();
    for (int round = 0; numbers.size() < all.size(); round++) {
      List<KeptMessages.Line> few = messages.unkept(zone, 3);
      assertThat(few).as("round %d", round).hasSizeBetween(1, 3);
      messages.kept(zone, few, round);
      few.forEach(line -> numbers.add(line.number()));
    }
    assertThat(numbers)
        .containsExactlyElementsOf(all.stream().map(KeptMessages.Line::number).toList());
    assertThat(messages.unkept(zone, 3)).isEmpty();
    assertThat(new KeptMessages(database, keys).unkept(zone, 3)).as("after a restart").isEmpty();
  }

  private void declare(String zone, String saleNo) {
    assertThat(declarations.declare(TestSales.sale(zone, saleNo), TestSales.AT))
        .isInstanceOf(DeclareResult.Queued.class);
  }

  /** Keeps all that is in no leaf in that one; of which sales they were. */
  private List<String> keep(String zone, long leaf) {
    List<KeptMessages.Line> lines = messages.unkept(zone, 100);
    messages.kept(zone, lines, leaf);
    return lines.stream().map(line -> line.saleNo().orElseThrow()).toList();
  }

  /** As other zones' messages do, or transactions that are rolled back. */
  private void numbersAreGiven(int count) throws SQLException {
    try (Connection connection = database.getConnection()) {
      CustomsSql.query(
          connection,
          row -> 0,
          "SELECT nextval(pg_get_serial_sequence('customs_message', 'id'))"
              + " FROM generate_series(1, ?)",
          count);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

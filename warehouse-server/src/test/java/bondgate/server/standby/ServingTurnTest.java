package bondgate.server.standby;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** One serves, the others wait; each test has a database of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class ServingTurnTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Inject FreshDatabases fresh;
  private PGSimpleDataSource database;

  @BeforeEach
  void anEmptyDatabase() throws SQLException {
    database = fresh.empty();
  }

  @Test
  void theSecondWaitsUntilTheFirstIsGone() throws Exception {
    ServingTurn first = new ServingTurn(database, LONG);
    assertThat(first.take(Duration.ZERO)).isTrue();
    try (ServingTurn impatient = new ServingTurn(database, LONG);
        ServingTurn second = new ServingTurn(database, LONG)) {
      assertThat(impatient.take(Duration.ofMillis(300))).isFalse();
      CompletableFuture<Boolean> waits = waiting(second);
      assertThat(waits).isNotDone();

      first.close();

      assertThat(waits.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(impatient.take(Duration.ofMillis(300))).isFalse();
    }
  }

  @Test
  void whoIsSilentForTheLeaseIsPutOutAndLearnsIt() throws Exception {
    Duration lease = Duration.ofSeconds(2);
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, lease);
        ServingTurn second = new ServingTurn(database, lease)) {
      // It does not keep its turn, as a process does not that was stopped.
      assertThat(first.take(Duration.ZERO)).isTrue();

      assertThat(waiting(second).get(20, TimeUnit.SECONDS)).isTrue();

      first.keep(() -> lost.set(true));
      assertThat(until(lost)).as("the first was told").isTrue();
    }
  }

  @Test
  void whatASilentOneHoldsIsFreeToo() throws Exception {
    Duration lease = Duration.ofSeconds(2);
    database.setApplicationName("bondgate-sleeps");
    try (Connection asleep = database.getConnection();
        Statement holds = asleep.createStatement();
        ServingTurn first = new ServingTurn(database, lease);
        ServingTurn second = new ServingTurn(fresh.named(database, "bondgate-waits"), lease)) {
      assertThat(first.take(Duration.ZERO)).isTrue();
      asleep.setAutoCommit(false);
      holds.execute("CREATE TABLE held (id int)");
      holds.execute("LOCK TABLE held");

      assertThat(waiting(second).get(20, TimeUnit.SECONDS)).isTrue();

      assertThat(asleep.isValid(5)).as("its session").isFalse();
    }
  }

  @Test
  void whoSpeaksIsNotPutOut() throws Exception {
    Duration lease = Duration.ofSeconds(2);
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, lease);
        ServingTurn second = new ServingTurn(database, lease)) {
      assertThat(first.take(Duration.ZERO)).isTrue();
      first.keep(() -> lost.set(true));

      assertThat(second.take(Duration.ofSeconds(6))).isFalse();
      assertThat(lost).isFalse();
    }
  }

  @Test
  void afterAMomentWithoutTheDatabaseItIsStillTheFirstOnes() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, LONG);
        ServingTurn second = new ServingTurn(database, LONG)) {
      assertThat(first.take(Duration.ZERO)).isTrue();
      first.keep(() -> lost.set(true));
      CompletableFuture<Boolean> waits = waiting(second);

      cutAllSessions();
      // Longer than the second one's grace.
      TimeUnit.SECONDS.sleep(5);

      assertThat(waits).isNotDone();
      assertThat(lost).isFalse();
    }
  }

  private static CompletableFuture<Boolean> waiting(ServingTurn turn) throws InterruptedException {
    CompletableFuture<Boolean> waits =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return turn.take(LONG);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
              }
            });
    // Long enough to have looked a few times.
    TimeUnit.SECONDS.sleep(1);
    return waits;
  }

  private void cutAllSessions() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement cut = connection.createStatement()) {
      cut.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  }

  private static boolean until(AtomicBoolean isSo) throws InterruptedException {
    for (int i = 0; i < 100 && !isSo.get(); i++) {
      // The turn is looked after once a second.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return isSo.get();
  }
}

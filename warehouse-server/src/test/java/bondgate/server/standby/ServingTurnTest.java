package bondgate.server.standby;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
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
  private static final TurnAnswer OURS = new TurnAnswer.Ours();
  private static final TurnAnswer THEIRS = new TurnAnswer.Theirs();

  @Inject FreshDatabases fresh;
  private PGSimpleDataSource database;

  @BeforeEach
  void anEmptyDatabase() throws SQLException {
    database = fresh.empty();
  }

  @Test
  void theSecondWaitsUntilTheFirstIsGone() throws Exception {
    ServingTurn first = new ServingTurn(database, LONG);
    assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
    try (ServingTurn impatient = new ServingTurn(database, LONG);
        ServingTurn second = new ServingTurn(database, LONG)) {
      assertThat(impatient.take(Duration.ofMillis(300))).isEqualTo(THEIRS);
      CompletableFuture<TurnAnswer> waits = waiting(second);
      assertThat(waits).isNotDone();

      first.close();

      assertThat(waits.get(10, TimeUnit.SECONDS)).isEqualTo(OURS);
      assertThat(impatient.take(Duration.ofMillis(300))).isEqualTo(THEIRS);
    }
  }

  @Test
  void whoIsSilentForTheLeaseIsPutOutAndLearnsIt() throws Exception {
    Duration lease = Duration.ofSeconds(2);
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, lease);
        ServingTurn second = new ServingTurn(database, lease)) {
      // It does not keep its turn, as a process does not that was stopped.
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);

      assertThat(waiting(second).get(20, TimeUnit.SECONDS)).isEqualTo(OURS);

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
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      asleep.setAutoCommit(false);
      holds.execute("CREATE TABLE held (id int)");
      holds.execute("LOCK TABLE held");

      assertThat(waiting(second).get(20, TimeUnit.SECONDS)).isEqualTo(OURS);

      assertThat(asleep.isValid(5)).as("its session").isFalse();
    }
  }

  @Test
  void whoSpeaksIsNotPutOut() throws Exception {
    Duration lease = Duration.ofSeconds(2);
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, lease);
        ServingTurn second = new ServingTurn(database, lease)) {
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      first.keep(() -> lost.set(true));

      assertThat(second.take(Duration.ofSeconds(6))).isEqualTo(THEIRS);
      assertThat(lost).isFalse();
    }
  }

  @Test
  void afterAMomentWithoutTheDatabaseItIsStillTheFirstOnes() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, LONG);
        ServingTurn second = new ServingTurn(database, LONG)) {
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      first.keep(() -> lost.set(true));
      CompletableFuture<TurnAnswer> waits = waiting(second);

      cutAllSessions();
      // Longer than the second one's grace.
      TimeUnit.SECONDS.sleep(5);

      assertThat(waits).isNotDone();
      assertThat(lost).isFalse();
    }
  }

  @Test
  void whoeverIsNotLetInIsToldAtOnce() throws Exception {
    PGSimpleDataSource wrong = fresh.named(database, "bondgate-wrong");
    wrong.setPassword("another one");
    PGSimpleDataSource nowhere = fresh.named(database, "bondgate-nowhere");
    nowhere.setDatabaseName("is_not_there");
    long from = System.nanoTime();

    TurnAnswer notLetIn = new ServingTurn(wrong, LONG).take(LONG);
    TurnAnswer notThere = new ServingTurn(nowhere, LONG).take(LONG);

    assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(20));
    assertThat(notLetIn).isInstanceOf(TurnAnswer.NotAsked.class);
    assertThat(((TurnAnswer.NotAsked) notLetIn).why()).contains("password authentication failed");
    assertThat(((TurnAnswer.NotAsked) notLetIn).inVain()).isTrue();
    assertThat(((TurnAnswer.NotAsked) notThere).why()).contains("does not exist");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAskedUntilThePatienceEnds() throws Exception {
    PGSimpleDataSource unreachable = fresh.named(database, "bondgate-unreachable");
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unreachable.setUrl("jdbc:postgresql://127.0.0.1:%d/x".formatted(port.getLocalPort()));
    }
    long from = System.nanoTime();

    TurnAnswer answer = new ServingTurn(unreachable, LONG).take(Duration.ofSeconds(2));

    assertThat(answer)
        .isInstanceOfSatisfying(
            TurnAnswer.NotAsked.class,
            notAsked -> {
              assertThat(notAsked.why()).contains("refused");
              assertThat(notAsked.inVain()).isFalse();
            });
    assertThat(System.nanoTime() - from).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void whoStartsWhileTheDatabaseIsAwayLetsTheFirstComeBack() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, LONG);
        ServingTurn second = new ServingTurn(database, LONG)) {
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      fresh.letIn(database, false);
      CompletableFuture<TurnAnswer> waits = waiting(second);
      fresh.letIn(database, true);
      // The second one finds the lock free, and leaves it for its grace.
      TimeUnit.MILLISECONDS.sleep(600);
      first.keep(() -> lost.set(true));
      TimeUnit.SECONDS.sleep(4);

      assertThat(waits).isNotDone();
      assertThat(lost).isFalse();
    }
  }

  @Test
  void whoIsClosedWaitsNoMore() throws Exception {
    try (ServingTurn first = new ServingTurn(database, LONG)) {
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      ServingTurn second = new ServingTurn(database, LONG);
      CompletableFuture<TurnAnswer> waits = waiting(second);

      second.close();

      assertThat(waits.get(5, TimeUnit.SECONDS)).isNotEqualTo(OURS);
    }
  }

  @Test
  void whoIsClosedInItsGraceDoesNotServe() throws Exception {
    ServingTurn first = new ServingTurn(database, LONG);
    assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
    ServingTurn second = new ServingTurn(database, LONG);
    CompletableFuture<TurnAnswer> waits = waiting(second);
    first.close();
    // It has found the lock free, and looks once more after two seconds.
    TimeUnit.MILLISECONDS.sleep(800);

    second.close();

    assertThat(waits.get(5, TimeUnit.SECONDS)).isEqualTo(THEIRS);
  }

  private static CompletableFuture<TurnAnswer> waiting(ServingTurn turn)
      throws InterruptedException {
    CompletableFuture<TurnAnswer> waits =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return turn.take(LONG);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new TurnAnswer.NotAsked("interrupted", true);
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

  static boolean until(AtomicBoolean isSo) throws InterruptedException {
    for (int i = 0; i < 100 && !isSo.get(); i++) {
      // The turn is looked after once a second.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return isSo.get();
  }
}

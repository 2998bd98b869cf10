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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Who serves has lost its session: what it takes for another server, and what not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class LostSessionTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final TurnAnswer OURS = new TurnAnswer.Ours();

  @Inject FreshDatabases fresh;
  private PGSimpleDataSource database;

  @BeforeEach
  void anEmptyDatabase() throws SQLException {
    database = fresh.empty();
  }

  @Test
  void aLostSessionOfOnesOwnIsNotAnotherServer() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    PGSimpleDataSource named = fresh.named(database, "bondgate-own");
    try (ServingTurn first = new ServingTurn(named, LONG);
        Connection ghost = named.getConnection()) {
      replaces(first, ghost);

      first.keep(() -> lost.set(true));

      assertThat(endsWithin5Seconds(ghost)).as("the lost session").isTrue();
      TimeUnit.SECONDS.sleep(2);
      assertThat(lost).isFalse();
      assertThat(new ServingTurn(database, LONG).take(Duration.ZERO))
          .isEqualTo(new TurnAnswer.Theirs());
    }
  }

  @Test
  void aSessionOfAnotherNameIsAnotherServer() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(fresh.named(database, "bondgate-own"), LONG);
        Connection other = fresh.named(database, "bondgate-other").getConnection()) {
      replaces(first, other);

      first.keep(() -> lost.set(true));

      assertThat(ServingTurnTest.until(lost)).as("the first was told").isTrue();
      assertThat(other.isValid(5)).as("who serves now").isTrue();
    }
  }

  @Test
  void aSessionWithoutANameIsNeverTakenForOnesOwn() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    try (ServingTurn first = new ServingTurn(database, LONG);
        Connection other = database.getConnection()) {
      replaces(first, other);

      first.keep(() -> lost.set(true));

      assertThat(ServingTurnTest.until(lost)).as("the first was told").isTrue();
      assertThat(other.isValid(5)).as("who serves now").isTrue();
    }
  }

  @Test
  void whatTheDriverThrowsDoesNotEndTheWatch() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    AtomicBoolean broken = new AtomicBoolean();
    PGSimpleDataSource fails =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            if (broken.get()) {
              throw new IllegalArgumentException("of the driver");
            }
            return super.getConnection();
          }
        };
    fails.setUrl(database.getUrl());
    fails.setUser(database.getUser());
    fails.setPassword(database.getPassword());
    try (ServingTurn first = new ServingTurn(fails, LONG);
        Connection other = database.getConnection()) {
      assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
      broken.set(true);
      first.keep(() -> lost.set(true));
      replace(other);
      // It has looked a few times.
      TimeUnit.SECONDS.sleep(3);
      assertThat(lost).as("nobody knows").isFalse();

      broken.set(false);

      assertThat(ServingTurnTest.until(lost)).as("it looks still").isTrue();
    }
  }

  /** The first one's session is gone, and that one has the turn. */
  private void replaces(ServingTurn first, Connection other) throws Exception {
    assertThat(first.take(Duration.ZERO)).isEqualTo(OURS);
    replace(other);
  }

  private void replace(Connection other) throws SQLException {
    try (Statement statement = other.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
              + " AND classid::bigint = %d AND pid <> pg_backend_pid()"
                  .formatted(TurnLock.SERVING));
      assertThat(TurnLock.tryTake(other)).isTrue();
    }
  }

  private static boolean endsWithin5Seconds(Connection session)
      throws SQLException, InterruptedException {
    for (int i = 0; i < 50 && session.isValid(5); i++) {
      // Looks again until then.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return !session.isValid(5);
  }
}

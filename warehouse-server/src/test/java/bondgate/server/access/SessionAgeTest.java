package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session ends by its age, and a ticket of the company's sign-on before that. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SessionAgeTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T00:00:00Z");

  @Inject Accounts accounts;
  @Inject AccountSql sql;
  private Instant now = MORNING;

  @Test
  void aSessionEndsByItsAgeWithHoweverManyClicks() {
    String name = name();
    accounts.create(name, Account.Kind.PERSON, Set.of(Role.STAFF), "test");
    Sessions sessions = new Sessions(accounts, () -> now, 12);
    String session = sessions.begun(accounts.find(name).orElseThrow()).getPrincipal().getName();

    now = MORNING.plus(Duration.ofHours(12)).minusSeconds(1);
    assertThat(sessions.of(session)).isPresent();
    now = MORNING.plus(Duration.ofHours(12));
    assertThat(sessions.of(session)).isEmpty();
    assertThat(sessions.of(name + "#1")).as("a session of an earlier form").isEmpty();
    assertThatThrownBy(() -> new Sessions(accounts, () -> now, 0))
        .hasMessageContaining("session-hours is 0, expected at least 1");
  }

  @Test
  void aTicketEndsAfterTwoMinutes() {
    CompanyAccounts company = new CompanyAccounts(sql, new Secrets(4), () -> now);
    String name = name();
    CompanyPerson person = new CompanyPerson("https://sso", name, name, Set.of(Role.STAFF));
    String late = ((SignOn.Entered) company.enter(person)).ticket();
    String inTime = ((SignOn.Entered) company.enter(person)).ticket();

    now = MORNING.plus(CompanyAccounts.WITHIN).minusMillis(1);
    assertThat(company.redeem(name, inTime)).isPresent();
    now = MORNING.plus(CompanyAccounts.WITHIN);
    assertThat(company.redeem(name, late)).isEmpty();
  }

  private static String name() {
    return "s-" + UUID.randomUUID().toString().substring(0, 8);
  }
}

package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import bondgate.server.access.AccountEvent.What;
import bondgate.server.access.AccountResult.Issued;
import bondgate.server.access.AccountResult.Refused;
import bondgate.server.access.AccountResult.Why;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the first one to a closed one, by a clock that the test sets. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AccountsTest {
  private static final String GOOD = "correct horse battery";

  @Inject AccountSql sql;
  @Inject AgroalDataSource database;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T01:00:00Z"));
  private Accounts accounts;

  @BeforeEach
  void nobodyIsThere() throws SQLException {
    accounts = new Accounts(sql, new Secrets(4), now::get);
    execute("delete from access_account");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aOneTimePasswordOpensAndIsExchangedForOnesOwn() {
    String once = issued("ls-07", Role.STAFF);
    Account first = entered("ls-07", once);
    assertThat(first.mustChange()).isTrue();

    assertThat(accounts.change("ls-07", once, GOOD)).isEqualTo(new AccountResult.Done());

    assertThat(accounts.signIn("ls-07", once)).isInstanceOf(SignIn.Wrong.class);
    Account later = entered("ls-07", GOOD);
    assertThat(later.mustChange()).isFalse();
    assertThat(later.generation()).isGreaterThan(first.generation());
    assertThat(accounts.newestEvents(2).stream().map(AccountEvent::what))
        .containsExactly(What.SECRET_CHANGED, What.CREATED);
  }

  @Test
  void whatCannotBeToldIsNotDone() {
    assertThatThrownBy(
            () -> accounts.create("ls-21", Account.Kind.PERSON, Set.of(Role.STAFF), null))
        .isInstanceOf(IllegalStateException.class);
    assertThat(accounts.find("ls-21")).isEmpty();

    String once = issued("ls-22", Role.STAFF);
    assertThatThrownBy(() -> accounts.reset("ls-22", null))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> accounts.disable("ls-22", true, null))
        .isInstanceOf(IllegalStateException.class);
    entered("ls-22", once);
  }

  @Test
  void aLockThatCannotBeToldIsNotMade() throws SQLException {
    String once = issued("ls-23", Role.STAFF);
    for (int i = 1; i < Accounts.LOCK.allowed(); i++) {
      assertThat(accounts.signIn("ls-23", "guess " + i)).isInstanceOf(SignIn.Wrong.class);
    }
    execute("alter table access_event add constraint untold check (what <> 'LOCKED') not valid");
    try {
      assertThatThrownBy(() -> accounts.signIn("ls-23", "guess 5"))
          .isInstanceOf(IllegalStateException.class);
      entered("ls-23", once);
    } finally {
      execute("alter table access_event drop constraint untold");
    }
  }

  @Test
  void noConnectionWaitsWhileASecretIsHashed() {
    assertThat(Accounts.class.getDeclaredMethods())
        .noneMatch(method -> method.isAnnotationPresent(Transactional.class));
    assertThat(AccountSql.class.getDeclaredMethods())
        .filteredOn(method -> method.isAnnotationPresent(Transactional.class))
        .extracting(Method::getName)
        .containsExactlyInAnyOrder("add", "addOfCompany", "roles", "secret", "disabled", "failed");
  }

  @Test
  void aPasswordThatIsTooEasyIsRefusedByName() {
    String once = issued("ls-08", Role.STAFF);
    assertThat(accounts.change("ls-08", "not it at all", GOOD))
        .isEqualTo(new Refused(Why.OLD_SECRET_WRONG));
    assertThat(accounts.change("ls-08", once, "short")).isEqualTo(new Refused(Why.SECRET_LENGTH));
    assertThat(accounts.change("ls-08", once, "密".repeat(25)))
        .isEqualTo(new Refused(Why.SECRET_LENGTH));
    assertThat(accounts.change("ls-08", once, "my-LS-08-password"))
        .isEqualTo(new Refused(Why.SECRET_OBVIOUS));
    assertThat(accounts.change("ls-08", once, once)).isEqualTo(new Refused(Why.SECRET_OBVIOUS));
    assertThat(accounts.change("ls-08", once, "仓库的门要关好")).isEqualTo(new AccountResult.Done());
  }

  @Test
  void theFifthWrongPasswordLocksForAMinuteAndThenForLonger() {
    String once = issued("ls-09", Role.STAFF);
    for (int i = 1; i < Accounts.LOCK.allowed(); i++) {
      assertThat(accounts.signIn("ls-09", "guess " + i)).isInstanceOf(SignIn.Wrong.class);
    }
    assertThat(accounts.signIn("ls-09", "guess 5")).isEqualTo(locked(60));
    // Not even the right one opens now, and asking does not make it longer.
    assertThat(accounts.signIn("ls-09", once)).isEqualTo(locked(60));

    pass(Duration.ofSeconds(61));
    assertThat(accounts.signIn("ls-09", "guess 6")).isEqualTo(locked(120));
    pass(Duration.ofSeconds(121));
    assertThat(accounts.signIn("ls-09", "guess 7")).isEqualTo(locked(240));
    pass(Duration.ofSeconds(241));
    entered("ls-09", once);
    // From here on it counts anew.
    assertThat(accounts.signIn("ls-09", "guess 1")).isInstanceOf(SignIn.Wrong.class);
  }

  @Test
  void nobodyIsToldWhetherANameIsThere() {
    issued("ls-10", Role.STAFF);
    assertThat(accounts.signIn("nobody-10", "guess")).isEqualTo(accounts.signIn("ls-10", "guess"));
    assertThat(accounts.signIn("'; drop table", "guess")).isInstanceOf(SignIn.Wrong.class);
    assertThat(accounts.signIn("ls-10", "x".repeat(100_000))).isInstanceOf(SignIn.Wrong.class);
  }

  @Test
  void aProgramsSecretIsIssuedAndNotLockedByWrongOnes() {
    Issued made =
        (Issued) accounts.create("till-feed", Account.Kind.PROGRAM, Set.of(Role.STAFF), "boss");
    for (int i = 0; i < 20; i++) {
      assertThat(accounts.signIn("till-feed", "guess")).isInstanceOf(SignIn.Wrong.class);
    }
    assertThat(entered("till-feed", made.secret()).mustChange()).isFalse();
    assertThat(made.secret()).hasSize(43);
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(accounts.change("till-feed", made.secret(), GOOD))
        .isEqualTo(new Refused(Why.SECRET_NOT_CHOSEN));
  }

  @Test
  void namesAndRolesAreChecked() {
    for (String name : List.of("", "a", "Zhang", "张三", "-x", "x_y", "a".repeat(41))) {
      assertThat(accounts.create(name, Account.Kind.PERSON, Set.of(Role.STAFF), "boss"))
          .as(name)
          .isEqualTo(new Refused(Why.NAME_MALFORMED));
    }
    assertThat(accounts.create("ls-11", Account.Kind.PERSON, Set.of(), "boss"))
        .isEqualTo(new Refused(Why.NO_ROLE));
    issued("ls-11", Role.STAFF);
    assertThat(accounts.create("ls-11", Account.Kind.PERSON, Set.of(Role.OPERATOR), "boss"))
        .isEqualTo(new Refused(Why.NAME_TAKEN));
    assertThat(accounts.reset("ls-12", "boss")).isEqualTo(new Refused(Why.NO_SUCH_ACCOUNT));
  }

  @Test
  void aClosedAccountOpensNothingUntilItIsOpenedAgain() {
    String once = issued("ls-13", Role.STAFF);
    assertThat(accounts.disable("ls-13", true, "boss")).isEqualTo(new AccountResult.Done());
    assertThat(accounts.signIn("ls-13", once)).isInstanceOf(SignIn.Wrong.class);
    accounts.disable("ls-13", false, "boss");
    entered("ls-13", once);
  }

  @Test
  void theLastOperatorStaysAlsoIfAllAreClosedAtOnce() {
    List<String> names = IntStream.range(0, 6).mapToObj(i -> "op-0" + i).toList();
    names.forEach(name -> issued(name, Role.OPERATOR));
    accounts.create("op-program", Account.Kind.PROGRAM, Set.of(Role.OPERATOR), "boss");

    List<AccountResult> results =
        names.parallelStream().map(name -> accounts.disable(name, true, "boss")).toList();

    assertThat(results.stream().filter(new Refused(Why.LAST_OPERATOR)::equals)).hasSize(1);
    assertThat(
            accounts.all().stream()
                .filter(account -> account.kind() == Account.Kind.PERSON)
                .filter(account -> !account.disabled()))
        .hasSize(1);
  }

  @Test
  void theFirstStartMakesOneOperatorWhosePasswordLiesInAFileOfTheOwner(@TempDir Path data)
      throws Exception {
    Doors closed = new Doors("required", "0.0.0.0");
    FirstAccount start = new FirstAccount(accounts, closed, data.toString());
    start.make(null);
    Path file = data.resolve(FirstAccount.FILE);
    String once = Files.readString(file).strip();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(entered("admin", once).roles()).containsExactly(Role.OPERATOR);

    start.make(null);
    assertThat(accounts.all()).hasSize(1);
    entered("admin", once);
  }

  @Test
  void openDoorsAreForThisMachineAlone() {
    new Doors("off", "127.0.0.1").check(null);
    new Doors("required", "0.0.0.0").check(null);
    assertThat(catchThrowable(() -> new Doors("off", "0.0.0.0").check(null)))
        .hasMessageContaining("bondgate.access.login=required");
    assertThat(catchThrowable(() -> new Doors("no", "127.0.0.1")))
        .hasMessageContaining("expected 'required' or 'off'");
  }

  private String issued(String name, Role role) {
    return ((Issued) accounts.create(name, Account.Kind.PERSON, Set.of(role), "boss")).secret();
  }

  private Account entered(String name, String secret) {
    SignIn result = accounts.signIn(name, secret);
    assertThat(result).isInstanceOf(SignIn.Entered.class);
    return ((SignIn.Entered) result).account();
  }

  private SignIn.Locked locked(long seconds) {
    return new SignIn.Locked(now.get().plusSeconds(seconds));
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }
}

package bondgate.server.access;

import bondgate.server.access.SignOn.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounts of whom the company's sign-on vouches for: made when somebody comes for the first time,
 * with the roles that the sign-on names each time. An account with a password never becomes one.
 */
@ApplicationScoped
public class CompanyAccounts {
  /** So long a ticket opens. */
  public static final Duration WITHIN = Duration.ofMinutes(2);

  private static final int MOST_TICKETS = 1000;

  private final AccountSql sql;
  private final InstantSource clock;
  private final Secrets secrets;
  private final OneTime<Ticket, Account> tickets = new OneTime<>(MOST_TICKETS);

  private record Ticket(String account, String text) {}

  @Inject
  CompanyAccounts(AccountSql sql, Secrets secrets, InstantSource clock) {
    this.sql = sql;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The account of that person, made or brought up to date, and a ticket for it. */
  public SignOn enter(CompanyPerson person) {
    String name = person.name().strip().toLowerCase(Locale.ROOT);
    if (person.roles().isEmpty()) {
      return new SignOn.Refused(Why.NO_ROLE, name);
    }
    Optional<Account> known = sql.ofCompany(person.issuer(), person.subject());
    if (known.isEmpty()) {
      return made(person, name);
    }
    Account account = known.get();
    if (account.disabled()) {
      return new SignOn.Refused(Why.CLOSED, account.name());
    }
    if (account.roles().equals(person.roles())) {
      return entered(account);
    }
    if (!sql.roles(account, person.roles(), clock.instant())) {
      return new SignOn.Refused(Why.LAST_OPERATOR, account.name());
    }
    return sql.ofCompany(person.issuer(), person.subject())
        .<SignOn>map(this::entered)
        .orElseThrow(() -> new IllegalStateException("accounts are never deleted"));
  }

  private SignOn made(CompanyPerson person, String name) {
    if (!Accounts.isName(name)) {
      return new SignOn.Refused(Why.NAME_UNUSABLE, name);
    }
    Account account =
        new Account(name, Account.Kind.COMPANY, person.roles(), 1, false, false, Optional.empty());
    return sql.addOfCompany(account, person.issuer(), person.subject(), clock.instant())
        ? entered(account)
        : new SignOn.Refused(Why.NAME_TAKEN, name);
  }

  private SignOn entered(Account account) {
    String text = secrets.forProgram();
    Instant now = clock.instant();
    tickets.add(new Ticket(account.name(), text), account, now.plus(WITHIN), now);
    return new SignOn.Entered(account, text);
  }

  /** The account that this ticket opens, which it then does not a second time. */
  Optional<Account> redeem(String name, String text) {
    return tickets
        .take(new Ticket(name, text), clock.instant())
        .flatMap(
            then ->
                sql.find(name)
                    .map(AccountSql.Kept::account)
                    .filter(account -> !account.disabled())
                    .filter(account -> account.generation() == then.generation()));
  }
}

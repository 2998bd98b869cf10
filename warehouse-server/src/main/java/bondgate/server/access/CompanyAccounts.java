package bondgate.server.access;

import bondgate.server.access.SignOn.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts of whom the company's sign-on vouches for: made when somebody comes for the first time,
 * with the roles that the sign-on names each time. An account with a password never becomes one.
 */
@ApplicationScoped
public class CompanyAccounts {
  /** So long a ticket opens. */
  public static final Duration WITHIN = Duration.ofMinutes(2);

  private static final int TICKET_BYTES = 32;
  private static final int MOST_TICKETS = 1000;

  private final AccountSql sql;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** The oldest first; a ticket is in the memory of this process alone. */
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();

  private record Ticket(String account, long generation, Instant until) {}

  @Inject
  CompanyAccounts(AccountSql sql, InstantSource clock) {
    this.sql = sql;
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
    byte[] bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    synchronized (tickets) {
      tickets.values().removeIf(one -> !one.until().isAfter(now));
      if (tickets.size() >= MOST_TICKETS) {
        Iterator<String> oldest = tickets.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
      tickets.put(text, new Ticket(account.name(), account.generation(), now.plus(WITHIN)));
    }
    return new SignOn.Entered(account, text);
  }

  /** The account that this ticket opens, which it then does not a second time. */
  Optional<Account> redeem(String name, String text) {
    Ticket ticket;
    synchronized (tickets) {
      ticket = tickets.get(text);
      if (ticket == null || !ticket.account().equals(name)) {
        return Optional.empty();
      }
      tickets.remove(text);
    }
    return ticket.until().isAfter(clock.instant())
        ? sql.find(name)
            .map(AccountSql.Kept::account)
            .filter(account -> !account.disabled())
            .filter(account -> account.generation() == ticket.generation())
        : Optional.empty();
  }
}

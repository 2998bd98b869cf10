package bondgate.server.access;

import bondgate.server.access.AccountEvent.What;
import bondgate.server.access.AccountResult.Why;
import bondgate.server.sql.LockOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The accounts: who may sign in, and what changes them. */
@ApplicationScoped
public class Accounts {
  /** After this time at most, a session of a disabled or changed account is over. */
  public static final Duration SEEN_AGAIN = Duration.ofSeconds(2);

  /** The fifth wrong password in a row locks the account: 1 minute, then 2, 4, 8, 16. */
  static final LockOut.Rule LOCK = new LockOut.Rule(5, 60, 4);

  private static final int AT_ONCE = 2;
  private static final long PATIENCE_SECONDS = 5;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  private final AccountSql sql;
  private final InstantSource clock;
  private final Secrets secrets;

  /** Looked at for a name that is not there, so that the time of the answer does not tell. */
  private final String nobodysHash;

  /** A password check costs a core for some 60 ms: guessing must not keep both cores busy. */
  private final Semaphore checking = new Semaphore(AT_ONCE, true);

  @Inject
  Accounts(AccountSql sql, Secrets secrets, InstantSource clock) {
    this.sql = sql;
    this.secrets = secrets;
    this.clock = clock;
    this.nobodysHash = secrets.hash(Account.Kind.PERSON, "nobody has this one");
  }

  /** Whether an account may have that name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The account of that name, as it stands. */
  public Optional<Account> find(String name) {
    return sql.find(name).map(AccountSql.Kept::account);
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return sql.all().stream().map(AccountSql.Kept::account).toList();
  }

  /** What happened to accounts, newest first. */
  public List<AccountEvent> newestEvents(int most) {
    return sql.newest(most);
  }

  /** Whether that secret opens that account now; a wrong one is counted. */
  public SignIn signIn(String name, String secret) {
    Optional<AccountSql.Kept> kept =
        (isName(name) ? sql.find(name) : Optional.<AccountSql.Kept>empty())
            // Such an account has no password that could be wrong, or be locked.
            .filter(one -> one.account().kind() != Account.Kind.COMPANY);
    Instant now = clock.instant();
    if (kept.isPresent() && kept.get().account().lockedAt(now)) {
      // Takes as long as for a name that is not there.
      checked(Account.Kind.PERSON, secret, nobodysHash);
      return new SignIn.Locked(kept.get().account().lockedUntil().orElseThrow());
    }
    Account.Kind kind = kept.map(one -> one.account().kind()).orElse(Account.Kind.PERSON);
    Optional<Boolean> matches =
        checked(kind, secret, kept.map(AccountSql.Kept::hash).orElse(nobodysHash));
    if (matches.isEmpty()) {
      return new SignIn.Busy();
    }
    if (kept.isEmpty() || !matches.get()) {
      return kept.map(one -> wrong(one.account(), now)).orElseGet(SignIn.Wrong::new);
    }
    Account account = kept.get().account();
    if (account.disabled()) {
      return new SignIn.Wrong();
    }
    if (kind == Account.Kind.PERSON) {
      sql.entered(name);
    }
    return new SignIn.Entered(account);
  }

  private SignIn wrong(Account account, Instant now) {
    if (account.kind() == Account.Kind.PROGRAM) {
      // Nobody guesses 256 bits; a lock would only let others shut the program out.
      return new SignIn.Wrong();
    }
    return sql.failed(account.name(), now, LOCK)
        .<SignIn>map(SignIn.Locked::new)
        .orElseGet(SignIn.Wrong::new);
  }

  /** Empty: too many check at once. */
  private Optional<Boolean> checked(Account.Kind kind, String secret, String hash) {
    if (kind == Account.Kind.PROGRAM) {
      return Optional.of(Secrets.matches(kind, secret, hash));
    }
    if (Secrets.length(secret) > Secrets.LONGEST) {
      return Optional.of(false);
    }
    try {
      if (!checking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(Secrets.matches(kind, secret, hash));
    } finally {
      checking.release();
    }
  }

  /** Notes that somebody signed in on a page. */
  void entered(Account account) {
    sql.happened(clock.instant(), account.name(), What.ENTERED, account.name());
  }

  /**
   * Makes an account with a secret of its own.
   *
   * @param by the account that makes it, or {@code system}
   */
  public AccountResult create(String name, Account.Kind kind, Set<Role> roles, String by) {
    if (!isName(name)) {
      return new AccountResult.Refused(Why.NAME_MALFORMED);
    }
    if (kind == Account.Kind.COMPANY) {
      return new AccountResult.Refused(Why.SECRET_ELSEWHERE);
    }
    if (roles.isEmpty()) {
      return new AccountResult.Refused(Why.NO_ROLE);
    }
    String secret = fresh(kind);
    Account account =
        new Account(name, kind, roles, 1, kind == Account.Kind.PERSON, false, Optional.empty());
    return sql.add(account, secrets.hash(kind, secret), clock.instant(), by)
        ? new AccountResult.Issued(name, secret)
        : new AccountResult.Refused(Why.NAME_TAKEN);
  }

  private String fresh(Account.Kind kind) {
    return kind == Account.Kind.PERSON ? secrets.oneTime() : secrets.forProgram();
  }

  /** Its user chooses a password; all sessions of the account end. */
  public AccountResult change(String name, String old, String chosen) {
    if (find(name).filter(one -> one.kind() == Account.Kind.COMPANY).isPresent()) {
      return new AccountResult.Refused(Why.SECRET_ELSEWHERE);
    }
    if (!(signIn(name, old) instanceof SignIn.Entered entered)) {
      return new AccountResult.Refused(Why.OLD_SECRET_WRONG);
    }
    Account account = entered.account();
    if (account.kind() == Account.Kind.PROGRAM) {
      return new AccountResult.Refused(Why.SECRET_NOT_CHOSEN);
    }
    int length = Secrets.length(chosen);
    if (length < Secrets.SHORTEST || length > Secrets.LONGEST) {
      return new AccountResult.Refused(Why.SECRET_LENGTH);
    }
    if (chosen.equals(old) || chosen.toLowerCase(Locale.ROOT).contains(name)) {
      return new AccountResult.Refused(Why.SECRET_OBVIOUS);
    }
    return secret(account, chosen, false, What.SECRET_CHANGED, name)
        ? new AccountResult.Done()
        : new AccountResult.Refused(Why.OLD_SECRET_WRONG);
  }

  /** Issues a new secret; the earlier one and all sessions end. */
  public AccountResult reset(String name, String by) {
    Optional<Account> found = find(name);
    if (found.isEmpty()) {
      return new AccountResult.Refused(Why.NO_SUCH_ACCOUNT);
    }
    Account account = found.get();
    if (account.kind() == Account.Kind.COMPANY) {
      return new AccountResult.Refused(Why.SECRET_ELSEWHERE);
    }
    String secret = fresh(account.kind());
    boolean person = account.kind() == Account.Kind.PERSON;
    return secret(account, secret, person, What.SECRET_RESET, by)
        ? new AccountResult.Issued(name, secret)
        // Somebody changed it at the same moment: what they did stands.
        : reset(name, by);
  }

  private boolean secret(Account as, String secret, boolean mustChange, What what, String by) {
    String hash = secrets.hash(as.kind(), secret);
    return sql.secret(as, hash, mustChange, what, clock.instant(), by);
  }

  /** Lets nobody in by it any more, or again. */
  public AccountResult disable(String name, boolean disabled, String by) {
    if (find(name).isEmpty()) {
      return new AccountResult.Refused(Why.NO_SUCH_ACCOUNT);
    }
    return sql.disabled(name, disabled, clock.instant(), by)
        ? new AccountResult.Done()
        : new AccountResult.Refused(Why.LAST_OPERATOR);
  }
}

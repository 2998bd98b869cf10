package bondgate.server.access;

import bondgate.server.access.AccountEvent.What;
import bondgate.server.sql.LockOut;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements about the tables of this slice. A change and the line that tells of it are one
 * transaction, and nothing else is in it: a hash takes long, and no connection waits for it.
 */
@ApplicationScoped
class AccountSql {
  private static final String COLUMNS =
      "select name, kind, roles, generation, must_change, disabled, locked_until, secret_hash"
          + " from access_account";

  private final SliceSql sql;
  private final LockOut lockOut;

  @Inject
  AccountSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "accounts");
    this.lockOut = new LockOut(sql, "access_account", "name");
  }

  /** An account with what is kept of its secret. */
  record Kept(Account account, String hash) {}

  Optional<Kept> find(String name) {
    return sql.query(COLUMNS + " where name = ?", AccountSql::kept, name).stream().findFirst();
  }

  List<Kept> all() {
    return sql.query(COLUMNS + " order by name", AccountSql::kept);
  }

  /**
   * Adds it, if there is none of this name.
   *
   * @param by the account that makes it, or {@code system}
   */
  @Transactional
  boolean add(Account account, String hash, Instant at, String by) {
    boolean added =
        sql.update(
                "insert into access_account(name, kind, roles, secret_hash, must_change, created_at)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                account.name(),
                account.kind().name(),
                ids(account.roles()),
                hash,
                account.mustChange(),
                at)
            == 1;
    return told(added, at, account.name(), What.CREATED, by);
  }

  /** The new secret, if nobody changed the account since it was read; ends all its sessions. */
  @Transactional
  boolean secret(Account as, String hash, boolean mustChange, What what, Instant at, String by) {
    boolean changed =
        sql.update(
                "update access_account set secret_hash = ?, must_change = ?, failures = 0,"
                    + " locked_until = null, generation = generation + 1"
                    + " where name = ? and generation = ?",
                hash,
                mustChange,
                as.name(),
                as.generation())
            == 1;
    return told(changed, at, as.name(), what, by);
  }

  /**
   * Lets nobody in any more, or again. Of operators, the last one who is let in stays: the rows of
   * all of them are locked first, so that two at a time do not disable each other.
   */
  @Transactional
  boolean disabled(String name, boolean disabled, Instant at, String by) {
    boolean changed =
        sql.update(
                "with operators as (select name from access_account where not disabled"
                    + " and kind <> 'PROGRAM' and 'operator' = any(roles) order by name for update)"
                    + " update access_account set disabled = ?, generation = generation + 1"
                    + " where name = ? and (not ? or not exists (select 1 from operators o"
                    + " where o.name = access_account.name) or (select count(*) from operators) > 1)",
                disabled,
                name,
                disabled)
            == 1;
    return told(changed, at, name, disabled ? What.DISABLED : What.ENABLED, by);
  }

  /** The account of whom the company's sign-on knows under that number. */
  Optional<Account> ofCompany(String issuer, String subject) {
    return sql
        .query(COLUMNS + " where issuer = ? and subject = ?", AccountSql::kept, issuer, subject)
        .stream()
        .findFirst()
        .map(Kept::account);
  }

  /** Adds an account without a password, if there is none of this name or this person. */
  @Transactional
  boolean addOfCompany(Account account, String issuer, String subject, Instant at) {
    boolean added =
        sql.update(
                "insert into access_account(name, kind, roles, secret_hash, must_change, created_at,"
                    + " issuer, subject) values (?, ?, ?, '', false, ?, ?, ?)"
                    + " on conflict do nothing",
                account.name(),
                account.kind().name(),
                ids(account.roles()),
                at,
                issuer,
                subject)
            == 1;
    return told(added, at, account.name(), What.CREATED, account.name());
  }

  /** Other roles; ends all its sessions. The last operator stays one. */
  @Transactional
  boolean roles(Account as, Set<Role> roles, Instant at) {
    boolean changed =
        sql.update(
                "with operators as (select name from access_account where not disabled"
                    + " and kind <> 'PROGRAM' and 'operator' = any(roles) order by name for update)"
                    + " update access_account set roles = ?, generation = generation + 1"
                    + " where name = ? and (? or not exists (select 1 from operators o"
                    + " where o.name = access_account.name) or (select count(*) from operators) > 1)",
                ids(roles),
                as.name(),
                roles.contains(Role.OPERATOR))
            == 1;
    return told(changed, at, as.name(), What.ROLES_CHANGED, as.name());
  }

  private static String[] ids(Set<Role> roles) {
    return roles.stream().map(Role::id).sorted().toArray(String[]::new);
  }

  /** One more wrong secret; until when it locks the account, if it does. */
  @Transactional
  Optional<Instant> failed(String name, Instant at, LockOut.Rule rule) {
    Optional<Instant> until = lockOut.failed(name, at, rule);
    told(until.isPresent(), at, name, What.LOCKED, name);
    return until;
  }

  void entered(String name) {
    sql.update(
        "update access_account set failures = 0, locked_until = null"
            + " where name = ? and failures > 0",
        name);
  }

  private boolean told(boolean happened, Instant at, String account, What what, String by) {
    if (happened) {
      happened(at, account, what, by);
    }
    return happened;
  }

  void happened(Instant at, String account, What what, String by) {
    sql.update(
        "insert into access_event(happened_at, account, what, by_account) values (?, ?, ?, ?)",
        at,
        account,
        what.name(),
        by);
  }

  List<AccountEvent> newest(int most) {
    return sql.query(
        "select happened_at, account, what, by_account from access_event order by id desc limit ?",
        row ->
            new AccountEvent(
                SliceSql.instant(row, "happened_at").orElseThrow(),
                row.getString("account"),
                What.valueOf(row.getString("what")),
                row.getString("by_account")),
        most);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Set<Role> roles =
        Arrays.stream((String[]) row.getArray("roles").getArray())
            .map(role -> Role.of(role).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
    return new Kept(
        new Account(
            row.getString("name"),
            Account.Kind.valueOf(row.getString("kind")),
            roles,
            row.getLong("generation"),
            row.getBoolean("must_change"),
            row.getBoolean("disabled"),
            SliceSql.instant(row, "locked_until")),
        row.getString("secret_hash"));
  }
}

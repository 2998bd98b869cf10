package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.AccountEvent;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Role;
import java.util.Arrays;
import java.util.List;

/**
 * The page of all accounts.
 *
 * @param issued a secret to be shown this once, or null
 * @param program whether that is a program's
 * @param refused why nothing was done, or null
 * @param done whether something was done that issues no secret
 */
public record AccountsPage(
    List<Line> accounts,
    List<AccountEvent> events,
    AccountResult.Issued issued,
    boolean program,
    AccountResult.Why refused,
    boolean done) {

  /** All roles that an account may have. */
  public List<Role> roles() {
    return List.of(Role.values());
  }

  /** The kinds that are made here; the company's sign-on makes its own. */
  public List<Account.Kind> kinds() {
    return List.of(Account.Kind.PERSON, Account.Kind.PROGRAM);
  }

  /**
   * An account as it is listed.
   *
   * @param locked until when it is locked, in China's time; empty: it is not
   */
  public record Line(Account account, String locked) {
    /** Whether it has a secret here. */
    public boolean hasSecret() {
      return account.kind() != Account.Kind.COMPANY;
    }

    /** Its roles in their usual order. */
    public List<Role> roles() {
      return Arrays.stream(Role.values()).filter(account.roles()::contains).toList();
    }
  }
}

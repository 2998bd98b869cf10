package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.Role;
import bondgate.server.access.SignOn;
import bondgate.server.signon.SignOnFailure;
import java.util.Arrays;
import java.util.List;

/**
 * Back from the company's sign-on: as whom one goes on, or why not.
 *
 * @param account as whom, or null
 * @param ticket what opens in the place of a password; empty without an account
 * @param refused why who is known there does not enter here, or null
 * @param failed why nobody is known, or null
 * @param detail what the words for it name: an account, or the sign-on's own word
 */
public record SignOnPage(
    Account account, String ticket, SignOn.Why refused, SignOnFailure.Kind failed, String detail) {
  static SignOnPage goesOn(Account account, String ticket) {
    return new SignOnPage(account, ticket, null, null, "");
  }

  static SignOnPage refused(SignOn.Refused refused) {
    return new SignOnPage(null, "", refused.why(), null, refused.name());
  }

  static SignOnPage failed(SignOnFailure failure) {
    return new SignOnPage(null, "", null, failure.kind(), failure.getMessage());
  }

  /** Its roles in their usual order. */
  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(account.roles()::contains).toList();
  }

  /** The ticket is nobody's to read. */
  @Override
  public String toString() {
    return "SignOnPage[%s, %s]".formatted(refused, failed);
  }
}

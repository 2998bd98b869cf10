package bondgate.server.proposal;

import bondgate.server.access.Account;
import bondgate.server.access.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Who decides about a proposal: an account, in whichever session.
 *
 * @param program whether a program uses it, and no person
 */
public record Approver(String account, Set<Role> roles, boolean program) {
  /** Takes a copy. */
  public Approver {
    roles = Set.copyOf(roles);
  }

  /** The account that signed in. */
  public static Approver of(Account account) {
    return new Approver(account.name(), account.roles(), account.kind() == Account.Kind.PROGRAM);
  }

  /** The first of its roles that is among these. */
  Optional<Role> firstOf(Set<Role> wanted) {
    return Arrays.stream(Role.values())
        .filter(role -> roles.contains(role) && wanted.contains(role))
        .findFirst();
  }
}

package bondgate.server.access;

import java.util.Set;

/**
 * Whom the company's sign-on 单点登录 vouches for.
 *
 * @param issuer the sign-on's address
 * @param subject its own number for the person, which never becomes another's
 * @param name the name that an account here is to have, such as {@code ls-07}
 * @param roles what the sign-on says that the person may do here
 */
public record CompanyPerson(String issuer, String subject, String name, Set<Role> roles) {
  /** Keeps its own roles. */
  public CompanyPerson {
    roles = Set.copyOf(roles);
  }

  /** What is kept of the sign-on: the person's number is personal. */
  @Override
  public String toString() {
    return "CompanyPerson[%s, %s]".formatted(name, roles);
  }
}

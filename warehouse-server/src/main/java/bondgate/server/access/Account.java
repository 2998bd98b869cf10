package bondgate.server.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An account as it stands.
 *
 * @param name a reference such as {@code ls-07}, 2 to 40 of a-z, 0-9 and '-'; never a person's name
 * @param roles at least one
 * @param generation grows with each change; sessions of an earlier one are over
 * @param mustChange whether its secret is a one-time password that opens nothing but its own change
 * @param disabled whether it lets nobody in
 * @param lockedUntil until when it lets nobody in after wrong passwords
 */
public record Account(
    String name,
    Kind kind,
    Set<Role> roles,
    long generation,
    boolean mustChange,
    boolean disabled,
    Optional<Instant> lockedUntil) {

  /** Who uses it. */
  public enum Kind {
    /** A person, with a password, on pages. */
    PERSON,
    /** A program, with a random secret, by HTTP Basic. */
    PROGRAM,
    /** A person for whom the company's sign-on vouches, on pages; without a password here. */
    COMPANY
  }

  /** Keeps its own roles. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** Whether a person uses it, on pages. */
  public boolean isPersons() {
    return kind != Kind.PROGRAM;
  }

  /** Whether it is locked then. */
  public boolean lockedAt(Instant at) {
    return lockedUntil.filter(until -> until.isAfter(at)).isPresent();
  }
}

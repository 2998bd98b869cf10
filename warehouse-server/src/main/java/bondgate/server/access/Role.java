package bondgate.server.access;

import java.util.Arrays;
import java.util.Optional;

/** What an account may be; {@link Roles} says what each is for. */
public enum Role {
  /** {@link Roles#STAFF}. */
  STAFF(Roles.STAFF),
  /** {@link Roles#SUPERVISOR}. */
  SUPERVISOR(Roles.SUPERVISOR),
  /** {@link Roles#OFFICER}. */
  OFFICER(Roles.OFFICER),
  /** {@link Roles#OPERATOR}. */
  OPERATOR(Roles.OPERATOR),
  /** {@link Roles#AUDITOR}. */
  AUDITOR(Roles.AUDITOR);

  private final String id;

  Role(String id) {
    this.id = id;
  }

  /** Its name in annotations, in tables, and before the colon of an act's actor. */
  public String id() {
    return id;
  }

  /** The role of that name. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }
}

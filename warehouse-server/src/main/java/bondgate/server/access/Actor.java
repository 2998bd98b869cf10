package bondgate.server.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;

/** Who acts in this request. */
@ApplicationScoped
public class Actor {
  /** Stands for the account where nobody signs in. */
  private static final String DESK = "desk";

  private final SecurityIdentity identity;

  @Inject
  Actor(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The account that signed in; empty: nobody did. */
  public Optional<Account> account() {
    return Optional.ofNullable(identity.<Account>getAttribute(Sessions.ACCOUNT));
  }

  /** Whether it may act in that role. */
  public boolean may(Role role) {
    return identity.hasRole(role.id());
  }

  /**
   * The actor of an act, such as {@code staff:ls-07}: in the first of these roles that it has.
   *
   * @throws IllegalStateException if it has none of them: the endpoint should have been closed
   */
  public String in(Role... roles) {
    Role role =
        Arrays.stream(roles)
            .filter(this::may)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the endpoint is open to other roles"));
    return role.id() + ":" + name();
  }

  /** The name of the account that acts; {@code desk} where nobody signs in. */
  public String name() {
    return account().map(Account::name).orElse(DESK);
  }

  /**
   * Whether an act may name this actor: a role that the account has, and the account's own name.
   * Where nobody signs in, any.
   */
  public boolean mayBe(String actor) {
    return account()
        .map(
            account ->
                account.roles().stream()
                    .anyMatch(role -> actor.equals(role.id() + ":" + account.name())))
        .orElseGet(() -> !identity.isAnonymous());
  }
}

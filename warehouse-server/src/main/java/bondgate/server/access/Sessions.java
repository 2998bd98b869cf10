package bondgate.server.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes identities of accounts. A session's principal is {@code name#generation}: with the next
 * generation it is nobody's.
 */
@ApplicationScoped
class Sessions {
  static final String ACCOUNT = "account";
  private static final int MOST_REMEMBERED = 1000;

  private final Accounts accounts;
  private final Map<String, Seen> remembered = new ConcurrentHashMap<>();

  @Inject
  Sessions(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What an account was found to be, and when by the clock of this process. */
  private record Seen(Optional<Account> account, long nanos) {}

  /** The account of a session, if it still is one. */
  Optional<Account> of(String principal) {
    int mark = principal.lastIndexOf('#');
    if (mark < 1) {
      return Optional.empty();
    }
    String name = principal.substring(0, mark);
    long now = System.nanoTime();
    Seen before = remembered.get(name);
    boolean fresh =
        before != null
            && now - before.nanos() < Accounts.SEEN_AGAIN.toNanos()
            // A newer session than what is remembered is looked up at once.
            && before.account().filter(account -> principal.equals(principal(account))).isPresent();
    return (fresh ? before.account() : look(name, now))
        .filter(account -> principal.equals(principal(account)))
        .filter(account -> !account.disabled());
  }

  private Optional<Account> look(String name, long now) {
    Optional<Account> account = accounts.find(name);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(name, new Seen(account, now));
    return account;
  }

  /** A one-time password makes somebody, who has no role yet. */
  static SecurityIdentity identity(Account account) {
    Set<String> roles =
        account.mustChange()
            ? Set.of()
            : account.roles().stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(principal(account)))
        .addRoles(roles)
        .addAttribute(ACCOUNT, account)
        .build();
  }

  private static String principal(Account account) {
    return account.name() + "#" + account.generation();
  }
}

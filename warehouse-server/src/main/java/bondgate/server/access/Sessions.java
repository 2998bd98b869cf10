package bondgate.server.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes identities of accounts. A session's principal is {@code name#generation#begun}, the last in
 * seconds since 1970: with the next generation it is nobody's, and when it is too old.
 */
@ApplicationScoped
class Sessions {
  static final String ACCOUNT = "account";
  private static final int MOST_REMEMBERED = 1000;
  private static final Pattern PRINCIPAL = Pattern.compile("([^#]+)#(\\d{1,18})#(\\d{1,11})");

  private final Accounts accounts;
  private final InstantSource clock;
  private final Duration longest;
  private final Map<String, Seen> remembered = new ConcurrentHashMap<>();

  @Inject
  Sessions(
      Accounts accounts,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.access.session-hours") int hours) {
    if (hours < 1) {
      throw new IllegalArgumentException(
          "bondgate.access.session-hours is %d, expected at least 1".formatted(hours));
    }
    this.accounts = accounts;
    this.clock = clock;
    this.longest = Duration.ofHours(hours);
  }

  /** What an account was found to be, and when by the clock of this process. */
  private record Seen(Optional<Account> account, long nanos) {}

  /** The account of a session, if it still is one. */
  Optional<Account> of(String principal) {
    Matcher parts = PRINCIPAL.matcher(principal);
    if (!parts.matches() || isTooOld(Long.parseLong(parts.group(3)))) {
      return Optional.empty();
    }
    String name = parts.group(1);
    long generation = Long.parseLong(parts.group(2));
    long now = System.nanoTime();
    Seen before = remembered.get(name);
    boolean fresh =
        before != null
            && now - before.nanos() < Accounts.SEEN_AGAIN.toNanos()
            // A newer session than what is remembered is looked up at once.
            && before.account().filter(account -> account.generation() == generation).isPresent();
    return (fresh ? before.account() : look(name, now))
        .filter(account -> account.generation() == generation)
        .filter(account -> !account.disabled());
  }

  private boolean isTooOld(long begunAt) {
    return !Instant.ofEpochSecond(begunAt).plus(longest).isAfter(clock.instant());
  }

  private Optional<Account> look(String name, long now) {
    Optional<Account> account = accounts.find(name);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(name, new Seen(account, now));
    return account;
  }

  /** Who signed in just now. */
  SecurityIdentity begun(Account account) {
    return identity(
        account,
        "%s#%d#%d"
            .formatted(account.name(), account.generation(), clock.instant().getEpochSecond()));
  }

  /**
   * Who a session is. A one-time password makes somebody, who has no role yet.
   *
   * @param principal the session's, which it keeps with each click
   */
  static SecurityIdentity identity(Account account, String principal) {
    Set<String> roles =
        account.mustChange()
            ? Set.of()
            : account.roles().stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(principal))
        .addRoles(roles)
        .addAttribute(ACCOUNT, account)
        .build();
  }
}

package bondgate.server.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Who stands at which till. */
@ApplicationScoped
class Visits {
  private static final int SESSION_BYTES = 16;

  private final RandomGenerator random;
  private final Map<Key, Visit> visits = new ConcurrentHashMap<>();
  private final Set<Key> seen = ConcurrentHashMap.newKeySet();
  private final Map<Key, Object> locks = new ConcurrentHashMap<>();

  private record Key(String zone, String till) {}

  @Inject
  Visits(RandomGenerator random) {
    this.random = random;
  }

  /** What a till's commands hold while they change its visit: one after the other. */
  Object lock(String zone, String till) {
    return locks.computeIfAbsent(new Key(zone, till), key -> new Object());
  }

  /** Whether this till was never asked about before, since the server started. */
  boolean isFirst(String zone, String till) {
    return seen.add(new Key(zone, till));
  }

  Optional<Visit> at(String zone, String till) {
    return Optional.ofNullable(visits.get(new Key(zone, till)));
  }

  Visit put(String zone, String till, Visit visit) {
    visits.put(new Key(zone, till), visit);
    return visit;
  }

  void end(String zone, String till) {
    visits.remove(new Key(zone, till));
  }

  /** A word that nobody guesses. */
  String newSession() {
    byte[] word = new byte[SESSION_BYTES];
    random.nextBytes(word);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
  }

  /** Begins at the basket. */
  Visit begin(String zone, String till, Instant now) {
    return put(zone, till, new Visit.AtBasket(newSession(), now));
  }
}

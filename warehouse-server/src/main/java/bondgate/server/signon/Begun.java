package bondgate.server.signon;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ways in that were begun and have not come back; in the memory of this process alone. */
final class Begun {
  static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Map<State, Way> ways = new LinkedHashMap<>();

  /**
   * One way in.
   *
   * @param redirect where the browser comes back to
   */
  record Way(URI redirect, Nonce nonce, CodeVerifier verifier, Instant until) {}

  /** Keeps a way; of very many the oldest is given up. */
  synchronized void add(State state, Way way, Instant now) {
    ways.values().removeIf(one -> !one.until().isAfter(now));
    if (ways.size() >= MOST) {
      Iterator<State> oldest = ways.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    ways.put(state, way);
  }

  /** Takes it out: it comes back once. */
  synchronized Optional<Way> take(State state, Instant now) {
    return Optional.ofNullable(ways.remove(state)).filter(way -> way.until().isAfter(now));
  }
}

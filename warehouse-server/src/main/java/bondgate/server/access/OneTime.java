package bondgate.server.access;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is good once and for a time, in the memory of this process alone: of very many the oldest is
 * given up.
 *
 * @param <K> by what it is taken
 * @param <V> what is kept
 */
public final class OneTime<K, V> {
  private final int most;

  /** The oldest first. */
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>();

  private record Kept<V>(V value, Instant until) {}

  /** Keeps so many at most. */
  public OneTime(int most) {
    this.most = most;
  }

  /** Keeps it until then; from then on it is good for nothing. */
  public synchronized void add(K key, V value, Instant until, Instant now) {
    kept.values().removeIf(one -> !one.until().isAfter(now));
    if (kept.size() >= most) {
      Iterator<K> oldest = kept.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    kept.put(key, new Kept<>(value, until));
  }

  /** Takes it out, if it is there and still good. */
  public synchronized Optional<V> take(K key, Instant now) {
    return Optional.ofNullable(kept.remove(key))
        .filter(one -> one.until().isAfter(now))
        .map(Kept::value);
  }
}

package bondgate.edge.till;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A place for one thing that a shopper shows: it is taken only while somebody asks for it, given
 * once and to that asker alone, and forgotten soon if nobody fetches it. So what one shopper showed
 * never reaches the next. Safe for many threads.
 */
final class AskedOnce<T> {
  /** A page asks several times in this; one that stopped asking has been left. */
  private static final Duration ASKED_FOR = Duration.ofSeconds(4);

  private static final Duration KEPT = Duration.ofSeconds(5);

  private Optional<String> asker = Optional.empty();
  private Instant askedAt = Instant.MIN;
  private Optional<T> thing = Optional.empty();
  private Instant cameAt = Instant.MIN;

  /**
   * Asks for it, again and again.
   *
   * @param who names the asking visit; another than before makes the earlier one's thing forgotten
   */
  synchronized Optional<T> ask(String who, Instant now) {
    tick(now);
    if (!asker.equals(Optional.of(who))) {
      forget();
    }
    asker = Optional.of(who);
    askedAt = now;
    Optional<T> given = thing;
    thing = Optional.empty();
    return given;
  }

  /** Whether somebody asks and has nothing yet. */
  synchronized boolean isAsked(Instant now) {
    return asker.isPresent() && thing.isEmpty() && now.isBefore(askedAt.plus(ASKED_FOR));
  }

  /** The thing was shown; it is dropped at once if nobody asks. */
  synchronized void came(T shown, Instant now) {
    if (isAsked(now)) {
      thing = Optional.of(shown);
      cameAt = now;
    }
  }

  /** Forgets what nobody fetched. */
  synchronized void tick(Instant now) {
    if (thing.isPresent() && !now.isBefore(cameAt.plus(KEPT))) {
      forget();
    }
  }

  /** Forgets thing and asker. */
  synchronized void forget() {
    thing = Optional.empty();
    asker = Optional.empty();
  }
}

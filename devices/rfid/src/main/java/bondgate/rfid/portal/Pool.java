package bondgate.rfid.portal;

import bondgate.rfid.portal.CrossingRule.Judgement.Lean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Weak tags that wait for the others of their passage. A cart's bottles share one direction; where
 * two flows meet, nobody lends anything to anybody.
 */
final class Pool {
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final int LENT_CONFIDENCE_PERMILLE = 600;

  private final CrossingSettings settings;
  private final List<Decided> decided = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();

  Pool(CrossingSettings settings) {
    this.settings = settings;
  }

  /** A tag decided by its own evidence. */
  record Decided(Way way, Instant middle, Instant closedAt) {}

  /** A tag that is not. */
  record Waiting(Passage.Uncertain passage, Lean lean, Instant middle, Instant until) {}

  void decided(Way way, Instant middle, Instant now) {
    decided.add(new Decided(way, middle, now));
  }

  /** Takes an undecided tag in, if anybody could help it; otherwise gives it back at once. */
  Optional<Passage> undecided(
      Passage.Uncertain passage, Optional<Lean> lean, Instant middle, Instant now) {
    if (settings.poolPartners() == 0 || lean.isEmpty()) {
      return Optional.of(passage);
    }
    waiting.add(new Waiting(passage, lean.get(), middle, now.plus(settings.poolWait())));
    return Optional.empty();
  }

  /** Those whose wait is over. */
  List<Passage> due(Instant now) {
    List<Passage> out = new ArrayList<>();
    for (Iterator<Waiting> it = waiting.iterator(); it.hasNext(); ) {
      Waiting tag = it.next();
      if (!now.isBefore(tag.until())) {
        out.add(resolve(tag));
        it.remove();
      }
    }
    decided.removeIf(other -> other.closedAt().plus(KEPT).isBefore(now));
    return out;
  }

  private Passage resolve(Waiting tag) {
    List<Decided> partners =
        decided.stream()
            .filter(
                other ->
                    Duration.between(other.middle(), tag.middle()).abs().compareTo(SAME_MOMENT)
                        <= 0)
            .toList();
    boolean enough = partners.size() >= settings.poolPartners();
    boolean agree = partners.stream().allMatch(other -> other.way() == tag.lean().way());
    return enough && agree
        ? new Passage.Crossed(tag.passage().heard(), tag.lean().way(), LENT_CONFIDENCE_PERMILLE)
        : tag.passage();
  }
}

package bondgate.edge.till;

import bondgate.edge.settings.TillSettings.TrayRules;
import bondgate.events.TrayChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stable set of tags on a tray, concluded from reads: a tag lies there when it was read often
 * enough and loud enough within a time, and no longer when it was silent for another. A bottle that
 * is turned in its place, and read now and then, neither blinks nor vanishes; a bag that stands
 * beside the tray is too faint. Pure: time is a parameter, and times never go back.
 */
final class TraySet {
  /** A tag that lies there may fade by so much before it is taken for gone. */
  private static final int FADES_DB = 8;

  /** Somebody who goes on and on changing the tray sees it at least this often. */
  private static final Duration LONGEST_UNSETTLED = Duration.ofSeconds(3);

  private final TrayRules rules;
  private final Map<String, Heard> tags = new HashMap<>();
  private Optional<Tray> told = Optional.empty();
  private Optional<Tray> unsettled = Optional.empty();
  private Instant changedAt = Instant.MIN;
  private Instant unsettledSince = Instant.MIN;
  private Optional<Instant> seesSince = Optional.empty();
  private OptionalLong grams = OptionalLong.empty();
  private boolean moving;

  /** What was heard of one tag. */
  private static final class Heard {
    private final Deque<Instant> loud = new ArrayDeque<>();
    private Instant last;
    private boolean liesThere;
  }

  TraySet(TrayRules rules) {
    this.rules = rules;
  }

  /** A tag was heard. */
  void heard(String epc, int rssiDbm, Instant at) {
    Heard tag = tags.get(epc);
    boolean liesThere = tag != null && tag.liesThere;
    if (rssiDbm < (liesThere ? rules.floorDbm() - FADES_DB : rules.floorDbm())) {
      return;
    }
    if (tag == null) {
      tag = new Heard();
      tags.put(epc, tag);
    }
    tag.last = at;
    if (!liesThere) {
      tag.loud.add(at);
      while (tag.loud.size() > rules.reads()) {
        tag.loud.remove();
      }
      boolean often = tag.loud.size() == rules.reads();
      tag.liesThere = often && !tag.loud.getFirst().plus(rules.within()).isBefore(at);
    }
  }

  /** The scale says so; empty while nothing stands still on it. */
  void weighed(OptionalLong weight) {
    moving = weight.isEmpty();
    grams = weight;
  }

  /** The scale cannot be read: no weight is waited for. */
  void notWeighed() {
    moving = false;
    grams = OptionalLong.empty();
  }

  /**
   * The tray, if it is another than was told last and has settled.
   *
   * @param sees whether the reader hears all that lies there: while it does not, nothing is gone
   */
  Optional<Tray> poll(Instant now, boolean sees) {
    if (!sees) {
      seesSince = Optional.empty();
      return Optional.empty();
    }
    if (seesSince.isEmpty()) {
      seesSince = Optional.of(now);
    }
    forgetSilent(now);
    Tray tray = tray();
    if (told.isPresent() && isSame(told.get(), tray)) {
      unsettled = Optional.empty();
      return Optional.empty();
    }
    return settled(tray, now) ? tell(tray) : Optional.empty();
  }

  /** Whoever was told may have forgotten: the tray is told again, as soon as it is settled. */
  void tellAgain() {
    told = Optional.empty();
  }

  /** How many tags lie there now, told or not. */
  int size() {
    return tray().epcs().size();
  }

  private Optional<Tray> tell(Tray tray) {
    told = Optional.of(tray);
    unsettled = Optional.empty();
    return told;
  }

  private boolean settled(Tray tray, Instant now) {
    if (unsettled.isEmpty()) {
      unsettledSince = now;
    }
    if (unsettled.isEmpty() || !isSame(unsettled.get(), tray)) {
      unsettled = Optional.of(tray);
      changedAt = now;
    }
    boolean tooLong = !now.isBefore(unsettledSince.plus(LONGEST_UNSETTLED));
    boolean quiet = !moving && !now.isBefore(changedAt.plus(quietFor(tray)));
    // What was there before this reader saw must have had its time to be heard.
    boolean first = told.isEmpty();
    boolean looked = !first || !now.isBefore(seesSince.get().plus(rules.goneAfter()));
    return looked && (quiet || tooLong);
  }

  /**
   * Who takes a bottle off takes its weight at once, and its tag is gone only after a silence:
   * until then nobody is to be told that a tag lies there without its bottle.
   */
  private Duration quietFor(Tray tray) {
    boolean weightAlone =
        told.isPresent() && told.get().grams().isPresent() && told.get().epcs().equals(tray.epcs());
    return weightAlone ? rules.goneAfter().plus(rules.settle()) : rules.settle();
  }

  private void forgetSilent(Instant now) {
    Instant looked = seesSince.get();
    tags.values()
        .removeIf(
            tag -> {
              Instant silentSince = tag.last.isAfter(looked) ? tag.last : looked;
              Duration enough = tag.liesThere ? rules.goneAfter() : rules.within();
              return now.isAfter(silentSince.plus(enough));
            });
  }

  private Tray tray() {
    List<String> epcs =
        tags.entrySet().stream()
            .filter(entry -> entry.getValue().liesThere)
            .map(Map.Entry::getKey)
            .sorted()
            .limit(TrayChanged.MOST)
            .toList();
    return new Tray(epcs, grams);
  }

  private boolean isSame(Tray one, Tray other) {
    if (!one.epcs().equals(other.epcs()) || one.grams().isPresent() != other.grams().isPresent()) {
      // A weight that comes or goes while somebody takes hold of the tray is no other tray by
      // itself, unless it stays so: then it settles.
      return false;
    }
    return one.grams().isEmpty()
        || Math.abs(one.grams().getAsLong() - other.grams().getAsLong()) <= rules.toleranceGrams();
  }
}

package bondgate.edge.terminal;

import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.till.SaltedReference;
import bondgate.till.terminal.TerminalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One terminal as this agent sees it: what its records mean here, and how it stands. Pure but for
 * its memory of when it was heard; times are parameters. Used by the terminals' thread only.
 */
final class TerminalWatch {
  /** So many sightings in a second are no people: the rest is refused, and told again if kept. */
  static final int MOST_PER_SECOND = 20;

  /** A terminal's clock may be wrong by so much, as may an access log. */
  private static final Duration CLOCK_MAY_DIFFER = Duration.ofSeconds(60);

  private final String name;
  private final Duration silentAfter;
  private final int leastSimilarity;
  private volatile ReaderState state = ReaderState.CONNECTING;
  private volatile String detail = "not heard yet";
  private Instant heardAt;
  private boolean clockWrong;
  private Instant second = Instant.EPOCH;
  private int inSecond;

  /**
   * A terminal that was not heard yet.
   *
   * @param since from when on it could have been heard, by the steady clock
   */
  TerminalWatch(String name, Duration silentAfter, int leastSimilarityPercent, Instant since) {
    this.name = name;
    this.silentAfter = silentAfter;
    this.leastSimilarity = leastSimilarityPercent;
    this.heardAt = since;
  }

  ReaderState state() {
    return state;
  }

  String detail() {
    return detail;
  }

  /**
   * What a record means here. A terminal says how like a face is on a scale of its own, and nothing
   * of liveness. Only somebody whom it let in, whom the table of this place knows, and who was like
   * enough, is recognised; nothing opens by it.
   *
   * @param persons whose reference a terminal's person has
   */
  FaceSighting sighting(
      TerminalRecord.Passage passage, Function<SaltedReference, Optional<String>> persons) {
    int permille =
        passage.similarityHundredths().isPresent()
            ? passage.similarityHundredths().getAsInt() / 10
            : FaceSighting.NOT_COMPARED;
    return switch (passage.verdict()) {
      case REFUSED, NOT_REGISTERED -> sighting(Decision.UNKNOWN, "", permille);
      case NONE, UNKNOWN -> sighting(Decision.NOT_SURE, "", permille);
      case ALLOWED -> {
        if (permille < leastSimilarity * 10) {
          yield sighting(Decision.NOT_SURE, "", permille);
        }
        Optional<String> person = passage.person().flatMap(persons);
        yield person.isPresent()
            ? sighting(Decision.MATCH, person.get(), permille)
            : sighting(Decision.UNKNOWN, "", permille);
      }
    };
  }

  /** A face that the terminal does not know. */
  FaceSighting stranger() {
    return sighting(Decision.UNKNOWN, "", FaceSighting.NOT_COMPARED);
  }

  private FaceSighting sighting(Decision decision, String person, int permille) {
    return new FaceSighting(name, decision, person, permille, FaceSighting.NOT_TOLD);
  }

  /** Whether one more sighting is taken in this second. */
  boolean hasRoom(Instant now) {
    if (!now.isBefore(second.plusSeconds(1))) {
      second = now;
      inSecond = 0;
    }
    inSecond++;
    return inSecond <= MOST_PER_SECOND;
  }

  /** It said something; what is to be recorded of it. */
  Optional<ReaderHealth> heard(Instant now) {
    heardAt = now;
    return clockWrong
        ? Optional.empty()
        : changed(ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, "");
  }

  /** It said what its clock shows. */
  Optional<ReaderHealth> clock(Instant shows, Instant wallNow) {
    Duration differs = Duration.between(wallNow, shows).abs();
    clockWrong = differs.compareTo(CLOCK_MAY_DIFFER) > 0;
    return clockWrong
        ? changed(
            ReaderState.DEGRADED,
            ReaderHealth.Reason.READER_ERROR,
            "face terminal: its clock is wrong by more than %d s; set it"
                .formatted(CLOCK_MAY_DIFFER.toSeconds()))
        : changed(ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, "");
  }

  /** It says that it goes. */
  Optional<ReaderHealth> left() {
    return changed(
        ReaderState.OFFLINE, ReaderHealth.Reason.PORT_LOST, "face terminal: it said that it goes");
  }

  /** Whether it is silent for too long by now. */
  Optional<ReaderHealth> silent(Instant now) {
    if (state == ReaderState.OFFLINE || now.isBefore(heardAt.plus(silentAfter))) {
      return Optional.empty();
    }
    return changed(
        ReaderState.OFFLINE,
        ReaderHealth.Reason.NO_ROUND_END,
        "face terminal: nothing for %d s; look at its power, network and broker settings"
            .formatted(silentAfter.toSeconds()));
  }

  private Optional<ReaderHealth> changed(ReaderState next, ReaderHealth.Reason reason, String why) {
    detail = why;
    if (next == state) {
      return Optional.empty();
    }
    state = next;
    return Optional.of(new ReaderHealth(name, next, reason, why));
  }
}

package bondgate.rfid.portal;

import bondgate.rfid.portal.PortalFittings.Beams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the beams saw lately: each blocking of one beam, and, of two beams, each pair of blockings
 * that makes a passage: the first that is open of one beam with the next of the other, so that two
 * who follow each other are two passages. Owned by the detector.
 */
final class BeamWatch {
  private static final Duration KEPT = Duration.ofSeconds(150);
  private static final Duration ESTIMATE = Duration.ofMillis(1500);
  private static final int MOST_KEPT = 2000;

  private final Beams fitted;
  private final SecondEvidence settings;
  private final Map<Beam, Blocking> latest = new EnumMap<>(Beam.class);
  private final Deque<Blocking> blockings = new ArrayDeque<>();
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private final BeamTrust trust;

  /** One beam, from when to when; still blocked while there is no end. */
  private static final class Blocking {
    final Beam beam;
    final Instant from;
    Instant until;
    boolean paired;
    boolean stuckTold;

    Blocking(Beam beam, Instant from) {
      this.beam = beam;
      this.from = from;
    }

    boolean holds(Instant moment, Duration slack) {
      return !moment.isBefore(from.minus(slack))
          && (until == null || !moment.isAfter(until.plus(slack)));
    }
  }

  /** Somebody went from one beam to the other. */
  private record Pair(Blocking first, Blocking second) {
    Way way() {
      return first.beam == Beam.OUTSIDE ? Way.IN : Way.OUT;
    }

    boolean holds(Instant moment, Duration slack) {
      return !moment.isBefore(first.from.minus(slack))
          && (second.until == null || !moment.isAfter(second.until.plus(slack)));
    }
  }

  BeamWatch(Beams fitted, SecondEvidence settings) {
    this.fitted = fitted;
    this.settings = settings;
    this.trust = new BeamTrust(settings.beamSlack().plus(ESTIMATE), settings.beamBridge());
  }

  /** The beams that are there. */
  private List<Beam> fittedBeams() {
    return switch (fitted) {
      case NONE -> List.of();
      case ONE -> List.of(Beam.MIDDLE);
      case TWO -> List.of(Beam.INSIDE, Beam.OUTSIDE);
    };
  }

  /** Nothing is known of the beams since then: their box does not answer. */
  void lost(Instant since) {
    trust.lost(since);
    for (Blocking last : latest.values()) {
      // Who stood in it is gone for all we know; what was stuck is stuck until it says otherwise.
      if (last.until == null && !last.stuckTold) {
        last.until = since.isBefore(last.from) ? last.from : since;
      }
    }
  }

  /** Their box answers again, and has said how each beam stands. */
  void back(Instant at) {
    trust.back(at);
  }

  /** By its reads alone a tag went through at that moment: a beam that saw nobody is suspect. */
  void passed(Instant moment) {
    if (trust.isUnknown(moment)) {
      return;
    }
    Duration wide = settings.beamSlack().plus(ESTIMATE);
    for (Beam beam : fittedBeams()) {
      if (blockings.stream().noneMatch(b -> b.beam == beam && b.holds(moment, wide))) {
        trust.didNotSee(beam, moment);
      }
    }
  }

  /** How each of the beams that are there stands. */
  Map<Beam, BeamState> states() {
    Map<Beam, BeamState> states = new EnumMap<>(Beam.class);
    fittedBeams().forEach(beam -> states.put(beam, state(beam)));
    return states;
  }

  private BeamState state(Beam beam) {
    Blocking last = latest.get(beam);
    if (trust.isLost()) {
      return BeamState.UNKNOWN;
    } else if (last != null && last.stuckTold) {
      return BeamState.STUCK;
    } else if (trust.isSilent(beam)) {
      return BeamState.SILENT;
    }
    return last != null && last.until == null ? BeamState.BLOCKED : BeamState.FREE;
  }

  /** Takes a change of a beam; a repeat, or a beam that is not fitted, changes nothing. */
  void take(BeamEvent event) {
    if (!fittedBeams().contains(event.beam())) {
      return;
    }
    Blocking last = latest.get(event.beam());
    boolean blocked = last != null && last.until == null;
    if (event.blocked() == blocked) {
      return;
    }
    if (!event.blocked()) {
      last.until = event.at();
    } else if (last != null && !event.at().isAfter(last.until.plus(settings.beamDebounce()))) {
      last.until = null;
    } else {
      begin(new Blocking(event.beam(), event.at()));
    }
  }

  private void begin(Blocking now) {
    latest.put(now.beam, now);
    trust.saw(now.beam, now.from);
    Instant oldest = now.from.minus(settings.beamBridge());
    for (Blocking earlier : blockings) {
      if (!earlier.paired && earlier.beam != now.beam && !earlier.from.isBefore(oldest)) {
        earlier.paired = true;
        now.paired = true;
        pairs.addLast(new Pair(earlier, now));
        break;
      }
    }
    blockings.addLast(now);
  }

  /** Which way those went who went from one beam to the other, in their order. */
  List<Way> ways() {
    return pairs.stream().map(Pair::way).toList();
  }

  /** What they say of a moment. */
  BeamWord at(Instant moment) {
    if (fitted == Beams.NONE || isAnyStuck() || trust.isAnySilent() || trust.isUnknown(moment)) {
      return BeamWord.NOT_FITTED;
    }
    Duration slack = settings.beamSlack();
    boolean in = false;
    boolean out = false;
    for (Pair pair : pairs) {
      if (pair.holds(moment, slack)) {
        in |= pair.way() == Way.IN;
        out |= pair.way() == Way.OUT;
      }
    }
    // Somebody who came to a beam besides makes it unclear who did what.
    boolean half = blockings.stream().anyMatch(b -> !b.paired && b.holds(moment, slack));
    if ((in && out) || (half && (in || out))) {
      return BeamWord.SOMEBODY;
    }
    if (in || out) {
      // A tag's middle is an estimate: who went the other way a little sooner or later may be it.
      Way other = in ? Way.OUT : Way.IN;
      Duration wide = slack.plus(ESTIMATE);
      if (pairs.stream().anyMatch(pair -> pair.way() == other && pair.holds(moment, wide))) {
        return BeamWord.SOMEBODY;
      }
      return in ? BeamWord.IN : BeamWord.OUT;
    }
    if (half && fitted == Beams.ONE) {
      return BeamWord.SOMEBODY;
    }
    // And who went through a little sooner or later may be its carrier.
    if (pairs.stream().anyMatch(pair -> pair.holds(moment, slack.plus(ESTIMATE)))) {
      return BeamWord.SOMEBODY;
    }
    return half ? BeamWord.HALF : BeamWord.SILENT;
  }

  /** Forgets what is old, and says which beam got stuck, silent or free. */
  List<PortalEvent> poll(Instant now) {
    List<PortalEvent> events = new ArrayList<>();
    for (Blocking last : latest.values()) {
      Instant end = last.until == null ? now : last.until;
      boolean stuck = !end.isBefore(last.from.plus(settings.beamStuckAfter()));
      if (last.until == null && stuck && !last.stuckTold) {
        last.stuckTold = true;
        events.add(new PortalEvent.BeamStuck(now, last.beam, last.from));
      } else if (last.until != null && last.stuckTold) {
        last.stuckTold = false;
        events.add(new PortalEvent.BeamFreed(last.until, last.beam));
      }
    }
    Instant oldest = now.minus(KEPT);
    events.addAll(trust.poll(oldest));
    while (!blockings.isEmpty()
        && (blockings.size() > MOST_KEPT || isOver(blockings.peekFirst(), oldest))) {
      blockings.removeFirst();
    }
    while (!pairs.isEmpty()
        && (pairs.size() > MOST_KEPT || isOver(pairs.peekFirst().second(), oldest))) {
      pairs.removeFirst();
    }
    return events;
  }

  private static boolean isOver(Blocking blocking, Instant oldest) {
    return blocking.until != null && blocking.until.isBefore(oldest);
  }

  private boolean isAnyStuck() {
    return latest.values().stream().anyMatch(last -> last.stuckTold);
  }
}

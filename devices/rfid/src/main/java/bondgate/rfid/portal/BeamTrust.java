package bondgate.rfid.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Why beams may not be believed though none of them is blocked: their box did not answer at that
 * time, or one of them sees nothing though tags pass. Owned by the watch of the beams.
 */
final class BeamTrust {
  /** So many passages in a row, by the reads alone, make a beam that saw none of them silent. */
  private static final int SILENT_AFTER = 3;

  /** The tags of one cart are one passage. */
  private static final Duration ONE_PASSAGE = Duration.ofSeconds(5);

  private final Duration before;
  private final Duration after;
  private final Deque<Gap> gaps = new ArrayDeque<>();
  private final Map<Beam, Unseen> unseen = new EnumMap<>(Beam.class);
  private final List<PortalEvent> events = new ArrayList<>();
  private Instant lostSince; // null while the box answers

  /** From when to when the box said nothing. */
  private record Gap(Instant from, Instant until) {}

  /** What a beam did not see since it saw somebody. */
  private static final class Unseen {
    private int passages;
    private Instant last = Instant.MIN;
  }

  /**
   * Trusts all of them.
   *
   * @param before so long before a gap a moment is part of it already
   * @param after and so long after it: who came in during the gap may be on his way still
   */
  BeamTrust(Duration before, Duration after) {
    this.before = before;
    this.after = after;
  }

  /** The box does not answer, and has not since then. */
  void lost(Instant since) {
    lostSince = lostSince == null ? since : lostSince;
  }

  /** It answers again. */
  void back(Instant at) {
    if (lostSince != null) {
      gaps.addLast(new Gap(lostSince, at));
      lostSince = null;
    }
  }

  boolean isLost() {
    return lostSince != null;
  }

  /** Whether nothing is known of that moment. */
  boolean isUnknown(Instant moment) {
    return (lostSince != null && !moment.isBefore(lostSince.minus(before)))
        || gaps.stream()
            .anyMatch(
                gap ->
                    !moment.isBefore(gap.from().minus(before))
                        && !moment.isAfter(gap.until().plus(after)));
  }

  /** A beam saw somebody. */
  void saw(Beam beam, Instant at) {
    Unseen until = unseen.remove(beam);
    if (until != null && until.passages >= SILENT_AFTER) {
      events.add(new PortalEvent.BeamFreed(at, beam));
    }
  }

  /** By its reads a tag went through at that moment, and this beam saw nobody. */
  void didNotSee(Beam beam, Instant moment) {
    Unseen so = unseen.computeIfAbsent(beam, b -> new Unseen());
    if (so.passages > 0 && !moment.isAfter(so.last.plus(ONE_PASSAGE))) {
      return;
    }
    so.last = moment;
    so.passages++;
    if (so.passages == SILENT_AFTER) {
      events.add(new PortalEvent.BeamSilent(moment, beam, SILENT_AFTER));
    }
  }

  /** Whether it saw none of several passages. */
  boolean isSilent(Beam beam) {
    Unseen so = unseen.get(beam);
    return so != null && so.passages >= SILENT_AFTER;
  }

  boolean isAnySilent() {
    return unseen.keySet().stream().anyMatch(this::isSilent);
  }

  /** What changed, and forgets the gaps that ended before. */
  List<PortalEvent> poll(Instant oldest) {
    while (!gaps.isEmpty() && gaps.peekFirst().until().plus(after).isBefore(oldest)) {
      gaps.removeFirst();
    }
    List<PortalEvent> out = List.copyOf(events);
    events.clear();
    return out;
  }
}

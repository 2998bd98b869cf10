package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.CrossingRule.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The inference at one opening: reads go in, passages come out. Each tag has a window of its own,
 * from its first read until it was quiet for a while; the direction is that of the power-weighted
 * time centroids of the two rows, and everything else in the rule is there to refuse it. Pure but
 * for its memory; not thread-safe, owned by one duty.
 */
public final class CrossingDetector {
  private final PortalLayout layout;
  private final CrossingSettings settings;
  private final CrossingRule rule;
  private final Pool pool;
  private final Map<Epc, Track> tracks = new TreeMap<>();
  private long lateReads;

  /** An opening at which nothing has been heard yet. */
  public CrossingDetector(PortalLayout layout, CrossingSettings settings) {
    this(layout, PortalFittings.none(), settings);
  }

  /** An opening with beams or a reference tag, at which nothing has been heard yet. */
  public CrossingDetector(
      PortalLayout layout, PortalFittings fittings, CrossingSettings settings) {
    this.layout = layout;
    this.settings = settings;
    this.rule = new CrossingRule(settings);
    this.pool = new Pool(settings);
  }

  /** Takes what a beam says. */
  public void beam(BeamEvent event) {}

  /**
   * Takes one read; order does not matter within a window. Reads of antennas of neither row are
   * left out.
   *
   * @return where the tag is going, once per window and way: at the read that completes the
   *     evidence, which for a tag that goes on walking is seconds before its last
   */
  public Optional<Tendency> read(TagRead read) {
    if (layout.rowOf(read.antenna()).isEmpty()) {
      return Optional.empty();
    }
    Track track = tracks.computeIfAbsent(read.epc(), Track::new);
    if (!track.add(read)) {
      lateReads++;
      return Optional.empty();
    }
    if (track.isResting()) {
      if (!track.hasMoved(settings.movedCentiDb())) {
        return Optional.empty();
      }
      track.wake();
    }
    if (track.reads().size() < settings.decidingReads()) {
      return Optional.empty();
    }
    Optional<Judgement.Through> through =
        rule.judgeRunning(
            Evidence.ofWhole(track.reads(), layout), Evidence.ofRunning(track.reads(), layout));
    if (!track.heads(
        through.map(Judgement.Through::way), settings.tendencyAfter(), settings.tendencyReads())) {
      return Optional.empty();
    }
    return through.map(
        t -> new Tendency(read.epc(), t.way(), t.confidencePermille(), track.lastSeenAt()));
  }

  /** The passages that have come to their end by now; call it some ten times a second. */
  public List<Passage> poll(Instant now) {
    List<Passage> out = new ArrayList<>();
    for (Iterator<Track> it = tracks.values().iterator(); it.hasNext(); ) {
      Track track = it.next();
      if (track.isOpen()) {
        closeIfDue(track, now).ifPresent(out::add);
      } else if (!now.isBefore(track.lastSeenAt().plus(settings.forgetAfter()))) {
        it.remove();
      }
    }
    out.addAll(pool.due(now));
    return out;
  }

  /** How many tags are within earshot now, still ones included. */
  public int tagsInEarshot() {
    return (int) tracks.values().stream().filter(t -> t.isOpen() || t.isResting()).count();
  }

  /** Reads that came after their window was closed. */
  public long lateReads() {
    return lateReads;
  }

  private Optional<Passage> closeIfDue(Track track, Instant now) {
    boolean quiet = !now.isBefore(track.lastSeenAt().plus(settings.quiet()));
    boolean longest = !now.isBefore(track.firstSeenAt().plus(settings.longest()));
    List<TagRead> flat = quiet ? List.of() : flatReads(track, now);
    if (!quiet && !longest && flat.isEmpty()) {
      return Optional.empty();
    }
    Optional<Passage> passage = conclude(track, now);
    if (flat.isEmpty()) {
      track.close();
    } else {
      track.rest(flat);
    }
    return passage;
  }

  /** The reads of the last while, if they are those of a tag that lies still; otherwise none. */
  private List<TagRead> flatReads(Track track, Instant now) {
    Instant from = now.minus(settings.stillAfter());
    if (track.firstSeenAt().isAfter(from) || !track.isFlatCheckDue(now)) {
      return List.of();
    }
    List<TagRead> recent = track.readsSince(from);
    boolean flat =
        recent.size() >= settings.decidingReads() && rule.isFlat(Evidence.ofWhole(recent, layout));
    return flat ? recent : List.of();
  }

  private Optional<Passage> conclude(Track track, Instant now) {
    Evidence evidence = Evidence.ofWhole(track.reads(), layout);
    Heard heard =
        new Heard(
            track.epc,
            evidence.insideReads(),
            evidence.outsideReads(),
            evidence.gapMillis(),
            evidence.peakRssiDbm(),
            track.firstSeenAt(),
            track.lastSeenAt());
    Instant middle = track.firstSeenAt().plusMillis(evidence.middleMillis());
    Judgement judgement = rule.judge(evidence);
    boolean first = track.concludeFirst();
    boolean nowStill = track.concludeStill(judgement instanceof Judgement.LayStill);
    if (judgement instanceof Judgement.Through through) {
      pool.decided(through.way(), middle, now);
      return Optional.of(new Passage.Crossed(heard, through.way(), through.confidencePermille()));
    } else if (judgement instanceof Judgement.Undecided undecided) {
      return pool.undecided(
          new Passage.Uncertain(heard, undecided.confidencePermille()),
          undecided.lean(),
          middle,
          now);
    } else if (judgement instanceof Judgement.WentBack) {
      return Optional.of(new Passage.TurnedBack(heard));
    } else if (judgement instanceof Judgement.LayStill) {
      // At the edge of earshot a still tag is quiet now and then, and would be still again.
      return nowStill ? Optional.of(new Passage.Still(heard)) : Optional.empty();
    } else {
      // A tag that stays at the edge of earshot would be near again every few seconds, and one that
      // went through is near once more on its way: said once until it was forgotten.
      return first ? Optional.of(new Passage.Near(heard)) : Optional.empty();
    }
  }
}

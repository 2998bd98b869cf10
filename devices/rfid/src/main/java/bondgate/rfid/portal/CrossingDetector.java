package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inference at one opening: reads and beams go in, passages come out. Each tag has a window of
 * its own, from its first read until it was quiet for a while; the direction is that of the
 * weighted time centroids of the two rows, and everything else in the rule is there to refuse it.
 * No read is kept, so memory grows with the tags that are present and not with their reads. Pure
 * but for its memory; the same calls give the same answers; not thread-safe, owned by one duty.
 */
public final class CrossingDetector {
  /** A tag that is barely heard is silent for so many times as long in the midst of a passage. */
  private static final int WEAK_QUIETS = 2;

  private final CrossingSettings settings;
  private final Antennas antennas;
  private final CrossingRule rule;
  private final Pool pool;
  private final BeamWatch beams;
  private final Epc referenceTag;
  private final ReferenceWatch reference;
  private final Conclusions conclusions = new Conclusions();
  private final Load load;
  // In order of appearance, which does not depend on the tags' numbers.
  private final Map<Epc, Track> tracks = new LinkedHashMap<>();
  private final List<PortalEvent> events = new ArrayList<>();
  private long lateReads;

  /** An opening without beams or reference tag, at which nothing has been heard yet. */
  public CrossingDetector(PortalLayout layout, CrossingSettings settings) {
    this(layout, PortalFittings.none(), settings);
  }

  /** An opening with beams or a reference tag, at which nothing has been heard yet. */
  public CrossingDetector(PortalLayout layout, PortalFittings fittings, CrossingSettings settings) {
    this.settings = settings;
    this.antennas = new Antennas(layout);
    this.rule = new CrossingRule(settings);
    this.beams = new BeamWatch(fittings.beams(), settings.second());
    this.pool = new Pool(settings, beams);
    this.referenceTag = fittings.referenceTag().orElse(null);
    this.reference = new ReferenceWatch(settings.second().referenceSilentAfter());
    this.load = new Load(settings.quiet());
  }

  /** Takes what a beam says, in the order of its time; a beam that is not fitted is left out. */
  public void beam(BeamEvent event) {
    beams.take(event);
  }

  /**
   * Nothing is known of the beams since then, because what they are wired to does not answer:
   * passages of that time are judged by the reads alone, with less confidence.
   */
  public void beamsLost(Instant since) {
    beams.lost(since);
  }

  /**
   * What the beams are wired to answers again; call it after the beams have said how they stand.
   */
  public void beamsBack(Instant at) {
    beams.back(at);
  }

  /** How each beam that is fitted stands, as of the last poll. */
  public Map<Beam, BeamState> beams() {
    return beams.states();
  }

  /**
   * Takes one read; order does not matter within a window. Reads of antennas of neither row are
   * left out, and the reference tag never passes.
   *
   * @return where the tag is going, once per window and way: at the read that completes the
   *     evidence, which for a tag that goes on walking is seconds before its last
   */
  public Optional<Tendency> read(TagRead read) {
    int slot = antennas.slotOf(read.antenna());
    if (slot < 0) {
      return Optional.empty();
    }
    if (referenceTag != null && referenceTag.equals(read.epc())) {
      reference.heard(read.seenAt());
      return Optional.empty();
    }
    Track track = tracks.get(read.epc());
    if (track == null) {
      track = new Track(read.epc(), antennas, settings);
      tracks.put(read.epc(), track);
    }
    long millis = read.seenAt().toEpochMilli();
    boolean wasOpen = track.isOpen();
    if (!track.add(read, slot, millis)) {
      lateReads++;
      return Optional.empty();
    }
    if (track.isResting()) {
      if (track.recent.hasMoved(settings.movedCentiDb())) {
        track.wake();
      }
      return Optional.empty();
    }
    load.read(millis, !wasOpen);
    pool.flow.add(antennas.isInside(slot), read.rssiDbm(), millis);
    return tendency(track);
  }

  private Optional<Tendency> tendency(Track track) {
    // What is known at once, and false for nearly every read, is asked before what costs more.
    if (track.sums.reads() < settings.decidingReads()
        || track.sums.peakOfBothDbm() < settings.closeByDbm()) {
      return Optional.empty();
    }
    Way running = rule.runningWay(track.sums);
    if (running == null || track.isTold(running)) {
      track.headsNowhere();
      return Optional.empty();
    }
    Optional<Judgement.Through> through =
        rule.judgeRunning(track.evidenceSoFar(), track.recent.advantageCentiDb());
    Way way = through.isPresent() ? through.get().way() : null;
    if (!track.heads(way, settings.tendencyAfter().toMillis(), settings.tendencyReads())
        || through.isEmpty()) {
      return Optional.empty();
    }
    int confidence = through.get().confidencePermille();
    return Optional.of(new Tendency(track.epc, way, confidence, track.lastSeenAt()));
  }

  /** The passages that have come to their end by now; call it some ten times a second. */
  public List<Passage> poll(Instant now) {
    long millis = now.toEpochMilli();
    events.addAll(beams.poll(now));
    if (referenceTag != null) {
      reference.poll(now).ifPresent(events::add);
    }
    long quiet = load.quietMillis();
    long oldestOpen = Long.MAX_VALUE;
    for (Iterator<Track> it = tracks.values().iterator(); it.hasNext(); ) {
      Track track = it.next();
      if (track.isOpen()) {
        closeIfDue(track, millis, quiet);
        oldestOpen = track.isOpen() ? Math.min(oldestOpen, track.firstMillis()) : oldestOpen;
      } else if (millis >= track.lastMillis() + settings.forgetAfter().toMillis()) {
        it.remove();
      }
    }
    List<Passage> out = new ArrayList<>();
    for (Pool.Verdict verdict : pool.due(millis, oldestOpen)) {
      conclusions.of(verdict).ifPresent(out::add);
    }
    return out;
  }

  /** What changed in the opening's own sight since this was asked last; found by polling. */
  public List<PortalEvent> events() {
    List<PortalEvent> out = List.copyOf(events);
    events.clear();
    return out;
  }

  /** Whether the reference tag is silent for too long, so that a passage would not be noticed. */
  public boolean isBlind() {
    return reference.isBlind();
  }

  /** How many tags are within earshot now, still ones included. */
  public int tagsInEarshot() {
    return (int) tracks.values().stream().filter(t -> t.isOpen() || t.isResting()).count();
  }

  /** Reads that came after their window was closed. */
  public long lateReads() {
    return lateReads;
  }

  private void closeIfDue(Track track, long now, long quietMillis) {
    boolean weak = track.sums.peakOfBothDbm() < settings.insideOpeningDbm();
    boolean quiet = now >= track.lastMillis() + (weak ? WEAK_QUIETS * quietMillis : quietMillis);
    long open = now - track.firstMillis();
    boolean longest = open >= settings.longest().toMillis();
    boolean maybeStill = open >= settings.stillAfter().toMillis() && track.isCheckDue(now);
    if (!quiet && !longest && !maybeStill) {
      return;
    }
    Evidence evidence = track.evidence();
    boolean flat = !quiet && (longest ? rule.isFlat(evidence) : rule.isSurelyFlat(evidence));
    if (!quiet && !longest && !flat) {
      return;
    }
    conclude(track, evidence, now);
    load.closed();
    if (flat) {
      track.rest();
    } else {
      track.close();
    }
  }

  private void conclude(Track track, Evidence evidence, long now) {
    Heard heard =
        new Heard(
            track.epc,
            evidence.insideReads(),
            evidence.outsideReads(),
            evidence.gapMillis(),
            evidence.peakDbm(),
            track.firstSeenAt(),
            track.lastSeenAt());
    long middle = track.middleMillis();
    BeamWord word = beams.at(Instant.ofEpochMilli(middle));
    Judgement judgement = rule.judge(evidence, word);
    if ((word == BeamWord.SILENT || word == BeamWord.HALF) && rule.isThroughByReads(evidence)) {
      beams.passed(Instant.ofEpochMilli(middle));
    }
    boolean alone = load.open() <= 1 && !pool.isAnybodyAround(middle);
    boolean settled = alone || judgement instanceof Judgement.LayStill;
    pool.add(
        new Pool.Closed(
            track,
            heard,
            evidence,
            judgement,
            middle,
            track.concludeFirst(),
            track.isNew(middle),
            settled ? now : now + settings.poolWait().toMillis() + load.quietMillis()));
  }
}

package bondgate.edge.portal;

import bondgate.edge.outbox.Fact;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.BeamState;
import bondgate.rfid.portal.CrossingDetector;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Heard;
import bondgate.rfid.portal.Passage;
import bondgate.rfid.portal.PortalEvent;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Tendency;
import bondgate.rfid.portal.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The decision at one opening 通道门: from reads and permits to facts and an alarm. Pure but for its
 * memory of tags that have had their alarm; guarded by its reader's post.
 */
final class PortalWatch {
  private static final Logger LOG = Logger.getLogger(PortalWatch.class);

  private final String portal;
  private final String reader;
  private final CrossingDetector detector;
  private final ChipNews chips;
  private final Duration alarmRemembered;
  // One alarm for each passage of a tag: when its alarm was raised, until the passage is concluded.
  private final Map<String, Instant> alarmed = new HashMap<>();
  // What to add to the readers' steady time to tell it in the wall clock's.
  private Duration toWall = Duration.ZERO;

  // When a tag last went through with a permit: what is heard of it soon after is the tail of that.
  private final Map<String, Instant> permitted = new HashMap<>();

  PortalWatch(String reader, EdgeSettings.Portal portal, CrossingSettings thresholds) {
    this.portal = portal.name();
    this.reader = reader;
    this.detector =
        new CrossingDetector(
            new PortalLayout(portal.name(), portal.inside(), portal.outside()),
            new PortalFittings(
                portal.beams().map(EdgeSettings.Beams::fitted).orElse(PortalFittings.Beams.NONE),
                portal.referenceTag()),
            thresholds);
    this.chips = new ChipNews(portal);
    this.alarmRemembered =
        thresholds.longest().plus(thresholds.quiet()).plus(thresholds.poolWait());
  }

  /** The opening's name. */
  String portal() {
    return portal;
  }

  /**
   * What the opening does not see, in words, as of the last poll: nothing of what passes where its
   * reference tag is silent; and what its beams would say, where they may not be believed.
   */
  List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    if (detector.isBlind()) {
      troubles.add("reference tag not heard at portal " + portal);
    }
    Map<Beam, BeamState> beams = detector.beams();
    if (beams.containsValue(BeamState.UNKNOWN)) {
      troubles.add("beams not heard of at portal %s: decided by reads alone".formatted(portal));
      return troubles;
    }
    beams.forEach(
        (beam, state) -> {
          if (!state.isBelieved()) {
            troubles.add(
                "beam %s at portal %s %s: decided by reads alone"
                    .formatted(beam.name().toLowerCase(Locale.ROOT), portal, words(state)));
          }
        });
    return troubles;
  }

  private static String words(BeamState state) {
    return switch (state) {
      case STUCK -> "blocked for too long";
      case SILENT -> "saw nobody while tags passed";
      case FREE, BLOCKED, UNKNOWN -> state.name().toLowerCase(Locale.ROOT);
    };
  }

  /** How its beams stand; none if there are none. */
  Map<Beam, BeamState> beams() {
    return detector.beams();
  }

  /** Takes what a beam says. */
  void beam(BeamEvent event) {
    detector.beam(event);
  }

  /** Nothing is known of the beams since then. */
  void beamsLost(Instant since) {
    detector.beamsLost(since);
  }

  /** They are known again. */
  void beamsBack(Instant at) {
    detector.beamsBack(at);
  }

  /** From now on the wall clock is so far ahead of the readers' steady time. */
  void wallIsAhead(Duration by) {
    toWall = by;
  }

  /**
   * Takes a read. A tag that is on its way without a permit has its alarm at once. One that a
   * document expects here, either way, has it only by the conclusion: a tendency errs once in a
   * thousand tags, and who has paid shall not be frightened by it.
   */
  Findings read(TagRead read, PermitBook permits) {
    Optional<Tendency> tendency = detector.read(read);
    if (tendency.isEmpty()) {
      return Findings.NONE;
    }
    String epc = tendency.get().epc().hex();
    if (permits.namesTag(portal, epc)) {
      return Findings.NONE;
    }
    List<Fact> facts = new ArrayList<>();
    boolean alarm =
        alarm(epc, AlarmRaised.Reason.NOT_PERMITTED, tendency.get().at(), permits, facts);
    return new Findings(facts, alarm);
  }

  /** Takes with which chip a tag answered at an antenna. */
  Findings chip(Epc epc, String tid, int antenna, Instant at) {
    return chips.isNews(epc, tid, antenna, at)
        ? new Findings(
            List.of(new Fact(new TagChip(portal, reader, epc.hex(), tid), wall(at))), false)
        : Findings.NONE;
  }

  /** The passages that have ended by now, and the alarms that no earlier suspicion has raised. */
  Findings poll(Instant now, PermitBook permits) {
    List<Fact> facts = new ArrayList<>();
    boolean alarm = false;
    for (Passage passage : detector.poll(now)) {
      alarm |= conclude(passage, permits, facts);
    }
    // What it does not see is asked of the detector itself.
    List<PortalEvent> seen = detector.events();
    if (!seen.isEmpty()) {
      LOG.infof("portal %s: %s", portal, seen);
    }
    alarmed.values().removeIf(at -> now.isAfter(at.plus(alarmRemembered)));
    permitted.values().removeIf(at -> now.isAfter(at.plus(alarmRemembered)));
    return facts.isEmpty() ? Findings.NONE : new Findings(facts, alarm);
  }

  private boolean conclude(Passage passage, PermitBook permits, List<Fact> facts) {
    Heard heard = passage.heard();
    String epc = heard.epc().hex();
    Instant at = heard.lastSeenAt();
    boolean alarm = false;
    if (passage instanceof Passage.Crossed crossed) {
      Direction direction = direction(crossed.way());
      Optional<String> document = permits.document(portal, epc, direction);
      if (document.isPresent()) {
        permitted.put(epc, at);
      } else {
        alarm = alarm(epc, AlarmRaised.Reason.NOT_PERMITTED, at, permits, facts);
      }
      facts.add(crossing(heard, direction, crossed.confidencePermille(), document, permits));
    } else if (passage instanceof Passage.Uncertain uncertain) {
      // The server closes a permit once it is used; the cart may still stand within earshot. What
      // is faint may be behind the wall: it is written down, and nobody is stopped for it.
      boolean expected = permits.namesTag(portal, epc) || permitted.containsKey(epc);
      if (!expected && !uncertain.isFaint()) {
        alarm = alarm(epc, AlarmRaised.Reason.UNCERTAIN, at, permits, facts);
      }
      int confidence = uncertain.confidencePermille();
      facts.add(crossing(heard, Direction.UNCERTAIN, confidence, Optional.empty(), permits));
    } else if (passage instanceof Passage.Near) {
      facts.add(sighting(heard, TagSighting.Outcome.NEAR));
    } else if (passage instanceof Passage.TurnedBack) {
      facts.add(sighting(heard, TagSighting.Outcome.TURNED_BACK));
    } else if (passage instanceof Passage.Still) {
      facts.add(sighting(heard, TagSighting.Outcome.STILL));
    } else {
      throw new IllegalStateException("no rule for " + passage);
    }
    alarmed.remove(epc);
    return alarm;
  }

  private boolean alarm(
      String epc, AlarmRaised.Reason reason, Instant at, PermitBook permits, List<Fact> facts) {
    if (alarmed.putIfAbsent(epc, at) != null) {
      return false;
    }
    facts.add(new Fact(new AlarmRaised(portal, reader, epc, reason, permits.version()), wall(at)));
    return true;
  }

  private Fact crossing(
      Heard heard,
      Direction direction,
      int confidencePermille,
      Optional<String> document,
      PermitBook permits) {
    return new Fact(
        new TagCrossing(
            portal,
            reader,
            heard.epc().hex(),
            direction,
            confidencePermille,
            heard.insideReads(),
            heard.outsideReads(),
            heard.centroidGapMillis(),
            heard.peakRssiDbm(),
            wall(heard.firstSeenAt()),
            document.isPresent() ? EdgeDecision.PERMITTED : EdgeDecision.REFUSED,
            document.orElse(""),
            permits.version()),
        wall(heard.lastSeenAt()));
  }

  private Fact sighting(Heard heard, TagSighting.Outcome outcome) {
    return new Fact(
        new TagSighting(
            portal,
            reader,
            heard.epc().hex(),
            outcome,
            heard.insideReads(),
            heard.outsideReads(),
            heard.peakRssiDbm(),
            wall(heard.firstSeenAt())),
        wall(heard.lastSeenAt()));
  }

  private Instant wall(Instant steady) {
    return steady.plus(toWall).truncatedTo(ChronoUnit.MICROS);
  }

  private static Direction direction(Way way) {
    return switch (way) {
      case IN -> Direction.IN;
      case OUT -> Direction.OUT;
    };
  }
}

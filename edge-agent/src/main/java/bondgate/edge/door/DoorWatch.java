package bondgate.edge.door;

import bondgate.camera.Decision;
import bondgate.edge.outbox.Fact;
import bondgate.edge.settings.DoorSettings;
import bondgate.events.DoorOpened;
import bondgate.events.FaceSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decision at one door: from what the camera's pictures say, and from tickets, to facts and an
 * opening. Pure but for its memory of who was just there; times are parameters. Used by the doors'
 * thread only.
 */
final class DoorWatch {
  private final DoorSettings settings;
  private final Tickets tickets;
  private final int agree;
  // When each was last seen so by the camera; whoever stays before it is told and let in once.
  private final Map<String, Instant> seen = new HashMap<>();
  // When each person was last let in, by whatever means.
  private final Map<String, Instant> letIn = new HashMap<>();
  private String lastSaid = "";
  private int inARow;

  /**
   * A door at which nobody was yet.
   *
   * @param agree so many pictures in a row must say the same, from 1
   */
  DoorWatch(DoorSettings settings, Tickets tickets, int agree) {
    this.settings = settings;
    this.tickets = tickets;
    this.agree = agree;
  }

  /** What one picture said. */
  Findings face(Decision decision, Moment at) {
    Optional<FaceSighting> said = Sightings.of(settings.name(), decision);
    if (said.isEmpty()) {
      lastSaid = "";
      inARow = 0;
      return Findings.NONE;
    }
    FaceSighting sighting = said.get();
    String what = sighting.decision() + sighting.person();
    inARow = what.equals(lastSaid) ? inARow + 1 : 1;
    lastSaid = what;
    if (inARow < agree || !isNew(what, at.steady())) {
      return Findings.NONE;
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(sighting, at.wall()));
    boolean open =
        sighting.decision() == FaceSighting.Decision.MATCH
            && !wasJustLetIn(sighting.person(), at.steady());
    if (open) {
      letIn.put(sighting.person(), at.steady());
      facts.add(opened(DoorOpened.Means.FACE, sighting.person(), at));
    }
    return new Findings(facts, open);
  }

  /** A ticket was shown. The same one held there twice opens once. */
  Findings ticket(String person, Moment at) {
    if (wasJustLetIn(person, at.steady())) {
      return Findings.NONE;
    }
    letIn.put(person, at.steady());
    return new Findings(List.of(opened(DoorOpened.Means.CODE, person, at)), true);
  }

  /** Staff or the emergency contact. */
  Findings opened(DoorOpened.Means by, Moment at) {
    return new Findings(List.of(opened(by, "", at)), true);
  }

  /** What a text is worth at this door. */
  Tickets.Read read(String text, Moment at) {
    return tickets.read(text, at.wall());
  }

  /** The lock did not move, since the record did not reach the disk: whoever tries again may. */
  void notOpened() {
    letIn.clear();
    seen.clear();
  }

  /** Forgets whom nobody has seen for long: no list of persons grows in memory. */
  void forget(Instant now) {
    seen.values().removeIf(at -> now.isAfter(at.plus(settings.passage())));
    letIn.values().removeIf(at -> now.isAfter(at.plus(letInFor())));
  }

  private boolean isNew(String what, Instant now) {
    Instant before = seen.put(what, now);
    return before == null || now.isAfter(before.plus(settings.passage()));
  }

  // Of the opening, not of the last look: whoever did not get through and still stands before the
  // camera gets out of it by a ticket.
  private boolean wasJustLetIn(String person, Instant now) {
    Instant before = letIn.get(person);
    return before != null && !now.isAfter(before.plus(letInFor()));
  }

  private Duration letInFor() {
    Duration open = settings.openFor();
    return open.compareTo(settings.passage()) > 0 ? open : settings.passage();
  }

  private Fact opened(DoorOpened.Means by, String person, Moment at) {
    return new Fact(new DoorOpened(settings.name(), settings.way(), by, person), at.wall());
  }
}

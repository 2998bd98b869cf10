package bondgate.edge.door;

import bondgate.camera.Decision;
import bondgate.camera.PersonRef;
import bondgate.events.FaceSighting;
import java.time.Instant;
import java.util.Optional;

/**
 * One time that somebody at a till says to be a person, from the claim to what the camera there
 * says of it (1:1). Decisions come from the faces' thread only; any thread may give it up or ask.
 */
final class Verification {
  private final String visit;
  private final PersonRef person;
  private final Instant until;
  private final int agree;
  private volatile TillFace state = TillFace.LOOKING;
  // Owned by the faces' thread.
  private boolean begun;
  private String lastSaid = "";
  private int inARow;

  /**
   * A verification that no picture was looked at for.
   *
   * @param visit the shopper's visit, a random word
   * @param person who was claimed, and nobody else is compared with
   * @param until by the steady clock, from when on it is given up
   * @param agree so many pictures in a row must say the same, from 1
   */
  Verification(String visit, PersonRef person, Instant until, int agree) {
    this.visit = visit;
    this.person = person;
    this.until = until;
    this.agree = agree;
  }

  String visit() {
    return visit;
  }

  PersonRef person() {
    return person;
  }

  TillFace state() {
    return state;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** True once, at the first look: a picture from before the claim says nothing about it. */
  boolean begins() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  /** What is to be recorded of what a picture said: something once enough of them agree. */
  Optional<FaceSighting> said(String till, Decision decision) {
    Optional<FaceSighting> said = Sightings.of(till, decision);
    String what = said.map(one -> one.decision().name()).orElse("");
    inARow = what.equals(lastSaid) ? inARow + 1 : 1;
    lastSaid = what;
    return said.filter(one -> inARow >= agree);
  }

  /** The first end counts: what was given up is not found after all. */
  synchronized void end(TillFace how) {
    if (!state.ended()) {
      state = how;
    }
  }
}

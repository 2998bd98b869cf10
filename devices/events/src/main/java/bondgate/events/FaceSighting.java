package bondgate.events;

/**
 * What was decided of a face before the camera of a door, once for each passage, or of a till, once
 * for each time that somebody claims to be a person there. No picture, no template and no name: a
 * reference only if a person who consented was recognised.
 *
 * @param door the place: the door 会员门 or the till 无人收银; an agent has no two of one name
 * @param decision what was decided
 * @param person the salted reference of the person recognised, 64 lower-case hex digits; empty for
 *     every other decision
 * @param scorePermille cosine to the most like template in thousandths, -1000 to 1000; {@link
 *     #NOT_COMPARED} if there was none to compare with, or nothing was compared
 * @param livePermille how surely no photograph or screen, 0 to 1000; {@link #NOT_TOLD} where the
 *     decision does not say it
 */
public record FaceSighting(
    String door, Decision decision, String person, int scorePermille, int livePermille)
    implements EdgeEvent {
  /** What stands for the score where nothing was compared. */
  public static final int NOT_COMPARED = -1000;

  /** What stands for the liveness where it is not told. */
  public static final int NOT_TOLD = -1;

  /** What is said about the person before the camera. */
  public enum Decision {
    /** It is this person: the only one that opens. */
    MATCH,
    /** Nobody who consented. */
    UNKNOWN,
    /** Between like and unlike, or like two. */
    NOT_SURE,
    /** Probably a photograph or a screen. */
    NOT_LIVE
  }

  /** Checks the ranges, and that nobody is named but who was recognised. */
  public FaceSighting {
    Checks.name("door", door);
    Checks.present("decision", decision);
    Checks.person(person);
    Checks.require(
        person.isEmpty() == (decision != Decision.MATCH),
        "a person is stated for MATCH and for nothing else; received %s %s one",
        decision,
        person.isEmpty() ? "without" : "with");
    Checks.within("scorePermille", scorePermille, -1000, 1000);
    Checks.within("livePermille", livePermille, NOT_TOLD, 1000);
  }

  @Override
  public EventKind kind() {
    return EventKind.FACE_SIGHTING;
  }
}

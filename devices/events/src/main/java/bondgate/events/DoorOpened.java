package bondgate.events;

/**
 * 开门 — a door for people was opened, once for each passage. Whether somebody went through is not
 * known: a door has no eyes but its camera's.
 *
 * @param door the door 会员门
 * @param way whether it leads in or out
 * @param by what opened it
 * @param person the salted reference of who opened it, 64 lower-case hex digits; empty where nobody
 *     is known: staff and emergency
 */
public record DoorOpened(String door, Direction way, Means by, String person) implements EdgeEvent {
  /** What opens a door. */
  public enum Means {
    /** The face of somebody who consented. */
    FACE,
    /** A door ticket 开门码, which is for everybody. */
    CODE,
    /** Somebody of the staff. */
    STAFF,
    /** The emergency contact 消防联动: all doors at once. */
    EMERGENCY
  }

  /** Checks the ranges. */
  public DoorOpened {
    Checks.name("door", door);
    Checks.require(
        way == Direction.IN || way == Direction.OUT, "a door leads IN or OUT; received '%s'", way);
    Checks.present("by", by);
    Checks.person(person);
    boolean known = by == Means.FACE || by == Means.CODE;
    Checks.require(
        person.isEmpty() != known,
        "a person is stated for FACE and CODE, and for nothing else; received %s %s one",
        by,
        person.isEmpty() ? "without" : "with");
  }

  @Override
  public EventKind kind() {
    return EventKind.DOOR_OPENED;
  }
}

package bondgate.server.stream;

import bondgate.events.Direction;
import bondgate.events.DoorOpened;
import bondgate.events.DoorOpened.Means;
import bondgate.events.EdgeEvent;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import java.util.List;

/** What agents state of doors for people. */
public final class DoorFacts {
  public static final String MEI = "ab".repeat(32);
  public static final String LI = "cd".repeat(32);

  private DoorFacts() {}

  /** One of each kind, and several openings. */
  static List<EdgeEvent> ofADay() {
    return List.of(
        new FaceConsent(FaceConsent.Act.GIVEN, LI, 1, "ef".repeat(32)),
        in(Means.CODE, MEI),
        new FaceSighting("entrance", FaceSighting.Decision.UNKNOWN, "", 120, -1),
        in(Means.STAFF, ""),
        new FaceSighting("entrance", FaceSighting.Decision.MATCH, LI, 712, 990),
        in(Means.FACE, LI),
        out(Means.CODE, MEI));
  }

  /** The entrance was opened. */
  public static DoorOpened in(Means by, String person) {
    return new DoorOpened("entrance", Direction.IN, by, person);
  }

  /** The way out was opened. */
  public static DoorOpened out(Means by, String person) {
    return new DoorOpened("way-out", Direction.OUT, by, person);
  }
}

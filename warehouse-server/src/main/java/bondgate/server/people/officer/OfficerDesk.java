package bondgate.server.people.officer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that an officer's page asks for, in one place, so that a test can lay it out. */
interface OfficerDesk {
  /** Lines on a page of the fence log. */
  int LINES_ON_A_PAGE = 50;

  /** The device strip. */
  StripView strip(String zone);

  /**
   * A page of the fence log.
   *
   * @param before only leaves below this one; {@link Long#MAX_VALUE} for the newest page
   */
  FencePage fence(String zone, FenceFilter filter, long before);

  /**
   * What was added to the fence log above a leaf, newest first.
   *
   * @return at most {@link #LINES_ON_A_PAGE}; what is older than those is found by reloading
   */
  List<FenceLine> fenceSince(String zone, FenceFilter filter, long after);

  /** The alarms. */
  AlarmPage alarms(String zone);

  /** The book: one, or all if the zone has none of that number; of items that match, or of all. */
  BookPage book(String zone, String bookNo, String item);

  /** The guarantee. */
  GuaranteePage guarantee(String zone);

  /**
   * Headroom and hold after each change from then until before then, oldest first, and as they
   * stand at the end.
   */
  List<PlotPoint> plot(String zone, Instant from, Instant until);

  /** A record with what proves it; empty if the log has no such index. */
  Optional<ProvePage> prove(String zone, long index);

  /** Headroom and hold at one moment, in fen. */
  record PlotPoint(Instant at, long headroomFen, long heldFen) {}
}

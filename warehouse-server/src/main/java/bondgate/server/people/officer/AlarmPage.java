package bondgate.server.people.officer;

import java.util.List;

/**
 * The alarms of a zone.
 *
 * @param open nobody looked into these yet, oldest first: the one that waits longest is on top
 * @param closed acknowledged, newest first
 */
public record AlarmPage(List<AlarmLine> open, List<AlarmLine> closed) {
  /** Takes copies. */
  public AlarmPage {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }
}

package bondgate.server.fence;

import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import java.util.List;
import java.util.Map;

/** Whether a document may plan a move of those tags. */
public sealed interface ReadyResult {
  /** All are ours, at that place, and free. By tag, in the order asked. */
  record Ready(Map<String, TaggedPiece> pieces) implements ReadyResult {}

  /** At least one is not. */
  sealed interface NotReady extends ReadyResult {}

  /** Tags that are none of ours. */
  record UnknownTags(List<String> epcs) implements NotReady {}

  /** Tags that are at another place. */
  record Elsewhere(Place expected, Map<String, Place> places) implements NotReady {}

  /** Tags that a control order holds, each with its number. */
  record UnderControl(Map<String, String> orders) implements NotReady {}

  /** Tags that another document has planned for, by tag. */
  record AlreadyPlanned(Map<String, String> documents) implements NotReady {}
}

package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * 作业 — a piece of work, done by one person or by several.
 *
 * @param document the inbound list or gate pass that it is about, if it is about one
 * @param place where it is done: WAREHOUSE or CENTRE
 * @param openedBy who began it, such as {@code staff:ls-07}
 * @param finished how it ended, if it has
 */
public record Task(
    long id,
    TaskKind kind,
    Optional<String> document,
    Place place,
    String openedBy,
    Instant openedAt,
    Optional<Finish> finished) {
  /**
   * How a task ended.
   *
   * @param missing how much was still to be done: pieces, or bins of a count
   */
  public record Finish(String by, Instant at, int missing) {}
}

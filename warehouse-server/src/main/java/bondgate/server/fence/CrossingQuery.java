package bondgate.server.fence;

import java.util.Optional;

/**
 * Which crossings somebody wants to see; empty means all.
 *
 * @param verdict only with this verdict
 * @param portal only through this opening
 * @param epcPart only tags whose EPC holds this text
 */
public record CrossingQuery(
    Optional<Verdict> verdict, Optional<String> portal, Optional<String> epcPart) {
  /** All crossings. */
  public static final CrossingQuery ALL =
      new CrossingQuery(Optional.empty(), Optional.empty(), Optional.empty());
}

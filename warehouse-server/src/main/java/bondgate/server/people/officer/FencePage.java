package bondgate.server.people.officer;

import bondgate.events.TagSighting;
import bondgate.server.fence.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * One page of the fence log, newest first.
 *
 * @param lines the crossings and sightings
 * @param filter what was asked
 * @param problem why nothing is shown
 * @param portals the zone's portals, to choose from
 * @param newest whether this page begins at the newest record: only then it is live
 * @param olderBefore the next page holds leaves below this one; -1 if this is the last page
 */
public record FencePage(
    List<FenceLine> lines,
    FenceFilter filter,
    FenceProblem problem,
    List<String> portals,
    boolean newest,
    long olderBefore) {
  /** Takes copies. */
  public FencePage {
    lines = List.copyOf(lines);
    portals = List.copyOf(portals);
  }

  /** Whether there is an older page. */
  public boolean hasOlder() {
    return olderBefore >= 0;
  }

  /** The verdicts to choose from. */
  public List<Verdict> verdicts() {
    return Arrays.stream(Verdict.values()).filter(Verdict::isOfCrossing).toList();
  }

  /** What a tag may have done that did not go through, to choose from. */
  public List<TagSighting.Outcome> outcomes() {
    return Arrays.asList(TagSighting.Outcome.values());
  }
}

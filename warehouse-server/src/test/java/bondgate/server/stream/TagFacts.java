package bondgate.server.stream;

import bondgate.events.EdgeEvent;
import bondgate.events.TagChip;
import bondgate.events.TagSighting;
import java.util.List;

/** What agents state of tags that do not go through. */
final class TagFacts {
  private static final String CHIP = "E2801105200075CA56BE0935";
  private static final String OTHER_CHIP = "E2801105200075CA56BE0936";

  private TagFacts() {}

  /** A tag comes by and answers from two chips. */
  static List<EdgeEvent> ofADay(String epc) {
    return List.of(
        new TagSighting(
            "dock", "reader-dock", epc, TagSighting.Outcome.NEAR, 1, 2, -60, TestZone.AT),
        chip(epc, CHIP),
        chip(epc, OTHER_CHIP));
  }

  /** A tag answered at the dock from that chip. */
  static TagChip chip(String epc, String tid) {
    return new TagChip("dock", "reader-dock", epc, tid);
  }
}

package bondgate.server.handling;

import java.util.List;

/**
 * 盘点结果 — what a count found, against fence and bins; for the supervisor, never for who counts.
 *
 * @param items each item that should be there or was found, by part number
 * @param misplaced found in another bin than the handhelds put them
 * @param unexpected found, though the fence believes them elsewhere
 * @param strangers tags of no piece of this zone
 * @param binsLeft bins with pieces that nobody counted
 * @param workers who counted
 */
public record CountReport(
    List<ItemLine> items,
    List<Misplaced> misplaced,
    List<PieceLine> unexpected,
    List<String> strangers,
    long binsLeft,
    List<String> workers) {
  /** Takes copies. */
  public CountReport {
    items = List.copyOf(items);
    misplaced = List.copyOf(misplaced);
    unexpected = List.copyOf(unexpected);
    strangers = List.copyOf(strangers);
    workers = List.copyOf(workers);
  }

  /**
   * An item.
   *
   * @param expected pieces that the fence believes to be in the place since before the count
   * @param found pieces of the place that were found
   * @param arrived pieces that came while or after it was counted, and were not found: nobody
   *     looked for them
   */
  public record ItemLine(String item, long expected, long found, long arrived) {
    /** What the count says of the place as it is now. */
    public long counted() {
      return found + arrived;
    }

    /** How many are missing. */
    public long missing() {
      return expected - found;
    }
  }

  /** A piece. */
  public record PieceLine(String epc, String item) {}

  /** A piece in a bin where it was not put. */
  public record Misplaced(String epc, String item, String bin, String foundIn) {}

  /** Whether every item and every bin is as it should be. */
  public boolean agrees() {
    return binsLeft == 0
        && unexpected.isEmpty()
        && strangers.isEmpty()
        && items.stream().allMatch(line -> line.missing() == 0);
  }
}

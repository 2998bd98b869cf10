package bondgate.server.people.staff;

import bondgate.server.people.ItemName;
import java.util.List;

/**
 * The page of tags that are put on the pieces of a list.
 *
 * @param lines its items
 * @param detail code of a refusal that has no sentence of its own, or the tag that is bound
 */
public record TagPage(TagForm form, TagSaid said, String detail, List<Line> lines) {
  /** Takes a copy. */
  public TagPage {
    lines = List.copyOf(lines);
  }

  /**
   * An item of the list.
   *
   * @param next the next number to write; empty: all tags are bound
   */
  public record Line(ItemName name, long listed, long bound, String next) {
    /** The item's part number. */
    public String item() {
      return name.item();
    }
  }
}

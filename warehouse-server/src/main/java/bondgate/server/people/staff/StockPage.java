package bondgate.server.people.staff;

import bondgate.server.checkout.Calls;
import bondgate.server.goods.Place;
import bondgate.server.people.ItemName;
import java.util.List;

/**
 * The stock as the staff see it.
 *
 * @param calls who waits for a person at a till, the longest first
 * @param items one for each item, by part number
 * @param asked what was searched for, empty if nothing
 * @param found the tags that fit, at most {@link #MOST_FOUND}
 */
public record StockPage(
    List<Calls.Call> calls, List<Item> items, String asked, List<TagAnswer> found) {
  /** Tags shown for one search; more than that is no answer for a handheld. */
  public static final int MOST_FOUND = 20;

  /** Takes copies. */
  public StockPage {
    calls = List.copyOf(calls);
    items = List.copyOf(items);
    found = List.copyOf(found);
  }

  /** Whether more tags may fit than are shown. */
  public boolean full() {
    return found.size() == MOST_FOUND;
  }

  /** One item with its places. */
  public record Item(ItemName name, List<Count> counts) {
    /** Takes a copy. */
    public Item {
      counts = List.copyOf(counts);
    }
  }

  /**
   * Pieces of one item at one place.
   *
   * @param place where
   * @param onBook there
   * @param expected planned to come
   * @param planned planned to go
   */
  public record Count(Place place, long onBook, long expected, long planned) {}

  /**
   * Where one tag is and what to do with it.
   *
   * @param epc the tag
   * @param item what it is bound to
   * @param place where it is
   * @param permit what it may do, null if it may not move
   */
  public record TagAnswer(String epc, ItemName item, Place place, OpenPermit permit) {
    /** What the staff should do. */
    public NextStep nextStep() {
      if (place == Place.INVESTIGATION) {
        return NextStep.BRING_BACK;
      }
      if (permit != null) {
        return NextStep.MOVE;
      }
      return switch (place) {
        case ABROAD, INVESTIGATION, DESTROYED -> NextStep.ASK;
        case WAREHOUSE, CENTRE -> NextStep.STAY;
        case STREET -> NextStep.NOTHING;
      };
    }
  }

  /**
   * The move that a tag may make.
   *
   * @param portal through this opening
   * @param inward in, else out
   * @param document under this document
   */
  public record OpenPermit(String portal, boolean inward, String document) {}

  /** What the staff should do with a tag. */
  public enum NextStep {
    /** Carry it through the portal that the permit names. */
    MOVE,
    /** Leave it: it has no permit. */
    STAY,
    /** It left without a permit: bring it back through the same portal and call the officer. */
    BRING_BACK,
    /** It should have a permit and has none: ask the office. */
    ASK,
    /** It is released and gone. */
    NOTHING
  }
}

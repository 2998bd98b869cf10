package bondgate.server.people.staff;

import bondgate.server.handling.Bins;
import java.util.List;

/**
 * A page of bins.
 *
 * @param filled the bins, by label
 * @param last the label after which the next page begins; empty: this is the last page
 * @param said what was done last
 * @param about the label that this is about
 * @param mayChange whether who reads it may add, block and free
 */
public record BinsPage(
    List<Bins.Filled> filled, String last, BinSaid said, String about, boolean mayChange) {
  /** Takes a copy. */
  public BinsPage {
    filled = List.copyOf(filled);
  }
}

package bondgate.server.people.staff;

import bondgate.server.bondedlist.BondedListView;
import bondgate.server.bondedlist.DueList;
import java.util.List;
import java.util.Optional;

/**
 * The bonded lists.
 *
 * @param due retail lists that must soon be in one
 * @param odd receipts that a person has to look at
 * @param said why nothing was gathered just now
 */
public record BondedPage(
    List<BondedListView> lists,
    List<DueList> due,
    List<BondedListView.Receipt> odd,
    BondedForm form,
    Optional<BondedSaid> said) {
  /** Takes copies. */
  public BondedPage {
    lists = List.copyOf(lists);
    due = List.copyOf(due);
    odd = List.copyOf(odd);
  }
}

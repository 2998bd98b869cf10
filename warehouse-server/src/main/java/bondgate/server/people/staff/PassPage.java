package bondgate.server.people.staff;

import bondgate.server.bondedlist.BondedListView;
import bondgate.server.bondedlist.BondedPassView;
import bondgate.server.bondedlist.PassCargo;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.Differing;
import java.util.List;
import java.util.Optional;

/**
 * The gate passes.
 *
 * @param waiting our numbers of display passes that the book waits for
 * @param odd receipts of lists and passes that a person has to look at
 * @param said why nothing was handed in just now
 */
public record PassPage(
    List<BondedPassView> passes,
    List<String> waiting,
    List<BondedListView.Receipt> odd,
    PassForm form,
    Optional<PassSaid> said) {
  /** Takes copies. */
  public PassPage {
    passes = List.copyOf(passes);
    waiting = List.copyOf(waiting);
    odd = List.copyOf(odd);
  }

  /** For the words of what a pass may carry. */
  public PassCargo listsCargo() {
    return PassCargo.LISTS;
  }

  /** The same. */
  public PassCargo displayCargo() {
    return PassCargo.DISPLAY;
  }

  /**
   * One of them.
   *
   * @param own the display pass of ours, if it is for one
   * @param tags the tags of the pass, and others that differ
   */
  public record Sheet(BondedPassView pass, Optional<CustomsPass> own, List<PassPage.Tag> tags) {
    /** Takes a copy. */
    public Sheet {
      tags = List.copyOf(tags);
    }
  }

  /**
   * A tag.
   *
   * @param through whether it is through the opening
   * @param difference how it differs, if it does
   * @param returned whether it came back by a return of its sale
   */
  public record Tag(
      String epc, boolean through, Optional<Differing> difference, boolean returned) {}
}

package bondgate.server.people.staff;

import bondgate.server.checkout.Packing;
import bondgate.server.people.ItemName;
import java.util.List;
import java.util.Optional;

/**
 * A parcel as the staff pack it.
 *
 * @param pieces its pieces with their names
 * @param scan what the last scan came to; empty before the first
 * @param wrong the name of the item of a tag that does not belong there, if it is one of ours
 */
public record ParcelPage(
    Packing.Job job, List<Piece> pieces, Optional<Packing.Scan> scan, Optional<ItemName> wrong) {
  /** Takes a copy. */
  public ParcelPage {
    pieces = List.copyOf(pieces);
  }

  /** A piece and what it is called. */
  public record Piece(String epc, ItemName name, boolean scanned) {}

  /** Which sentence the last scan gets: TAKEN, AGAIN, WRONG, UNKNOWN, NOTHING, or empty. */
  public String scanned() {
    if (scan.isEmpty()) {
      return "";
    }
    if (scan.get() instanceof Packing.Scan.Taken) {
      return "TAKEN";
    }
    if (scan.get() instanceof Packing.Scan.Wrong) {
      return wrong.isPresent() ? "WRONG" : "UNKNOWN";
    }
    return scan.get() instanceof Packing.Scan.Again ? "AGAIN" : "NOTHING";
  }
}

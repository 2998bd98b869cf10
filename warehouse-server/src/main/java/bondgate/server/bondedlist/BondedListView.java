package bondgate.server.bondedlist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A bonded list as it stands.
 *
 * @param lines what is in it
 * @param retailLists 清单编号 of the retail lists in it
 * @param receipts what customs said, in the order in which it came
 * @param inside how many of its pieces are inside by the fence though customs has deducted it; 0
 *     until then
 */
public record BondedListView(
    BondedListView.Head head,
    PaperStanding standing,
    List<ListLine> lines,
    List<String> retailLists,
    List<BondedListView.Receipt> receipts,
    long inside) {
  /** Takes copies. */
  public BondedListView {
    lines = List.copyOf(lines);
    retailLists = List.copyOf(retailLists);
    receipts = List.copyOf(receipts);
  }

  /**
   * What is on its paper.
   *
   * @param type 清单类型, customs' figure
   * @param direction 进出口标记, customs' letter
   */
  public record Head(
      String innerNo,
      String type,
      String direction,
      String bookNo,
      String office,
      LocalDate from,
      LocalDate until,
      String actor,
      Instant madeAt) {}

  /**
   * A receipt.
   *
   * @param type 报文类型, such as INV201
   * @param trouble why a person has to look at it
   * @param words customs' own. Not for logs
   */
  public record Receipt(
      String type,
      ReceiptEffect effect,
      Optional<Trouble> trouble,
      Instant happenedAt,
      String words,
      Instant receivedAt) {}
}

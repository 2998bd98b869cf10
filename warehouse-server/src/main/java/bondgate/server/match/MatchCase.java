package bondgate.server.match;

import bondgate.events.Direction;
import bondgate.server.book.Holding;
import bondgate.server.fence.Verdict;
import bondgate.server.goods.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the three sides say of one piece that was sold or left; at least one of them says something.
 *
 * @param epc the piece's tag
 * @param item part number 料号; empty if no list bound the tag
 * @param gate 门
 * @param till 台: paid or released, and not undone since
 * @param book 账: the entry that moved the piece on the book
 */
public record MatchCase(
    String epc, String item, Optional<Gate> gate, Optional<Till> till, Optional<Entry> book) {

  /**
   * The crossing.
   *
   * @param leaf its leaf
   * @param confidencePermille how sure its direction is, 0 to 1000
   * @param document the permit's document, or the control order; empty if there is none
   * @param to where the fence has it since; empty if nothing was moved
   * @param backLeaf the crossing by which it came back, if it left without a permit and did
   * @param seenAt last read of the passage, by the agent's clock
   * @param committedAt when it took effect
   */
  public record Gate(
      long leaf,
      String portal,
      Direction direction,
      int confidencePermille,
      Verdict verdict,
      String document,
      Optional<Place> to,
      OptionalLong backLeaf,
      Instant seenAt,
      Instant committedAt) {}

  /**
   * The sale.
   *
   * @param saleNo its number
   * @param till where it was sold; empty for the web shop, or if nobody said
   * @param payment the money; empty for a sale that was recorded after the fact
   * @param release customs' word; empty while it has not come
   * @param returnedLeaf the act by which the piece came back
   */
  public record Till(
      String saleNo,
      String till,
      Optional<Payment> payment,
      Optional<Release> release,
      OptionalLong returnedLeaf) {
    Till returned(OptionalLong leaf) {
      return new Till(saleNo, till, payment, release, leaf);
    }
  }

  /** Money that paid the whole sale. */
  public record Payment(long leaf, Instant paidAt, long amountFen) {}

  /** 放行, by the list of that number 进口清单. */
  public record Release(long leaf, Instant recordedAt, String listNo) {}

  /**
   * The entry on the account book.
   *
   * @param evidence the leaf that proves it
   * @param document its reference: a document's number, or the device's record
   */
  public record Entry(
      long seq, String document, long evidence, Holding from, Holding to, Instant recordedAt) {}

  /** What they say together. */
  public MatchVerdict verdict() {
    if (gate.isEmpty()) {
      if (book.isPresent()) {
        return MatchVerdict.BOOK_WITHOUT_GATE;
      }
      return till.flatMap(Till::release).isPresent()
          ? MatchVerdict.SOLD_INSIDE
          : MatchVerdict.PAID_WAITING;
    }
    Gate crossing = gate.get();
    if (crossing.verdict() == Verdict.UNCERTAIN) {
      return MatchVerdict.DIRECTION_UNCLEAR;
    }
    if (book.filter(entry -> entry.evidence() == crossing.leaf()).isEmpty()) {
      return MatchVerdict.GATE_WITHOUT_BOOK;
    }
    return crossing.to().equals(Optional.of(Place.INVESTIGATION))
        ? unpermitted(crossing)
        : permitted();
  }

  private MatchVerdict unpermitted(Gate crossing) {
    if (crossing.backLeaf().isPresent()) {
      return MatchVerdict.CAME_BACK;
    }
    return till.isPresent() ? MatchVerdict.SOLD_WITHOUT_PERMIT : MatchVerdict.GATE_WITHOUT_TILL;
  }

  private MatchVerdict permitted() {
    if (till.isEmpty()) {
      return MatchVerdict.WITHOUT_SALE;
    }
    return till.get().returnedLeaf().isPresent() ? MatchVerdict.AGREE_RETURNED : MatchVerdict.AGREE;
  }
}

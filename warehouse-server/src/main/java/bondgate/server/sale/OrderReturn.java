package bondgate.server.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 退货 — pieces of an order that came back by one act, and what customs decided about that.
 *
 * @param leafIndex the act's leaf, which names the return
 * @param at when they came back
 * @param decisions of customs, in the order in which the return was declared
 */
public record OrderReturn(
    String zone,
    String saleNo,
    long leafIndex,
    Instant at,
    List<Piece> pieces,
    List<Decision> decisions) {
  /** Takes copies. */
  public OrderReturn {
    pieces = List.copyOf(pieces);
    decisions = List.copyOf(decisions);
  }

  /** A piece that came back; {@code line} is its number on customs' list. */
  public record Piece(String epc, String item, int line, long priceFen, long taxFen) {}

  /**
   * Customs' word about the return as it was declared for the {@code attempt}th time.
   *
   * @param code of the receipt, such as 399
   * @param on the day in China
   */
  public record Decision(
      int attempt, boolean accepted, String code, LocalDate on, long leafIndex) {}

  /** Where it stands at customs. */
  public enum AtCustoms {
    /** Customs has not decided: the tax of the pieces may still be due. */
    UNDECIDED,
    /** Accepted: no tax is due for the pieces any more. */
    SETTLED,
    /** Refused the last time: for customs the pieces are the buyer's, and their tax is due. */
    OPEN
  }

  /** Where it stands at customs, by the last word. */
  public AtCustoms atCustoms() {
    return last()
        .map(one -> one.accepted() ? AtCustoms.SETTLED : AtCustoms.OPEN)
        .orElse(AtCustoms.UNDECIDED);
  }

  /** Customs' last word. */
  public Optional<Decision> last() {
    return decisions.isEmpty()
        ? Optional.empty()
        : Optional.of(decisions.get(decisions.size() - 1));
  }

  /** What goes back to the payer, in fen. */
  public long backFen() {
    return pieces.stream().mapToLong(piece -> piece.priceFen() + piece.taxFen()).sum();
  }

  /** The tax in that. */
  public long taxFen() {
    return pieces.stream().mapToLong(Piece::taxFen).sum();
  }
}

package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;
import java.util.List;

/**
 * 占用 — an amount of the guarantee that is held against one piece, on named instruments.
 *
 * @param epc the piece's tag
 * @param purpose what it is held for
 * @param document the document that asked for it
 * @param amountFen in fen, from 1: the sum of its parts
 * @param id number of the hold as a whole
 * @param generation 1 as it was taken, one more for each time it was moved to other instruments
 * @param parts what each instrument bears, in the order in which they were drawn on
 */
public record Hold(
    String epc,
    Purpose purpose,
    String document,
    long amountFen,
    TransferId id,
    int generation,
    List<HoldPart> parts) {
  /** Takes a copy, and checks that the parts make up the whole. */
  public Hold {
    parts = List.copyOf(parts);
    long sum = parts.stream().mapToLong(HoldPart::amountFen).sum();
    if (sum != amountFen || amountFen < 1) {
      throw new IllegalArgumentException(
          "a hold of %d fen has parts of %d fen in all".formatted(amountFen, sum));
    }
  }

  /** What an amount is held for. */
  public enum Purpose {
    /** 保税展示: the full potential tax of goods on display. */
    DISPLAY,
    /** The retail tax of goods that were released before it is paid. */
    RETAIL,
    /**
     * What the display holds of an order's pieces do not cover of its retail tax, until customs
     * releases it.
     */
    ORDER
  }
}

package bondgate.edge.till;

import bondgate.till.printer.Receipt;
import java.util.ArrayList;
import java.util.List;

/**
 * A receipt that the kiosk's page wants on paper.
 *
 * @param id names this wish: the same again is not printed again; 1 to 100 characters
 * @param lines from top to bottom, 1 to 300
 */
public record ReceiptOrder(String id, List<Line> lines) {
  private static final int LONGEST_ID = 100;
  private static final int MOST_LINES = 300;
  private static final int LONGEST_TEXT = 700;

  /** Checks the sizes. */
  public ReceiptOrder {
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "id must have 1 to 100 characters; give the sale's number");
    }
    if (lines == null || lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("expected 1 to 300 lines");
    }
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param kind what kind of line
   * @param text its text, or the data of the QR code; at most 700 characters
   * @param quantity pieces of an item
   * @param fen of an item or amount
   */
  public record Line(Kind kind, String text, int quantity, long fen) {
    /** Checks the length. */
    public Line {
      if (kind == null || text == null || text.length() > LONGEST_TEXT) {
        throw new IllegalArgumentException(
            "a line has a kind and a text of at most 700 characters");
      }
    }
  }

  /** What kind of line. */
  public enum Kind {
    /** A heading. */
    TITLE,
    /** Text. */
    TEXT,
    /** Goods, with quantity and amount. */
    ITEM,
    /** A sum. */
    AMOUNT,
    /** A line across. */
    RULE,
    /** A QR code. */
    QR
  }

  /**
   * The receipt.
   *
   * @throws IllegalArgumentException saying which part cannot be printed
   */
  Receipt receipt() {
    List<Receipt.Part> parts = new ArrayList<>();
    for (Line line : lines) {
      parts.add(
          switch (line.kind()) {
            case TITLE -> new Receipt.Part.Title(line.text());
            case TEXT -> new Receipt.Part.Text(line.text());
            case ITEM -> new Receipt.Part.Item(line.text(), line.quantity(), line.fen());
            case AMOUNT -> new Receipt.Part.Amount(line.text(), line.fen());
            case RULE -> new Receipt.Part.Rule();
            case QR -> new Receipt.Part.Qr(line.text());
          });
    }
    return new Receipt(parts);
  }
}

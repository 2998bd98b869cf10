package bondgate.till.printer;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A receipt (购物小票) from top to bottom. Amounts are fen (分), a hundredth of a yuan.
 *
 * @param parts in order, at least one
 */
public record Receipt(List<Part> parts) {
  /** Copies the list. */
  public Receipt {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a receipt has at least one part");
    }
  }

  /** A part of a receipt. */
  public sealed interface Part {
    /**
     * A heading, bold and in the middle.
     *
     * @param text without line ends
     */
    record Title(String text) implements Part {
      /** Checks the text. */
      public Title {
        plain(text);
      }
    }

    /**
     * A line of text, broken where it is too long.
     *
     * @param text without line ends
     */
    record Text(String text) implements Part {
      /** Checks the text. */
      public Text {
        plain(text);
      }
    }

    /**
     * Goods sold.
     *
     * @param name of the goods
     * @param quantity pieces, 1 to 99999
     * @param fen for all pieces, may be negative for a return
     */
    record Item(String name, int quantity, long fen) implements Part {
      /** Checks name and quantity. */
      public Item {
        plain(name);
        if (quantity < 1 || quantity > 99_999) {
          throw new IllegalArgumentException(
              "quantity must be from 1 to 99999; received " + quantity);
        }
      }
    }

    /**
     * A sum, such as 合计 or 其中税款.
     *
     * @param label what it is
     * @param fen how much
     */
    record Amount(String label, long fen) implements Part {
      /** Checks the label. */
      public Amount {
        plain(label);
      }
    }

    /** A line across. */
    record Rule() implements Part {}

    /**
     * A QR code.
     *
     * @param data 1 to 700 ASCII characters: a web address percent-encodes anything else
     */
    record Qr(String data) implements Part {
      /** Checks the data; printers differ in how they encode what is not ASCII. */
      public Qr {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(data);
        if (!ascii || data.isEmpty() || data.length() > 700) {
          throw new IllegalArgumentException(
              "a QR code holds 1 to 700 ASCII characters; received %d, ASCII %s"
                  .formatted(data.length(), ascii));
        }
      }
    }
  }

  /** An amount as it is printed: 12.30, -0.05. */
  public static String yuan(long fen) {
    long positive = Math.abs(fen);
    return "%s%d.%02d".formatted(fen < 0 ? "-" : "", positive / 100, positive % 100);
  }

  /** Control characters would be commands to the printer. */
  private static void plain(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new IllegalArgumentException(
          "text for a receipt holds no control characters; received some in " + text.length());
    }
  }
}

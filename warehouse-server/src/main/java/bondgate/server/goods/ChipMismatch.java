package bondgate.server.goods;

import java.util.Optional;

/**
 * 疑似复制标签 — a number answered from a chip that is not its own. Nobody can tell from this which of
 * the two is the copy; only that one of them is.
 *
 * @param kind what does not fit
 * @param tid the chip that answered, upper-case hex
 * @param known the chip from which that number is known, or the number under which that chip is
 * @param knownLeaf the leaf that says so: of the act that bound the tag, or of the first record
 */
public record ChipMismatch(Kind kind, String tid, String known, long knownLeaf) {
  /** What does not fit. */
  public enum Kind {
    /** The number is known from another chip: there are two tags with one number. */
    OTHER_CHIP,
    /** The chip is known under another number: the tag was written anew. */
    OTHER_NUMBER
  }

  /** As one text of four words, which {@link #of} reads. */
  public String text() {
    return "%s %s %s %d".formatted(kind, tid, known, knownLeaf);
  }

  /** Reads what {@link #text} wrote; empty for any other text. */
  public static Optional<ChipMismatch> of(String text) {
    String[] words = text.split(" ", -1);
    for (Kind kind : Kind.values()) {
      if (words.length == 4 && words[0].equals(kind.name()) && words[3].matches("[0-9]{1,18}")) {
        return Optional.of(new ChipMismatch(kind, words[1], words[2], Long.parseLong(words[3])));
      }
    }
    return Optional.empty();
  }
}

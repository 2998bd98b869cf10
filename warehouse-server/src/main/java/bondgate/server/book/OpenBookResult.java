package bondgate.server.book;

/** What became of an account book's opening. */
public sealed interface OpenBookResult {
  /** It is open. */
  record Opened() implements OpenBookResult {}

  /** The same book was opened before, by that leaf; -1: by the settings. */
  record OpenedBefore(long leafIndex) implements OpenBookResult {}

  /** A book of that number was opened with other content, by that leaf; -1: by the settings. */
  record IsOtherwise(String bookNo, long leafIndex) implements OpenBookResult {}

  /** The number does not look as book numbers must. */
  record NumberMalformed(String bookNo, String expected) implements OpenBookResult {}
}

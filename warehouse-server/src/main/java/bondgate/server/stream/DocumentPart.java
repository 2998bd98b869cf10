package bondgate.server.stream;

/**
 * So many pieces of that line of a document.
 *
 * @param line number of the line, from 1
 * @param quantity from 1
 */
public record DocumentPart(int line, long quantity) {
  /** Checks the ranges. */
  public DocumentPart {
    ActChecks.require(line >= 1, "a line is numbered from 1; received %d", line);
    BookChecks.quantity(quantity, 1);
  }
}

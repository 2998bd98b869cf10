package bondgate.server.book;

import java.time.Instant;
import java.util.List;

/** What became of a year's closing. */
public sealed interface YearResult {
  /**
   * It is closed.
   *
   * @param openDocuments documents that are still 预核扣 and go on in the next year
   */
  record Closed(int openDocuments) implements YearResult {}

  /** It was closed before, by that leaf. */
  record ClosedBefore(long leafIndex) implements YearResult {}

  /** No such account book in this zone. */
  record BookUnknown(String bookNo) implements YearResult {}

  /** The year is not over in China. */
  record NotOver(int year, Instant now) implements YearResult {}

  /** An earlier year in which the book moved is still open. */
  record EarlierOpen(int year, int earlier) implements YearResult {}

  /** The year's figures do not add up; these do not. */
  record DoesNotBalance(List<String> lines) implements YearResult {}
}

package bondgate.server.sale;

import bondgate.server.book.DocumentResult;

/** What became of a retail list by quantity. */
public sealed interface RetailListResult {
  /** What the account book answered. */
  record Answered(DocumentResult result) implements RetailListResult {}

  /** Its tax needs more of the guarantee than is free, in fen. */
  record GuaranteeExceeded(long neededFen, long headroomFen) implements RetailListResult {}
}

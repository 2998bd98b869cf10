package bondgate.server.sale;

import bondgate.server.book.DocumentResult;
import bondgate.server.guarantee.InstrumentStanding;
import java.util.List;

/** What became of a retail list by quantity. */
public sealed interface RetailListResult {
  /** What the account book answered. */
  record Answered(DocumentResult result) implements RetailListResult {}

  /** Its tax needs more of the guarantee than is free, in fen. */
  record GuaranteeExceeded(long neededFen, long headroomFen) implements RetailListResult {}

  /** Holds stand on instruments that expired: first they must be covered. */
  record HoldsUncovered(List<InstrumentStanding> instruments) implements RetailListResult {}
}

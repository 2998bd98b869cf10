package bondgate.server.sale;

import bondgate.server.book.PlannedMove;
import bondgate.server.fence.ReadyResult;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.ledger.TransferResult;
import java.time.LocalDate;
import java.util.List;

/** What became of a sale. */
public sealed interface SaleResult {
  /** The pieces may leave, and the guarantee is held for their retail tax. */
  record Recorded(List<PlannedMove> moves) implements SaleResult {}

  /** The same sale was recorded before, by that leaf. */
  record RecordedBefore(long leafIndex) implements SaleResult {}

  /** A sale of that number was recorded with other content, by that leaf. */
  record IsOtherwise(String saleNo, long leafIndex) implements SaleResult {}

  /** It says that customs released it on a day that has not come. */
  record ReleasedLater(LocalDate releasedOn, LocalDate today) implements SaleResult {}

  /** Not all pieces are in the centre and free. */
  record NotReady(ReadyResult.NotReady why) implements SaleResult {}

  /** The guarantee does not cover the retail tax of all pieces; in fen. */
  record GuaranteeExceeded(long neededFen, long headroomFen) implements SaleResult {}

  /** Holds stand on instruments that expired; nothing new is held until they are moved or ended. */
  record HoldsUncovered(List<InstrumentStanding> instruments) implements SaleResult {}

  /** The book did not take it. */
  record NotOnBook(TransferResult.Refusal refusal) implements SaleResult {}
}

package bondgate.server.gatepass;

import bondgate.server.book.DocumentResult;
import bondgate.server.book.PlannedMove;
import bondgate.server.fence.ReadyResult;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.ledger.TransferResult;
import java.util.List;

/** What became of a gate pass. */
public sealed interface GatePassResult {
  /** Its moves are planned, and the guarantee is held for each piece. */
  record Approved(List<PlannedMove> moves) implements GatePassResult {}

  /** The same pass was approved before, by that leaf. */
  record ApprovedBefore(long leafIndex) implements GatePassResult {}

  /** A pass of that number was approved with other content, by that leaf. */
  record IsOtherwise(String passNo, long leafIndex) implements GatePassResult {}

  /** Not all pieces are in the warehouse and free. */
  record NotReady(ReadyResult.NotReady why) implements GatePassResult {}

  /** The guarantee does not cover the full tax of all pieces; in fen. */
  record GuaranteeExceeded(long neededFen, long headroomFen) implements GatePassResult {}

  /** Holds stand on instruments that expired; nothing new is held until they are moved or ended. */
  record HoldsUncovered(List<InstrumentStanding> instruments) implements GatePassResult {}

  /** The book did not take its document. */
  record NotAccepted(DocumentResult.Refusal why) implements GatePassResult {}

  /** The book did not take it. */
  record NotOnBook(TransferResult.Refusal refusal) implements GatePassResult {}
}

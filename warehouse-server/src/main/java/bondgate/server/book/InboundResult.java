package bondgate.server.book;

import bondgate.server.ledger.TransferResult;
import java.util.List;

/** What became of an inbound list. */
public sealed interface InboundResult {
  /** It is on the book as planned moves from abroad into the warehouse. */
  record Accepted(List<PlannedMove> moves) implements InboundResult {}

  /** The same list was accepted before, by that leaf. */
  record AcceptedBefore(long leafIndex) implements InboundResult {}

  /** A list of that number was accepted with other content, by that leaf. */
  record IsOtherwise(String listNo, long leafIndex) implements InboundResult {}

  /** Items that are not in the goods master. */
  record UnknownItems(List<String> items) implements InboundResult {}

  /** Tags that are on other pieces already. */
  record TagsInUse(List<String> epcs) implements InboundResult {}

  /** The book did not take it. */
  record NotOnBook(TransferResult.Refusal refusal) implements InboundResult {}
}

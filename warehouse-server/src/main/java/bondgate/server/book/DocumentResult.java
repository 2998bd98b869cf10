package bondgate.server.book;

import bondgate.server.ledger.TransferResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a document. Where several refusals would apply, the first in the order of this
 * file is given.
 */
public sealed interface DocumentResult {
  /** It is on the book: 预核扣, or 已核扣 if its kind has no conditions. */
  record Accepted(DocumentState state) implements DocumentResult {}

  /** The same document was accepted before, by that leaf. */
  record AcceptedBefore(long leafIndex) implements DocumentResult {}

  /** It is not on the book, and nothing of it is. */
  sealed interface Refusal extends DocumentResult {}

  /** A document of that number was accepted with other content, by that leaf. */
  record IsOtherwise(String number, long leafIndex) implements Refusal {}

  /** The number does not look as numbers of its kind must. */
  record NumberMalformed(String number, String expected) implements Refusal {}

  /** It says that it happened after it is recorded. */
  record HappensLater(Instant happenedAt, Instant recordedAt) implements Refusal {}

  /** No such account book in this zone. */
  record BookUnknown(String bookNo) implements Refusal {}

  /** The book ended 结束有效日期. */
  record BookEnded(String bookNo, LocalDate validUntil, LocalDate today) implements Refusal {}

  /** Something that a document of this kind must state is missing. */
  record Lacks(DocumentKind kind, String what) implements Refusal {}

  /** Items that are not in the goods master. */
  record UnknownItems(List<String> items) implements Refusal {}

  /** A document of this kind does not move goods that way. */
  record NoSuchWay(DocumentKind kind, DocumentKind.Route asked, List<DocumentKind.Route> possible)
      implements Refusal {}

  /** The earlier document that it names is not there, or does not fit. */
  record OriginalUnknown(String original, String expected) implements Refusal {}

  /** More than the named line of the earlier document has left. */
  record ExceedsOriginal(String original, int line, long asked, long left) implements Refusal {}

  /** It comes too late for what it names. */
  record TooLate(String original, Instant since, int daysAllowed) implements Refusal {}

  /** A conversion whose products are not worth what goes into them, in fen. */
  record ValuesDiffer(long inFen, long outFen) implements Refusal {}

  /** A line is worth more than the book can count. */
  record ValueTooLarge(String item, long quantity, long unitValueFen) implements Refusal {}

  /** The account does not have that many, planned ones counted as gone. */
  record NotEnough(String item, Holding holding, long asked, long available) implements Refusal {}

  /** What is moved with it was refused, such as the hold on the guarantee. */
  record LinkedRefused(TransferResult.Refusal refusal) implements Refusal {}
}

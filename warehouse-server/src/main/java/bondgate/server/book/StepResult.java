package bondgate.server.book;

import bondgate.server.ledger.TransferResult;
import java.time.Instant;

/**
 * What became of a step of a document. Where several refusals would apply, the first in the order
 * of this file is given.
 */
public sealed interface StepResult {
  /** It is on record; the document stands so now. */
  record Done(DocumentState state) implements StepResult {}

  /** The same step was recorded before, by that leaf. */
  record DoneBefore(long leafIndex) implements StepResult {}

  /** It is not on record, and nothing changed. */
  sealed interface Refusal extends StepResult {}

  /** No such document on the account book. */
  record DocumentUnknown(String number) implements Refusal {}

  /** The step, or the paper, was recorded before with other content, by that leaf. */
  record IsOtherwise(String what, long leafIndex) implements Refusal {}

  /** The paper's number does not look as it must. */
  record NumberMalformed(String number, String expected) implements Refusal {}

  /** It says that it happened after it is recorded. */
  record HappensLater(Instant happenedAt, Instant recordedAt) implements Refusal {}

  /** The document's kind does not ask for this step. */
  record NotAsked(String number, DocumentKind kind, DocumentStep step) implements Refusal {}

  /**
   * The document does not stand so that this could happen.
   *
   * @param expected what would have to be
   */
  record NotNow(String number, DocumentState state, DocumentStep step, String expected)
      implements Refusal {}

  /** The document has no such line. */
  record UnknownLine(String number, int line, int lines) implements Refusal {}

  /** More would have passed than the line has left. */
  record ExceedsLine(String number, int line, long asked, long left) implements Refusal {}

  /** The ledger did not take it. */
  record NotOnBook(TransferResult.Refusal refusal) implements Refusal {}
}

package bondgate.server.customs;

import java.util.List;

/** What became of a request to cancel a list or to give goods back. */
public sealed interface RequestResult {

  /** It is kept and will be sent. */
  record Queued(String guid) implements RequestResult {}

  /** The same is on its way, or was granted. */
  record Again(String guid) implements RequestResult {}

  /** Nothing of the sale was sent yet, and nothing will be: the news says Cancelled. */
  record Withdrawn() implements RequestResult {}

  /** The sale was never declared. */
  record NotDeclared(String saleNo) implements RequestResult {}

  /**
   * Customs has not given the list a number yet, or ended it without one; later is another thing.
   *
   * @param status the list's last receipt code, empty if there is none
   */
  record NoListYet(String status) implements RequestResult {}

  /** A request of that number was made with another content. */
  record IsOtherwise(String number) implements RequestResult {}

  /** What is to be declared anew was not refused: it may still be granted, or was. */
  record NotRefused(String number) implements RequestResult {}

  /** It is not sent: all that is wrong with it. */
  record Invalid(List<Finding> findings) implements RequestResult {
    /** With a copy of the list. */
    public Invalid {
      findings = List.copyOf(findings);
    }
  }
}

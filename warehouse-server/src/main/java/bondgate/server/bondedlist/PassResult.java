package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import bondgate.server.stream.ActAnswer;
import java.math.BigDecimal;
import java.util.List;

/**
 * What became of handing a gate pass in. Where several refusals would apply, the first in the order
 * of this file is given.
 */
public sealed interface PassResult {
  /** It is kept, and goes out. */
  record Declared(String innerNo, long leafIndex) implements PassResult {}

  /** Nothing is kept. */
  sealed interface Refusal extends PassResult {}

  /** It is no number that names a pass, or a file. */
  record NumberMalformed(String innerNo, String expected) implements Refusal {}

  /** Another pass or list of ours has that number. */
  record NumberTaken(String innerNo) implements Refusal {}

  /** Weights that cannot be: the net weight is above zero, and not more than the gross. */
  record WeightsWrong(BigDecimal grossKg, BigDecimal netKg) implements Refusal {}

  /** It names nothing that it could carry, a paper twice, or parts of more than one list. */
  record NothingCarried() implements Refusal {}

  /** None of our outbound lists, or display passes for which customs is asked, has that number. */
  record PaperUnknown(String paper) implements Refusal {}

  /** Customs has not approved the list, it is past the gate already, or it has ended. */
  record NotApproved(String paper, Stage stage) implements Refusal {}

  /** They are of several offices. */
  record NotTogether(List<String> offices) implements Refusal {}

  /** Another pass that stands carries it. */
  record TakenAlready(String paper, String innerNo) implements Refusal {}

  /** The list has no such line. */
  record LineUnknown(String paper, int line, int lines) implements Refusal {}

  /** More of the line than is on no other pass. */
  record MoreThanListed(String paper, int line, BigDecimal asked, BigDecimal left)
      implements Refusal {}

  /** The number of the stock bill does not look as it must. */
  record BillMalformed(String billNo, String expected) implements Refusal {}

  /** The pass would not be taken. */
  record Malformed(List<Finding> findings) implements Refusal {}

  /** The zone's writer did not take it. */
  record NotNow(ActAnswer.Refused answer) implements Refusal {}
}

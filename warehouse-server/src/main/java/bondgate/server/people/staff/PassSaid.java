package bondgate.server.people.staff;

import bondgate.server.bondedlist.PassResult;
import java.util.stream.Collectors;

/**
 * Why no pass was handed in.
 *
 * @param detail the numbers or values that it is about
 */
public record PassSaid(PassSaid.Why why, String detail) {
  private static final int SHOWN = 10;

  /** Each refusal has its words. */
  public enum Why {
    /** Something typed is no number. */
    NOT_READ,
    /** No number of a pass. */
    NUMBER_MALFORMED,
    /** The number is taken. */
    NUMBER_TAKEN,
    /** Weights that cannot be. */
    WEIGHTS_WRONG,
    /** Nothing to carry. */
    NOTHING_CARRIED,
    /** No such list or display pass. */
    PAPER_UNKNOWN,
    /** Customs has not approved the list, or it is past the gate. */
    NOT_APPROVED,
    /** Of several offices. */
    NOT_TOGETHER,
    /** On another pass that stands. */
    TAKEN_ALREADY,
    /** The list has no such line. */
    LINE_UNKNOWN,
    /** More than the line has left. */
    MORE_THAN_LISTED,
    /** No number of a stock bill. */
    BILL_MALFORMED,
    /** Customs would not take it. */
    MALFORMED,
    /** The server does not take acts just now. */
    NOT_NOW
  }

  static PassSaid of(PassResult.Refusal refusal) {
    if (refusal instanceof PassResult.NumberMalformed number) {
      return new PassSaid(Why.NUMBER_MALFORMED, number.innerNo());
    } else if (refusal instanceof PassResult.NumberTaken number) {
      return new PassSaid(Why.NUMBER_TAKEN, number.innerNo());
    } else if (refusal instanceof PassResult.WeightsWrong weights) {
      return new PassSaid(Why.WEIGHTS_WRONG, weights.netKg() + " / " + weights.grossKg());
    } else if (refusal instanceof PassResult.NothingCarried) {
      return new PassSaid(Why.NOTHING_CARRIED, "");
    } else if (refusal instanceof PassResult.PaperUnknown paper) {
      return new PassSaid(Why.PAPER_UNKNOWN, paper.paper());
    } else if (refusal instanceof PassResult.NotApproved list) {
      return new PassSaid(Why.NOT_APPROVED, list.paper());
    } else if (refusal instanceof PassResult.NotTogether offices) {
      return new PassSaid(Why.NOT_TOGETHER, String.join(", ", offices.offices()));
    } else if (refusal instanceof PassResult.TakenAlready taken) {
      return new PassSaid(Why.TAKEN_ALREADY, taken.paper() + " → " + taken.innerNo());
    }
    return ofContent(refusal);
  }

  private static PassSaid ofContent(PassResult.Refusal refusal) {
    if (refusal instanceof PassResult.LineUnknown line) {
      return new PassSaid(Why.LINE_UNKNOWN, "%d (1–%d)".formatted(line.line(), line.lines()));
    } else if (refusal instanceof PassResult.MoreThanListed more) {
      return new PassSaid(
          Why.MORE_THAN_LISTED,
          "%d: %s > %s"
              .formatted(more.line(), more.asked().toPlainString(), more.left().toPlainString()));
    } else if (refusal instanceof PassResult.BillMalformed bill) {
      return new PassSaid(Why.BILL_MALFORMED, bill.billNo());
    } else if (refusal instanceof PassResult.Malformed wrong) {
      return new PassSaid(
          Why.MALFORMED,
          wrong.findings().stream()
              .limit(SHOWN)
              .map(one -> "%s: %s".formatted(one.element(), one.received()))
              .collect(Collectors.joining(", ")));
    } else if (refusal instanceof PassResult.NotNow now) {
      return new PassSaid(Why.NOT_NOW, now.answer().code());
    }
    throw new IllegalStateException("a refusal without words: " + refusal);
  }
}

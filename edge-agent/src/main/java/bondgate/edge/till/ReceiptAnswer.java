package bondgate.edge.till;

import bondgate.till.printer.PrintOutcome;
import bondgate.till.printer.PrinterCondition;
import java.util.Collection;
import java.util.List;

/**
 * What became of a receipt.
 *
 * @param outcome the outcome
 * @param conditions what the printer said stops it, such as PAPER_OUT
 */
public record ReceiptAnswer(Outcome outcome, List<String> conditions) {
  /** What became of it. */
  public enum Outcome {
    /** It lies in the tray. */
    PRINTED,
    /** Nothing was sent, because the printer cannot print. */
    NOT_STARTED,
    /** It was sent, and nobody knows whether it is on paper. */
    DOUBTFUL,
    /** The printer does not answer. */
    NO_ANSWER,
    /** This till has no printer. */
    NO_PRINTER
  }

  /** Copies the list. */
  public ReceiptAnswer {
    conditions = List.copyOf(conditions);
  }

  static ReceiptAnswer of(Outcome outcome) {
    return new ReceiptAnswer(outcome, List.of());
  }

  static ReceiptAnswer of(PrintOutcome outcome) {
    if (outcome instanceof PrintOutcome.NotStarted not) {
      return new ReceiptAnswer(Outcome.NOT_STARTED, names(not.conditions()));
    }
    if (outcome instanceof PrintOutcome.Doubtful doubtful) {
      return new ReceiptAnswer(Outcome.DOUBTFUL, names(doubtful.conditions()));
    }
    return of(outcome instanceof PrintOutcome.Printed ? Outcome.PRINTED : Outcome.NO_ANSWER);
  }

  private static List<String> names(Collection<PrinterCondition> conditions) {
    return conditions.stream().map(PrinterCondition::name).sorted().toList();
  }
}

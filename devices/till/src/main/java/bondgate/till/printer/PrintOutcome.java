package bondgate.till.printer;

import java.util.Set;

/** What became of a receipt. That bytes were written is never an outcome. */
public sealed interface PrintOutcome {
  /** Sent, and afterwards the printer said that nothing stops it. */
  record Printed() implements PrintOutcome {}

  /**
   * Not sent, because the printer said that it cannot print.
   *
   * @param conditions what it said
   */
  record NotStarted(Set<PrinterCondition> conditions) implements PrintOutcome {
    /** Copies the set. */
    public NotStarted {
      conditions = Set.copyOf(conditions);
    }
  }

  /**
   * Sent, but perhaps not or not wholly on paper: look at it, and print it again if need be.
   *
   * @param conditions what the printer said afterwards; empty if it said nothing
   */
  record Doubtful(Set<PrinterCondition> conditions) implements PrintOutcome {
    /** Copies the set. */
    public Doubtful {
      conditions = Set.copyOf(conditions);
    }
  }

  /** Not sent: the printer does not answer. */
  record NoAnswer() implements PrintOutcome {}
}

package bondgate.server.customs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 电子税单 that customs stated more than once under one number, with other amounts.
 *
 * @param statements the first one, and each further one in the order in which they were learnt
 * @param choice which of them holds, if somebody said so
 */
public record BilledAgain(
    String saleNo,
    String taxNo,
    String listNo,
    List<Statement> statements,
    Optional<Choice> choice) {

  /** Takes a copy. */
  public BilledAgain {
    statements = List.copyOf(statements);
  }

  /**
   * The amounts, in fen, as customs stated them once.
   *
   * @param id grows in the order in which they were learnt; 0 is the first
   * @param assessedAt when customs made it
   * @param learntAt when it came; of the first as customs made it
   */
  public record Statement(
      long id,
      long tariffFen,
      long vatFen,
      long consumptionFen,
      Instant assessedAt,
      Instant learntAt) {
    /** All three taxes, in fen. */
    public long totalFen() {
      return Math.addExact(Math.addExact(tariffFen, vatFen), consumptionFen);
    }

    boolean isOf(CustomsNews.TaxAssessed bill) {
      return tariffFen == bill.tariffFen()
          && vatFen == bill.vatFen()
          && consumptionFen == bill.consumptionFen();
    }
  }

  /**
   * What somebody decided.
   *
   * @param knownTo the last statement that he knew
   * @param statement the one that holds
   */
  public record Choice(long knownTo, long statement, String reason, String by, Instant at) {}

  /** The last statement's number. */
  public long lastId() {
    return statements.get(statements.size() - 1).id();
  }

  /** Whether nobody has decided since the last statement came. */
  public boolean disputed() {
    return choice.isEmpty() || choice.get().knownTo() < lastId();
  }

  /** When the first statement came about which nobody has decided. */
  public Instant disputedSince() {
    long decided = choice.map(Choice::knownTo).orElse(0L);
    return statements.stream()
        .filter(one -> one.id() > decided)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("bill " + taxNo + " is not disputed"))
        .learntAt();
  }

  /** What holds; while it is disputed, what held before, and nothing is paid by it. */
  public Statement standing() {
    long id = choice.map(Choice::statement).orElse(0L);
    return statements.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
  }

  /** Whether the bill, stated now, says what was not to be expected after all that is known. */
  boolean isNews(CustomsNews.TaxAssessed bill) {
    return disputed()
        ? statements.stream().noneMatch(one -> one.isOf(bill))
        : !standing().isOf(bill);
  }

  static Statement first(CustomsNews.TaxAssessed bill) {
    return new Statement(
        0, bill.tariffFen(), bill.vatFen(), bill.consumptionFen(), bill.at(), bill.at());
  }
}

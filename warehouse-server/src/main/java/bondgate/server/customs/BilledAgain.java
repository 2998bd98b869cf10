package bondgate.server.customs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 电子税单 that customs stated more than once under one number: with other amounts, or after it had
 * made it void.
 *
 * @param statements the first one, and each further one in the order in which they were learnt
 * @param voidAt when customs made it void 作废 for the first time, if it did
 * @param choice which of them holds, if somebody said so
 */
public record BilledAgain(
    String saleNo,
    String taxNo,
    String listNo,
    List<Statement> statements,
    Optional<Instant> voidAt,
    Optional<Choice> choice) {

  /** Takes a copy. */
  public BilledAgain {
    statements = List.copyOf(statements);
  }

  /**
   * The amounts, in fen, as customs stated them once.
   *
   * @param id grows in the order in which they were learnt; 0 is the first
   * @param voided whether it says that the bill is void 作废; it has no amounts then
   * @param assessedAt when customs made it
   * @param learntAt when it came; of the first as customs made it
   */
  public record Statement(
      long id,
      boolean voided,
      long tariffFen,
      long vatFen,
      long consumptionFen,
      Instant assessedAt,
      Instant learntAt) {
    /** All three taxes, in fen. */
    public long totalFen() {
      return Math.addExact(Math.addExact(tariffFen, vatFen), consumptionFen);
    }

    /** That it is void, which has no number yet. */
    static Statement gone(Instant at, Instant learntAt) {
      return new Statement(0, true, 0, 0, 0, at, learntAt);
    }

    static Statement of(long id, CustomsNews.TaxAssessed bill, Instant learntAt) {
      return new Statement(
          id, false, bill.tariffFen(), bill.vatFen(), bill.consumptionFen(), bill.at(), learntAt);
    }

    boolean isOf(CustomsNews.TaxAssessed bill) {
      return !voided
          && tariffFen == bill.tariffFen()
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

  /** The last statement. */
  private Statement last() {
    return statements.get(statements.size() - 1);
  }

  /** The last statement's number. */
  public long lastId() {
    return last().id();
  }

  /** Whether somebody has to decide: a statement came that nobody knew, and it is not void. */
  public boolean disputed() {
    return undecided() && !isVoid();
  }

  private boolean undecided() {
    return lastId() > choice.map(Choice::knownTo).orElse(0L);
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

  /** Whether customs made it void 作废, and nothing came after that which may hold instead. */
  public boolean isVoid() {
    if (voidAt.isEmpty() || !saidToBeVoid()) {
      return voidAt.isPresent();
    }
    return undecided() ? last().voided() : standing().voided();
  }

  /** Whether somebody decided for that statement, and nothing came since. */
  boolean isDecidedAs(long statement) {
    return choice.isPresent()
        && !undecided()
        && standing().id() == statement
        && standing().voided() == isVoid();
  }

  /** Whether that it is void stands among the statements, for it was stated again afterwards. */
  boolean saidToBeVoid() {
    return statements.stream().anyMatch(Statement::voided);
  }

  /**
   * Whether the bill, stated now, says what was not to be expected after all that is known.
   *
   * @param returnedAt when customs granted the last return, if it did: what it says afterwards
   *     takes the return into account, though the amounts are the same
   */
  boolean isNews(CustomsNews.TaxAssessed bill, Optional<Instant> returnedAt) {
    if (isVoid()) {
      return bill.at().isAfter(voidAt.orElseThrow())
          && statements.stream().skip(1).allMatch(one -> bill.at().isAfter(one.assessedAt()));
    }
    if (undecided()) {
      return statements.stream().noneMatch(one -> one.isOf(bill));
    }
    return !standing().isOf(bill)
        || returnedAt
            .filter(at -> at.isAfter(standing().assessedAt()) && bill.at().isAfter(at))
            .isPresent();
  }

  /** Whether what customs stated at that time, or later, is known as a further statement. */
  boolean isKnownAt(Instant at) {
    return statements.stream()
        .skip(1)
        .anyMatch(one -> !one.voided() && !one.assessedAt().isBefore(at));
  }

  static Statement first(CustomsNews.TaxAssessed bill) {
    return Statement.of(0, bill, bill.at());
  }
}

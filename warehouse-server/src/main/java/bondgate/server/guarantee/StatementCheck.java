package bondgate.server.guarantee;

import bondgate.server.guarantee.StatementDifference.Kind;
import bondgate.server.ledger.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what the slice's rows say with what the ledger says. Pure. */
final class StatementCheck {
  private StatementCheck() {}

  /**
   * What does not agree on one instrument.
   *
   * @param before its account before the first day
   * @param after its account after the last day
   * @param holds the parts of holds that stood on it on these days
   */
  static List<StatementDifference> instrument(
      Instrument instrument, Balance before, Balance after, List<HoldLine> holds) {
    List<StatementDifference> differences = new ArrayList<>();
    long held = holds.stream().mapToLong(HoldLine::balanceFen).sum();
    long settled = holds.stream().mapToLong(HoldLine::settledFen).sum();
    compare(
        Kind.LODGED,
        instrument.number(),
        instrument.amountFen(),
        after.creditsPosted(),
        differences);
    compare(Kind.HELD, instrument.number(), held, after.debitsPending(), differences);
    compare(
        Kind.SETTLED,
        instrument.number(),
        settled,
        after.debitsPosted() - before.debitsPosted(),
        differences);
    return differences;
  }

  /** What does not agree between the payments and what their documents' holds were used up with. */
  static List<StatementDifference> payments(List<TaxPaymentLine> payments, List<HoldLine> holds) {
    Map<String, Long> paid = new TreeMap<>();
    Map<String, Long> settled = new TreeMap<>();
    payments.forEach(line -> paid.merge(line.document(), line.paidFen(), Long::sum));
    holds.stream()
        .filter(line -> line.purpose() == Hold.Purpose.RETAIL && line.settledFen() > 0)
        .forEach(line -> settled.merge(line.document(), line.settledFen(), Long::sum));
    List<StatementDifference> differences = new ArrayList<>();
    settled.keySet().forEach(document -> paid.putIfAbsent(document, 0L));
    paid.forEach(
        (document, fen) ->
            compare(Kind.TAX_PAID, document, fen, settled.getOrDefault(document, 0L), differences));
    return differences;
  }

  private static void compare(
      Kind what,
      String where,
      long byRowsFen,
      long byLedgerFen,
      List<StatementDifference> differences) {
    if (byRowsFen != byLedgerFen) {
      differences.add(new StatementDifference(what, where, byRowsFen, byLedgerFen));
    }
  }
}

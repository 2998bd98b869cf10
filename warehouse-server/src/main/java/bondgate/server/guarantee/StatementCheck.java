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
   * @param paper the instrument after the last day
   * @param before its account before the first day
   * @param after its account after the last day
   * @param lines its entries on these days
   * @param holds the parts of holds that stood on it on these days
   */
  static List<StatementDifference> instrument(
      LodgedPaper paper,
      Balance before,
      Balance after,
      List<StatementLine> lines,
      List<HoldLine> holds) {
    List<StatementDifference> differences = new ArrayList<>();
    Instrument instrument = paper.instrument();
    long held = holds.stream().mapToLong(HoldLine::balanceFen).sum();
    long settled = holds.stream().mapToLong(HoldLine::settledFen).sum();
    long reduced =
        lines.stream()
            .filter(line -> line.what() == StatementLine.Kind.REDUCED)
            .mapToLong(StatementLine::amountFen)
            .sum();
    // What was used up or reduced before these days stays as it was: the rest is theirs.
    long usedInThem = after.debitsPosted() - before.debitsPosted() - reduced;
    String number = instrument.number();
    compare(Kind.LODGED, number, instrument.amountFen(), paper.lodgedFen(after), differences);
    compare(Kind.HELD, number, held, after.debitsPending(), differences);
    compare(Kind.SETTLED, number, settled, usedInThem, differences);
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

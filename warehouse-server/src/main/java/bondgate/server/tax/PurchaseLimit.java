package bondgate.server.tax;

import bondgate.server.tax.LimitDecision.Comprehensive;
import bondgate.server.tax.LimitDecision.Full;
import bondgate.server.tax.LimitDecision.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * 限额 — whether an order may be bought, and by which rule it is taxed (财关税〔2018〕49号; before 2019
 * 财关税〔2016〕18号). What counts is the dutiable price without tax.
 */
public final class PurchaseLimit {
  private PurchaseLimit() {}

  /**
   * Decides. Above the single limit only one indivisible item may pass, taxed in full: an order of
   * one line with one piece. An order is never split here: that would evade the limit.
   *
   * @param usedFen what this person's orders of the year came to before, from 0: an estimate, as
   *     customs keeps the count
   * @param dutiableFen of the whole order, from 0
   * @param pieces of the whole order, at least one
   */
  public static LimitDecision decide(LimitRow limits, long usedFen, long dutiableFen, long pieces) {
    boolean single = dutiableFen <= limits.singleFen();
    boolean indivisible = pieces == 1;
    long usedAfterFen = Math.addExact(usedFen, dutiableFen);
    List<TaxRefusal> refusals = new ArrayList<>();
    if (usedAfterFen > limits.annualFen()) {
      refusals.add(new TaxRefusal.AnnualLimitExceeded(usedFen, dutiableFen, limits.annualFen()));
    }
    if (!single && !indivisible) {
      refusals.add(new TaxRefusal.SingleLimitExceeded(dutiableFen, limits.singleFen(), pieces));
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    return single ? new Comprehensive(usedAfterFen) : new Full(usedAfterFen);
  }
}

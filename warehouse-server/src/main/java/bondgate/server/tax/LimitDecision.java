package bondgate.server.tax;

import java.util.List;

/** What the purchase limits say of an order. */
public sealed interface LimitDecision {

  /**
   * Within both limits.
   *
   * @param usedAfterFen the year's count with this order
   */
  record Comprehensive(long usedAfterFen) implements LimitDecision {}

  /**
   * One indivisible item above the single limit, within the annual one; it counts into the year.
   *
   * @param usedAfterFen the year's count with this order
   */
  record Full(long usedAfterFen) implements LimitDecision {}

  /**
   * It cannot be bought this way.
   *
   * @param refusals all that speak against it, at least one
   */
  record Refused(List<TaxRefusal> refusals) implements LimitDecision {
    /** Keeps a copy. */
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}

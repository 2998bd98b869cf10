package bondgate.server.people.staff;

import bondgate.server.bondedlist.GatherResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why nothing was gathered.
 *
 * @param detail the numbers, days or values that it is about
 */
public record BondedSaid(BondedSaid.Why why, String detail) {
  private static final int SHOWN = 10;

  /** Each refusal has its words. */
  public enum Why {
    /** No number. */
    NUMBER_MALFORMED,
    /** The number is taken. */
    NUMBER_TAKEN,
    /** No period, or one that has not ended. */
    PERIOD_WRONG,
    /** Too many days. */
    PERIOD_TOO_LONG,
    /** Goods of another year. */
    ACROSS_THE_YEAR,
    /** Named, and not released in the period. */
    NOT_RELEASED,
    /** Nothing is left to gather. */
    NOTHING,
    /** In another list that stands. */
    TAKEN_ALREADY,
    /** Too many lists or lines. */
    TOO_MANY,
    /** Of several books, offices or enterprises. */
    NOT_TOGETHER,
    /** Customs would not take it. */
    MALFORMED
  }

  static BondedSaid of(GatherResult.Refusal refusal) {
    if (refusal instanceof GatherResult.NumberMalformed number) {
      return new BondedSaid(Why.NUMBER_MALFORMED, number.innerNo());
    } else if (refusal instanceof GatherResult.NumberTaken number) {
      return new BondedSaid(Why.NUMBER_TAKEN, number.innerNo());
    } else if (refusal instanceof GatherResult.PeriodWrong period) {
      return new BondedSaid(Why.PERIOD_WRONG, period.from() + " – " + period.until());
    } else if (refusal instanceof GatherResult.PeriodTooLong period) {
      return new BondedSaid(Why.PERIOD_TOO_LONG, period.days() + " > " + period.most());
    } else if (refusal instanceof GatherResult.AcrossTheYear period) {
      return new BondedSaid(Why.ACROSS_THE_YEAR, period.from() + " – " + period.until());
    } else if (refusal instanceof GatherResult.NotReleased not) {
      return new BondedSaid(Why.NOT_RELEASED, few(not.lists()));
    } else if (refusal instanceof GatherResult.NothingToGather nothing) {
      return new BondedSaid(Why.NOTHING, nothing.from() + " – " + nothing.until());
    }
    return ofLists(refusal);
  }

  private static BondedSaid ofLists(GatherResult.Refusal refusal) {
    if (refusal instanceof GatherResult.TakenAlready taken) {
      return new BondedSaid(
          Why.TAKEN_ALREADY,
          few(
              taken.lists().stream()
                  .map(one -> "%s → %s".formatted(one.listNo(), one.innerNo()))
                  .toList()));
    } else if (refusal instanceof GatherResult.TooMany many) {
      return new BondedSaid(Why.TOO_MANY, many.count() + " > " + many.most());
    } else if (refusal instanceof GatherResult.NotTogether differ) {
      return new BondedSaid(Why.NOT_TOGETHER, few(differ.values()));
    } else if (refusal instanceof GatherResult.Malformed wrong) {
      return new BondedSaid(
          Why.MALFORMED,
          few(
              wrong.findings().stream()
                  .map(one -> "%s: %s".formatted(one.element(), one.received()))
                  .toList()));
    }
    throw new IllegalStateException("a refusal without words: " + refusal);
  }

  private static String few(List<String> all) {
    return all.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (all.size() > SHOWN ? " …" : "");
  }
}

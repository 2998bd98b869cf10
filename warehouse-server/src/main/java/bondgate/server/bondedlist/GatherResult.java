package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of gathering retail lists. Where several refusals would apply, the first in the order
 * of this file is given.
 */
public sealed interface GatherResult {
  /**
   * The bonded list is kept.
   *
   * @param late lists in it whose last day had passed
   */
  record Gathered(String innerNo, int lines, int lists, List<String> late)
      implements GatherResult {}

  /** Nothing is kept. */
  sealed interface Refusal extends GatherResult {}

  /** It is no number that names a list, or a file. */
  record NumberMalformed(String innerNo, String expected) implements Refusal {}

  /** Another list of ours has that number. */
  record NumberTaken(String innerNo) implements Refusal {}

  /** The last day is before the first, or has not come yet. */
  record PeriodWrong(LocalDate from, LocalDate until, LocalDate today) implements Refusal {}

  /** More days than may be gathered into one list. */
  record PeriodTooLong(long days, int most) implements Refusal {}

  /** Goods of one year would be declared in another. */
  record AcrossTheYear(LocalDate from, LocalDate until, LocalDate today) implements Refusal {}

  /** Lists that were named, and customs has not released, or not in this period. */
  record NotReleased(List<String> lists) implements Refusal {}

  /** Customs released nothing in the period that is not in a list already. */
  record NothingToGather(LocalDate from, LocalDate until) implements Refusal {}

  /** Lists that are in another bonded list that stands. */
  record TakenAlready(List<Taken> lists) implements Refusal {}

  /** A retail list, and our number of the bonded list that it is in. */
  record Taken(String listNo, String innerNo) {}

  /** More retail lists, or lines, than one list may have. */
  record TooMany(String what, int count, int most) implements Refusal {}

  /** They are of several books, offices or enterprises. */
  record NotTogether(String what, List<String> values) implements Refusal {}

  /** The list would not be taken. */
  record Malformed(List<Finding> findings) implements Refusal {}
}

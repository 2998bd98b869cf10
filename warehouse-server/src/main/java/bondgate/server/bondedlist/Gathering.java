package bondgate.server.bondedlist;

import bondgate.server.customs.ReleasedLists.Line;
import bondgate.server.customs.ReleasedLists.Released;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gathers retail lists into one list. Lines of one part number, code, units, country and currency
 * are one line: quantities and totals are sums, so the price of a piece is their mean.
 */
final class Gathering {
  private final int mostDays;

  /**
   * With that longest period.
   *
   * @param mostDays from 1
   */
  Gathering(int mostDays) {
    this.mostDays = mostDays;
  }

  /** What is wrong with the period, if anything is. */
  Optional<GatherResult.Refusal> period(LocalDate from, LocalDate until, LocalDate today) {
    if (until.isBefore(from) || until.isAfter(today)) {
      return Optional.of(new GatherResult.PeriodWrong(from, until, today));
    }
    long days = ChronoUnit.DAYS.between(from, until) + 1;
    if (days > mostDays) {
      return Optional.of(new GatherResult.PeriodTooLong(days, mostDays));
    }
    return from.getYear() == today.getYear()
        ? Optional.empty()
        : Optional.of(new GatherResult.AcrossTheYear(from, until, today));
  }

  /** What keeps these from being one list, if anything does. There is at least one. */
  static Optional<GatherResult.Refusal> together(List<Released> lists) {
    if (lists.size() > PaperCheck.MOST_LINKS) {
      return Optional.of(new GatherResult.TooMany("lists", lists.size(), PaperCheck.MOST_LINKS));
    }
    return differ("book", lists, Released::bookNo)
        .or(() -> differ("office", lists, Released::office))
        .or(() -> differ("enterprise", lists, Released::areaCode));
  }

  private static Optional<GatherResult.Refusal> differ(
      String what, List<Released> lists, Function<Released, String> value) {
    List<String> values = lists.stream().map(value).distinct().sorted().toList();
    return values.size() == 1
        ? Optional.empty()
        : Optional.of(new GatherResult.NotTogether(what, values));
  }

  /** The lines, in the order in which their goods come up first. */
  static List<ListLine> lines(List<Released> lists) {
    Map<ListGoods.Key, List<Line>> grouped = new LinkedHashMap<>();
    for (Released list : lists) {
      for (Line line : list.lines()) {
        grouped.computeIfAbsent(goods(line).key(), key -> new ArrayList<>()).add(line);
      }
    }
    return grouped.values().stream().map(Gathering::sum).toList();
  }

  private static ListLine sum(List<Line> lines) {
    boolean hasSecond = !lines.get(0).secondUnit().isEmpty();
    return new ListLine(
        goods(lines.get(0)),
        0,
        sum(lines, Line::quantity),
        sum(lines, Line::legal),
        hasSecond
            ? Optional.of(sum(lines, line -> line.second().orElse(BigDecimal.ZERO)))
            : Optional.empty(),
        lines.stream().mapToLong(Line::totalFen).reduce(0, Math::addExact));
  }

  private static BigDecimal sum(List<Line> lines, Function<Line, BigDecimal> value) {
    return lines.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ListGoods goods(Line line) {
    return new ListGoods(
        line.recordNo(),
        line.hsCode(),
        line.name(),
        line.model(),
        line.unit(),
        line.legalUnit(),
        line.secondUnit(),
        line.country(),
        line.currency());
  }
}

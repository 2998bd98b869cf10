package bondgate.server.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Money per content: a threshold of 10 CNY per ml, a specific rate of 250 CNY per 988 litres.
 *
 * @param fenPerUnit fen per unit of the measure, exact
 */
public record PerMeasure(Ratio fenPerUnit, Measure measure) {
  private static final Pattern SPELLED =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)/(\\d{1,9}(?:\\.\\d{1,6})?)([a-z]{1,5})");
  private static final Ratio FEN_IN_A_YUAN = Ratio.of(100);

  /**
   * The alternatives of a table's cell, one for each measure, such as {@code
   * 10/1ml;10/1g;15/1piece}; {@code -} is none.
   *
   * @return empty if the cell is not spelled so, or names a measure twice
   */
  static Optional<List<PerMeasure>> parse(String cell) {
    if (cell.equals("-")) {
      return Optional.of(List.of());
    }
    List<PerMeasure> found = new ArrayList<>();
    for (String part : cell.split(";", -1)) {
      Matcher spelled = SPELLED.matcher(part.strip());
      if (!spelled.matches()) {
        return Optional.empty();
      }
      Optional<ContentUnit> unit = ContentUnit.ofCode(spelled.group(3));
      BigDecimal per = new BigDecimal(spelled.group(2));
      if (unit.isEmpty() || per.signum() == 0) {
        return Optional.empty();
      }
      Measure measure = unit.get().measure();
      if (of(measure, found).isPresent()) {
        return Optional.empty();
      }
      Ratio fen = Ratio.of(new BigDecimal(spelled.group(1))).times(FEN_IN_A_YUAN);
      found.add(new PerMeasure(fen.dividedBy(unit.get().inMeasure(Ratio.of(per))), measure));
    }
    return Optional.of(List.copyOf(found));
  }

  /** The alternative for that measure. */
  static Optional<PerMeasure> of(Measure measure, List<PerMeasure> alternatives) {
    return alternatives.stream().filter(one -> one.measure == measure).findFirst();
  }

  /** The measures that are named, to be said: {@code ml, g, piece}. */
  static String units(List<PerMeasure> alternatives) {
    return String.join(", ", alternatives.stream().map(one -> one.measure.unit()).toList());
  }
}

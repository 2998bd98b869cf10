package bondgate.till.scale;

import bondgate.till.scale.Indication.Point;
import bondgate.till.scale.Indication.State;
import bondgate.till.scale.Indication.Unit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with its unit as scales write it: {@code + 0.860 kg}. */
final class WeightLine {
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?)\\s*([0-9]{1,9})(?:\\.([0-9]{1,6}))?\\s*(kg|g|lb)\\s*");

  private WeightLine() {}

  static Optional<Indication> read(String text, State state, boolean net) {
    Matcher number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
    if (!number.matches()) {
      return Optional.empty();
    }
    String behind = number.group(3) == null ? "" : number.group(3);
    if (number.group(2).length() + behind.length() > 11) {
      return Optional.empty();
    }
    return Optional.of(
        new Indication(
            state,
            number.group(1).equals("-"),
            Long.parseLong(number.group(2) + behind),
            behind.length(),
            Point.STATED,
            Optional.of(unit(number.group(4))),
            net));
  }

  private static Unit unit(String name) {
    return switch (name) {
      case "kg" -> Unit.KILOGRAM;
      case "g" -> Unit.GRAM;
      default -> Unit.POUND;
    };
  }
}

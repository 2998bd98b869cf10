package bondgate.edge.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one text after another and collects what is wrong with them. Where a text is wrong the
 * answer is some value of the right type: it is never used, because the start is refused.
 */
final class Findings {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final List<SettingsProblem> problems = new ArrayList<>();

  List<SettingsProblem> problems() {
    return List.copyOf(problems);
  }

  void problem(String key, String received, String expected, String todo) {
    problems.add(new SettingsProblem(key, received, expected, todo));
  }

  String name(String key, Optional<String> text) {
    String value = text.orElse("");
    if (!NAME.matcher(value).matches()) {
      problem(
          key,
          shown(text),
          "1 to 63 of a-z, 0-9 and '-', beginning with a letter or digit",
          "give it a name");
    }
    return value;
  }

  String present(String key, Optional<String> text, String expected, String todo) {
    String value = text.map(String::strip).orElse("");
    if (value.isEmpty()) {
      problem(key, "nothing", expected, todo);
    }
    return value;
  }

  long whole(String key, Optional<String> text, long least, long most) {
    try {
      long value = Long.parseLong(text.orElse("").strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    problem(
        key,
        shown(text),
        "a whole number from %d to %d".formatted(least, most),
        "give such a number");
    return least;
  }

  Duration time(String key, Optional<String> text, Duration least, Duration most) {
    Matcher matcher = TIME.matcher(text.orElse("").strip());
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      Duration value =
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    }
    problem(
        key,
        shown(text),
        "a time from %s to %s".formatted(shown(least), shown(most)),
        "give such a time with its unit: ms, s, m, h or d");
    return least;
  }

  boolean flag(String key, Optional<String> text) {
    String value = text.orElse("").strip();
    if (!value.equals("true") && !value.equals("false")) {
      problem(key, shown(text), "true or false", "give one of the two");
    }
    return value.equals("true");
  }

  Set<Integer> antennas(String key, Optional<String> text) {
    Set<Integer> antennas = new TreeSet<>();
    for (String part : text.orElse("").split(",", -1)) {
      String port = part.strip();
      if (!port.matches("[0-7]") || !antennas.add(Integer.valueOf(port))) {
        problem(
            key,
            shown(text),
            "different antenna ports from 0 to 7 with commas between, such as 0,1",
            "name the antennas of this row");
        return Set.of();
      }
    }
    return antennas;
  }

  static String shown(Optional<String> text) {
    return text.map(value -> "'" + value + "'").orElse("nothing");
  }

  private static String shown(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}

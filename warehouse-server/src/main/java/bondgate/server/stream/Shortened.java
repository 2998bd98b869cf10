package bondgate.server.stream;

import java.util.Collection;
import java.util.Map;

/** The first few of many values, as text for an answer. */
final class Shortened {
  private static final int MOST = 5;

  private Shortened() {}

  /** The text, cut to so many characters. */
  static String to(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  static String of(Collection<?> values) {
    String first = String.join(", ", values.stream().limit(MOST).map(Object::toString).toList());
    return values.size() <= MOST ? first : first + ", and " + (values.size() - MOST) + " more";
  }

  static String of(Map<?, ?> values) {
    return of(values.entrySet().stream().map(Object::toString).toList());
  }
}

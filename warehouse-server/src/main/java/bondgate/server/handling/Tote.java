package bondgate.server.handling;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 周转箱 — a place on a picker's cart for one document of a wave, with a label such as {@code TOTE-A}.
 *
 * @param letter A to Z
 */
record Tote(char letter) {
  private static final String PREFIX = "TOTE-";
  private static final Pattern LABEL = Pattern.compile(PREFIX + "([A-Z])");

  /** Checks the range. */
  Tote {
    if (letter < 'A' || letter > 'Z') {
      throw new IllegalArgumentException("a tote is A to Z; received '%s'".formatted(letter));
    }
  }

  /** Of a document of a wave: the first is A. */
  static Tote ofSlot(int slot) {
    return new Tote((char) ('A' + slot - 1));
  }

  /** The one of that label, in capitals or not; empty: it is none of a tote. */
  static Optional<Tote> ofLabel(String text) {
    Matcher label = LABEL.matcher(text.strip().toUpperCase(Locale.ROOT));
    return label.matches() ? Optional.of(new Tote(label.group(1).charAt(0))) : Optional.empty();
  }

  /** Whether no bin may be called so. */
  static boolean reserves(String code) {
    return code.startsWith(PREFIX);
  }

  /** As people say it. */
  String name() {
    return String.valueOf(letter);
  }
}

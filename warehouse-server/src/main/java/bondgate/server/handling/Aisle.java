package bondgate.server.handling;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 巷道 — an aisle of bins, swept with an RFID reader in a count. It has a label of its own, such as
 * {@code AISLE-A-03} for the bins {@code A-03-…}.
 *
 * @param name as its bins' labels begin, such as {@code A-03}
 */
record Aisle(String name) {
  /** What labels of aisles begin with. */
  static final String PREFIX = "AISLE-";

  /** SQL for the aisle's name of a bin in such a column, as {@link BinAddress} says it. */
  static final String OF_BIN =
      "concat_ws('-', split_part(%1$s, '-', 1), nullif(split_part(%1$s, '-', 2), ''))";

  private static final Pattern LABEL =
      Pattern.compile(PREFIX + "([A-Z0-9]{1,20}(?:-[A-Z0-9]{1,20})?)");

  /** The one of that label, in capitals or not; empty: it is none of an aisle. */
  static Optional<Aisle> ofLabel(String text) {
    Matcher label = LABEL.matcher(text.strip().toUpperCase(Locale.ROOT));
    return label.matches() ? Optional.of(new Aisle(label.group(1))) : Optional.empty();
  }

  /** Whether no bin may be called so. */
  static boolean reserves(String code) {
    return code.startsWith(PREFIX);
  }

  /** What its label says. */
  String label() {
    return PREFIX + name;
  }

  /** Whether that bin is in it. */
  boolean holds(String bin) {
    return BinAddress.of(bin).aisleName().equals(name);
  }
}

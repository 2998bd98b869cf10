package bondgate.server.checkout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our number of a declared return: R and the leaf that names the return, and from the second time
 * on which time it is declared, as R17-2. Each has a message number and a copNo of its own.
 *
 * @param leafIndex leaf of the act by which the pieces came back
 * @param attempt from 1
 */
record ReturnNumber(long leafIndex, int attempt) {
  private static final Pattern TEXT = Pattern.compile("R(\\d{1,18})(?:-([1-9]\\d{0,2}))?");

  /** The number that a text is; empty for one of another origin. */
  static Optional<ReturnNumber> of(String text) {
    Matcher number = TEXT.matcher(text);
    return number.matches()
        ? Optional.of(
            new ReturnNumber(
                Long.parseLong(number.group(1)),
                number.group(2) == null ? 1 : Integer.parseInt(number.group(2))))
        : Optional.empty();
  }

  String text() {
    return attempt == 1 ? "R" + leafIndex : "R%d-%d".formatted(leafIndex, attempt);
  }

  /** The next time. */
  ReturnNumber next() {
    return new ReturnNumber(leafIndex, attempt + 1);
  }
}

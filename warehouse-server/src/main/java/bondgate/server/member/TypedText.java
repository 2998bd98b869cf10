package bondgate.server.member;

import java.util.regex.Pattern;

/**
 * A name or an address as somebody typed it. What customs' messages cannot hold is refused where it
 * is typed: found out after the payment, it would cost the sale.
 */
public final class TypedText {
  /** Longest name of a person, in characters. */
  public static final int LONGEST_NAME = 60;

  /** Control characters, halves of a character, and what XML 1.0 does not know. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}\\x{FFFE}\\x{FFFF}]");

  private TypedText() {}

  /** Whether it can be the name of a person. */
  public static boolean isName(String text) {
    return fits(text, 1, LONGEST_NAME);
  }

  /** Whether it has so many characters, and a message can hold all of them. */
  public static boolean fits(String text, int least, int most) {
    return text.length() >= least && text.length() <= most && !UNWRITABLE.matcher(text).find();
  }
}

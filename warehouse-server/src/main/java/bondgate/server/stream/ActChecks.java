package bondgate.server.stream;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The ranges that {@link ZoneAct} promises, checked in one place. */
final class ActChecks {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern ACTOR = Pattern.compile("[a-z]+:[A-Za-z0-9._-]{1,40}");
  private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,60}");
  private static final Pattern EPC = Pattern.compile("(?:[0-9A-F]{4}){1,31}");
  private static final long MOST_FEN = 1_000_000_000_000_000L;

  private ActChecks() {}

  static void act(String id, String actor) {
    matches("id", id, ID, "1 to 64 of letters, digits and . _ : -");
    actor("actor", actor);
  }

  static void actor(String what, String actor) {
    matches(what, actor, ACTOR, "a role and a reference, such as staff:ls-07");
  }

  static void item(String item) {
    matches("item", item, ITEM, "1 to 32 of letters, digits and . _ -");
  }

  static void number(String what, String value) {
    matches(what, value, NUMBER, "1 to 60 of letters, digits and . _ -");
  }

  static void text(String what, String value, int most) {
    require(
        value != null && !value.isBlank() && value.length() <= most,
        "%s must be 1 to %d characters; received '%s'",
        what,
        most,
        value);
  }

  static void fen(String what, long value, long least) {
    require(
        value >= least && value <= MOST_FEN,
        "%s must be from %d to %d fen; received %d",
        what,
        least,
        MOST_FEN,
        value);
  }

  static void fenOrNone(String what, Long value, long least) {
    if (value != null) {
      fen(what, value, least);
    }
  }

  /** An amount that may be left out. */
  static OptionalLong orNone(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static List<String> epcs(List<String> epcs) {
    List<String> copy = List.copyOf(present("epcs", epcs));
    require(
        !copy.isEmpty() && copy.size() <= ZoneAct.MAX_EPCS,
        "a document names 1 to %d tags; received %d",
        ZoneAct.MAX_EPCS,
        copy.size());
    Set<String> seen = new HashSet<>();
    for (String epc : copy) {
      epc(epc);
      require(seen.add(epc), "the tag '%s' is named twice", epc);
    }
    return copy;
  }

  static void epc(String epc) {
    matches("epc", epc, EPC, "4 to 124 upper-case hex digits in whole 16-bit words");
  }

  static void matches(String what, String value, Pattern pattern, String expected) {
    require(
        value != null && pattern.matcher(value).matches(),
        "%s must be %s; received '%s'",
        what,
        expected,
        value);
  }

  static <T> T present(String what, T value) {
    require(value != null, "%s is missing", what);
    return value;
  }

  static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}

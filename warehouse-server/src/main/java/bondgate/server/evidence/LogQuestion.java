package bondgate.server.evidence;

import bondgate.evidence.proof.TreeHead;

/** Reads the numbers of a question about a log, and refuses those that the log cannot answer. */
final class LogQuestion {
  private static final int MOST_DIGITS = 18;

  private LogQuestion() {}

  /** A place in a log of that head. */
  static long index(String text, TreeHead head) {
    long index = number("index", text);
    if (index >= head.size()) {
      throw RefusedException.notFound(
          "noSuchEntry",
          "index=" + index,
          head.size() == 0 ? "an entry; the log is empty" : "0 to " + (head.size() - 1),
          "ask for an entry the log has, or again once it has grown");
    }
    return index;
  }

  /** A size that a log of that head has had. */
  static long size(String name, String text, TreeHead head) {
    long size = number(name, text);
    if (size < 1) {
      throw RefusedException.badRequest(
          "emptyLogProvesNothing",
          name + "=" + size,
          "1 or more",
          "every log continues the empty one: no proof is needed");
    }
    if (size > head.size()) {
      throw RefusedException.notFound(
          "notYetThatSize",
          name + "=" + size,
          "1 to " + head.size(),
          "if a checkpoint of that size was signed, this log has lost entries: tell the customs"
              + " officer, and keep that checkpoint");
    }
    return size;
  }

  private static long number(String name, String text) {
    if (text == null || text.length() > MOST_DIGITS || !text.matches("[0-9]+")) {
      throw RefusedException.badRequest(
          "notANumber",
          name + "=" + text,
          "a whole number from 0, at most " + MOST_DIGITS + " digits",
          "give " + name + " as decimal digits");
    }
    return Long.parseLong(text);
  }
}

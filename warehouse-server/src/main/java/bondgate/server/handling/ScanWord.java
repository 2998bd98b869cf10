package bondgate.server.handling;

/** What a scan came to, as a word with a sentence of its own in both languages. */
public sealed interface ScanWord permits GoodScan, WrongScan {
  /** The name of the constant; no name is in both lists. */
  String name();

  /** How it looks and sounds. */
  Tone tone();

  /** How an answer looks and sounds, so that it is understood without being read. */
  enum Tone {
    /** Taken: go on. */
    GOOD,
    /** Taken, and nothing is left to do here. */
    DONE,
    /** Nothing changed, and nothing is wrong. */
    NOTE,
    /** Not taken: look at the screen. */
    WRONG,
    /** Not taken, and the goods must not go on: put them aside. */
    STOP
  }

  /** The word of that name. */
  static ScanWord of(String name) {
    try {
      return GoodScan.valueOf(name);
    } catch (IllegalArgumentException e) {
      return WrongScan.valueOf(name);
    }
  }
}

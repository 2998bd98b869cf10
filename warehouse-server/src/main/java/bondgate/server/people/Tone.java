package bondgate.server.people;

import java.util.Locale;

/** How a state is shown: each tone has its own colour and its own shape, and a word beside it. */
public enum Tone {
  /** As it should be. */
  GOOD,
  /** Someone must act. */
  BAD,
  /** Not decided, or half working. */
  WARN,
  /** For the record only. */
  QUIET;

  /** The name of its class in the style sheet. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}

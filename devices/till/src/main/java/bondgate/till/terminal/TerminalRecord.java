package bondgate.till.terminal;

import bondgate.till.SaltedReference;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What a terminal told us. */
public sealed interface TerminalRecord {
  /**
   * Somebody showed a face, card or finger.
   *
   * @param key the same for the same record however often it comes; names nobody
   * @param terminal the terminal's own identifier
   * @param recordId the terminal's number of the record; begins again after a factory reset
   * @param at when it happened by the terminal's clock, if it says
   * @param receivedAt when we heard, by the host
   * @param verdict what the terminal decided
   * @param credential what was shown
   * @param similarityHundredths likeness of the face in hundredths of a percent, 0 to 10000
   * @param person who, under the site's salt
   * @param replay whether it was stored and sent later: no gate may open by it
   */
  record Passage(
      String key,
      String terminal,
      Optional<String> recordId,
      Optional<Instant> at,
      Instant receivedAt,
      Verdict verdict,
      Credential credential,
      OptionalInt similarityHundredths,
      Optional<SaltedReference> person,
      boolean replay)
      implements TerminalRecord {}

  /**
   * A face that the terminal does not know.
   *
   * @param key as for a passage
   * @param terminal the terminal's own identifier
   * @param at by the terminal's clock, if it says
   * @param receivedAt by the host
   */
  record Stranger(String key, String terminal, Optional<Instant> at, Instant receivedAt)
      implements TerminalRecord {}

  /**
   * The terminal came or went.
   *
   * @param terminal the terminal's own identifier
   * @param online which
   */
  record Presence(String terminal, boolean online) implements TerminalRecord {}

  /**
   * The terminal lives.
   *
   * @param terminal the terminal's own identifier; empty where the stream does not say
   * @param at by the terminal's clock, to compare with ours
   */
  record Heartbeat(Optional<String> terminal, Optional<Instant> at) implements TerminalRecord {}

  /**
   * The answer to a command of ours.
   *
   * @param terminal the terminal's own identifier, if it says
   * @param operator the command
   * @param code 200 done; 410 another batch is running; 417 count differs; 461 to 478 picture
   *     errors
   */
  record CommandAnswer(Optional<String> terminal, String operator, OptionalInt code)
      implements TerminalRecord {}

  /**
   * Something that does not concern us.
   *
   * @param kind the kind of event
   */
  record Ignored(String kind) implements TerminalRecord {}

  /**
   * Not understood.
   *
   * @param problem what
   * @param field the field that is meant, may be empty; never its value
   */
  record Unreadable(Problem problem, String field) implements TerminalRecord {}

  /** What a terminal decided. */
  enum Verdict {
    /** It compared nothing. */
    NONE,
    /** Let in. */
    ALLOWED,
    /** Not let in. */
    REFUSED,
    /** Nobody that it knows. */
    NOT_REGISTERED,
    /** A code that we do not know: nothing may follow from it. */
    UNKNOWN
  }

  /** What was shown. */
  enum Credential {
    /** A face. */
    FACE,
    /** A card. */
    CARD,
    /** A finger. */
    FINGERPRINT,
    /** Not said. */
    UNKNOWN
  }

  /** What is wrong with a message. */
  enum Problem {
    /** It is no JSON, or no object. */
    NOT_JSON,
    /** It is longer than a message may be. */
    TOO_LONG,
    /** A field that we need is not there. */
    FIELD_MISSING,
    /** A field has a value that it cannot have. */
    FIELD_WRONG
  }
}

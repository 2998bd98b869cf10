package bondgate.rfid.llrp;

import java.util.Objects;

/**
 * What is wrong with bytes that should be LLRP.
 *
 * @param kind the rule that was broken
 * @param where the message and parameter in which
 * @param received what came
 * @param expected what should have come
 */
public record LlrpFault(Kind kind, String where, String received, String expected) {
  /** The rules, by name. */
  public enum Kind {
    /** Not version 1 or 2. The stream cannot be followed any further. */
    VERSION,
    /**
     * A message length below 10 bytes or above 2 MiB. The stream cannot be followed any further.
     */
    MESSAGE_LENGTH,
    /** The table has no message of this number; its content is kept as it is. */
    UNKNOWN_MESSAGE,
    /** Fields need more bytes than there are. */
    TOO_SHORT,
    /** A parameter's length is below its head or goes beyond what is around it. */
    PARAMETER_LENGTH,
    /** A parameter without length whose number the table does not have: its end is not known. */
    UNKNOWN_TV,
    /** Parameters within parameters, more than 16 deep. */
    TOO_DEEP,
    /** Bytes where nothing may follow. */
    TRAILING_BYTES
  }

  /** Checks that nothing is missing. */
  public LlrpFault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(where, "where");
  }

  /** One line for a log or a technician. */
  public String describe() {
    return "%s in %s: received %s, expected %s".formatted(kind, where, received, expected);
  }
}

package bondgate.rfid.epc;

import java.util.Objects;

/**
 * Why a text or a tag's bits are not a GS1 identity: which rule, what was received, what was
 * expected.
 *
 * @param kind the rule that was broken
 * @param received what came, cut to 80 characters
 * @param expected what the standard asks for at this place
 */
public record EpcFault(Kind kind, String received, String expected) {
  private static final int LONGEST = 80;

  /** The rules, by name. */
  public enum Kind {
    /** The text is not hex digits. */
    NOT_HEX,
    /** The header byte names no scheme that this codec knows; keep the EPC as opaque hex. */
    UNKNOWN_HEADER,
    /** Header E2 or E0: a chip's TID stands where an EPC should; the tag was never programmed. */
    TID_AS_EPC,
    /** There are fewer bits than the scheme has. */
    TOO_SHORT,
    /** Bits after the end, or bits that the scheme keeps at zero, are not zero. */
    BITS_NOT_ZERO,
    /** Partition 7 does not exist. */
    PARTITION,
    /** A number has more digits than its field may show, or a field has the wrong length. */
    DIGITS,
    /** A filter is from 0 to 7. */
    FILTER,
    /** A serial number does not fit the scheme. */
    SERIAL,
    /** A character outside GS1's AI encodable character set 82. */
    CHARACTER,
    /** The check digit is wrong. */
    CHECK_DIGIT,
    /** The text is not a tag URI, pure identity URI or Digital Link of a known kind. */
    SYNTAX,
    /** The length of the company prefix is neither given nor in the table. */
    PREFIX_LENGTH_UNKNOWN,
    /** The standard has it and this codec has not. */
    NOT_IMPLEMENTED
  }

  /** Cuts an over-long text rather than lose the fault. */
  public EpcFault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(expected, "expected");
    received = received.length() > LONGEST ? received.substring(0, LONGEST) + "…" : received;
  }

  /** One line for a technician. It holds what was received, which may be an EPC: not for a log. */
  public String describe() {
    return "%s: received '%s', expected %s".formatted(kind, received, expected);
  }
}

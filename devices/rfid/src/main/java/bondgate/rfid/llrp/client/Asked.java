package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Instant;
import java.util.Optional;

/**
 * A request whose response is awaited.
 *
 * @param request what was sent
 * @param purpose why
 * @param level the output that it sets, if it does
 * @param at when it was sent
 */
record Asked(
    LlrpMessage request, Purpose purpose, Optional<WantedOutputs.Level> level, Instant at) {
  /** Why something was asked, and what a refusal means. */
  enum Purpose {
    /** A reader may refuse it, and is used without. */
    MAY_BE_REFUSED,
    /** Without it the reader is of no use. */
    MUST_BE_DONE,
    /** What can the reader do? */
    CAPABILITIES,
    /** Which version of LLRP does it speak? */
    VERSION,
    /** Speak 1.1 from now on. */
    NEW_VERSION,
    /** Read TIDs with the tags: a reader that refuses is used without, and that is told. */
    TID,
    /**
     * How do the inputs stand? A reader that does not say is used without them, and that is told.
     */
    INPUTS,
    /** Begin to read tags. */
    START,
    /** Set an output. */
    OUTPUT,
    /** We go. */
    CLOSE
  }

  /** Responses are matched by type and id; an error message by its id alone. */
  boolean isAnsweredBy(LlrpMessage message) {
    boolean type =
        message.type() == LlrpTypes.responseTo(request.type())
            || message.type() == LlrpTypes.ERROR_MESSAGE;
    return type && message.id() == request.id();
  }
}

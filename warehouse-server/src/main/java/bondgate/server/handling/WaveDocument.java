package bondgate.server.handling;

import java.util.Optional;

/**
 * A document of a wave.
 *
 * @param slot which tote of the cart is its own, from 1
 * @param decidedBy who said how it goes on, if somebody did
 */
record WaveDocument(String document, int slot, State state, Optional<String> decidedBy) {
  /** What becomes of it in the wave. */
  enum State {
    /** It is picked in this wave. */
    OPEN,
    /** The wave ended; what is missing of it waits. */
    DONE,
    /** A supervisor let it go on with what is there. */
    SHORT,
    /** It was taken out, and waits again. */
    TAKEN_OUT
  }

  Tote tote() {
    return Tote.ofSlot(slot);
  }
}

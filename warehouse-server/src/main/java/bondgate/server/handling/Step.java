package bondgate.server.handling;

/**
 * 下一步 — what the server wants next of a person.
 *
 * @param ask what is to be scanned
 * @param bin where to go for it; empty: anywhere
 * @param item what is to be taken there; part number
 * @param count how many of it, or how many are in the hand
 * @param done how many are done
 * @param total of how many; 0: not said
 * @param tote into which tote of the cart it goes; empty: into none
 */
public record Step(
    Ask ask, String bin, String item, long count, long done, long total, String tote) {
  /** Where there are no totes. */
  public Step(Ask ask, String bin, String item, long count, long done, long total) {
    this(ask, bin, item, count, done, total, "");
  }

  /** What a picker of a wave is shown, to be named when it is not there; empty: nothing. */
  public String line() {
    return ask == Ask.PIECE_OF_WAVE || ask == Ask.PIECE_OR_TOTE
        ? String.join("/", bin, tote, item)
        : "";
  }

  /** What is to be scanned. */
  public enum Ask {
    /** A piece of the list. */
    PIECE_OF_LIST,
    /** A piece, to be taken into the hand. */
    PIECE_FOR_HAND,
    /** More pieces, or the bin where they go. */
    PIECE_OR_BIN,
    /** A piece of the pass, from that bin. */
    PIECE_OF_PASS,
    /** A piece of a wave, from that bin, for that tote. */
    PIECE_OF_WAVE,
    /** More of it, or the tote where it goes. */
    PIECE_OR_TOTE,
    /** The tote where it goes. */
    TOTE,
    /** Nothing: colleagues pick what is left of the wave. */
    OTHERS,
    /** The bin that is counted. */
    BIN_TO_COUNT,
    /** Each piece of the bin, or the next bin. */
    PIECE_TO_COUNT,
    /** What could be found of a wave is picked: finish without the rest. */
    FINISH_SHORT,
    /** All is there: finish. */
    FINISH,
    /** Nothing: the task is finished. */
    NOTHING
  }
}

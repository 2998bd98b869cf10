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
 */
public record Step(Ask ask, String bin, String item, long count, long done, long total) {
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
    /** The bin that is counted. */
    BIN_TO_COUNT,
    /** Each piece of the bin, or the next bin. */
    PIECE_TO_COUNT,
    /** All is there: finish. */
    FINISH,
    /** Nothing: the task is finished. */
    NOTHING
  }
}

package bondgate.server.handling;

/**
 * What a sentence speaks of; what does not apply is empty. The sentences name them in square
 * brackets.
 *
 * @param item part number 料号; the sentence says its name
 * @param bin a bin, or a tote of a cart
 * @param document the document or wave that is in the way, or of the task
 * @param tag the end of an EPC
 * @param count pieces, or bins
 */
public record About(String item, String bin, String document, String tag, long count) {
  /** Nothing. */
  public static final About NOTHING = new About("", "", "", "", 0);

  private static final int SHOWN = 8;

  /** A piece. */
  static About piece(String epc, String item) {
    return new About(item, "", "", end(epc), 0);
  }

  /** The end of an EPC, by which people tell tags apart. */
  static String end(String epc) {
    return epc.substring(Math.max(0, epc.length() - SHOWN));
  }

  About at(String where) {
    return new About(item, where, document, tag, count);
  }

  About of(String paper) {
    return new About(item, bin, paper, tag, count);
  }

  About counting(long howMany) {
    return new About(item, bin, document, tag, howMany);
  }
}

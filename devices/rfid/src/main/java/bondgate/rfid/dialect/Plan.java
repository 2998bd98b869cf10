package bondgate.rfid.dialect;

import java.util.List;

/** How one wish is said in one protocol. */
public sealed interface Plan {
  /**
   * These commands one after another, each when the one before was done.
   *
   * @param asks may be none, if there is nothing to say
   * @param afterwards said at the end, also after a failure
   */
  record Of(List<Ask> asks, List<Ask> afterwards) implements Plan {
    /** Copies the lists. */
    public Of {
      asks = List.copyOf(asks);
      afterwards = List.copyOf(afterwards);
    }
  }

  /**
   * The protocol can't.
   *
   * @param why in words
   */
  record Unsupported(String why) implements Plan {}

  /** These commands and nothing afterwards. */
  static Plan of(Ask... asks) {
    return new Of(List.of(asks), List.of());
  }
}

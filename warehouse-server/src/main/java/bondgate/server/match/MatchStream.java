package bondgate.server.match;

import java.util.EnumSet;
import java.util.Set;

/** Where pieces come into the list from; each is read along an index, the newest first. */
enum MatchStream {
  /** Gone to the street. */
  TO_STREET,
  /** Gone abroad. */
  TO_ABROAD,
  /** Gone without a permit. */
  TO_INVESTIGATION,
  /** Gone, and refused by the book. */
  NOT_ON_BOOK,
  /** Released by customs. */
  RELEASED,
  /** Paid, and not released yet. */
  PAID;

  /** Where pieces of that verdict are found. */
  static Set<MatchStream> of(MatchVerdict verdict) {
    return switch (verdict) {
      case AGREE, AGREE_RETURNED -> EnumSet.of(TO_STREET, TO_ABROAD, RELEASED);
      case WITHOUT_SALE -> EnumSet.of(TO_STREET, TO_ABROAD);
      case SOLD_WITHOUT_PERMIT -> EnumSet.of(TO_INVESTIGATION, RELEASED, PAID);
      case GATE_WITHOUT_TILL, CAME_BACK -> EnumSet.of(TO_INVESTIGATION);
      case GATE_WITHOUT_BOOK -> EnumSet.allOf(MatchStream.class);
      case SOLD_INSIDE -> EnumSet.of(RELEASED);
      case PAID_WAITING -> EnumSet.of(PAID);
      case DIRECTION_UNCLEAR, BOOK_WITHOUT_GATE -> EnumSet.of(RELEASED, PAID);
    };
  }
}

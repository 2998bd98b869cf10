package bondgate.server.people.officer;

import bondgate.server.fence.Verdict;
import bondgate.server.goods.ChipMismatch;
import bondgate.server.people.ItemName;
import java.time.Instant;

/** Alarms that a page shows in a way of their own. */
final class FixtureAlarms {
  private FixtureAlarms() {}

  /** A tag whose number answers from another chip. */
  static AlarmLine copied(long id, ItemName item, Instant noon) {
    return new AlarmLine(
        id,
        Verdict.COPIED_TAG,
        false,
        noon.plusSeconds(600 + id),
        "exit",
        "E28068940000500000ABCD0" + id,
        item,
        400 + id,
        null,
        null,
        new ChipMismatch(
                ChipMismatch.Kind.OTHER_CHIP,
                "E2801105200075CA56BE0936",
                "E2801105200075CA56BE0935",
                88)
            .text(),
        null,
        null);
  }
}

package bondgate.server.guarantee;

import java.time.LocalDate;

/** What became of an instrument that was lodged. */
public sealed interface LodgeResult {
  /** It counts. */
  record Lodged() implements LodgeResult {}

  /** The same instrument was lodged before, by that leaf. */
  record LodgedBefore(long leafIndex) implements LodgeResult {}

  /** The number is taken by an instrument with other content. */
  record IsOtherwise(Instrument earlier, Instrument received) implements LodgeResult {}

  /** Its last day is over. */
  record Expired(LocalDate validUntil, LocalDate today) implements LodgeResult {}
}

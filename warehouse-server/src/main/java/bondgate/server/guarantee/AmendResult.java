package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * What became of an amendment of an instrument. Where several refusals would apply, the first in
 * the order of this file is given.
 */
public sealed interface AmendResult {
  /** It counts; by how much the instrument covers more, or if below 0 less, in fen. */
  record Amended(long changeFen) implements AmendResult {}

  /** The same amendment was recorded before, by that leaf. */
  record AmendedBefore(long leafIndex) implements AmendResult {}

  /** An amendment of that number was recorded with other content. */
  record IsOtherwise(Amendment earlier, Amendment received) implements AmendResult {}

  /** The zone has no such instrument. */
  record NoSuchInstrument(String number) implements AmendResult {}

  /** The instrument says all of it already. */
  record ChangesNothing(Instrument instrument) implements AmendResult {}

  /** It would end before its first day. */
  record EndsBeforeItBegins(LocalDate validUntil, LocalDate validFrom) implements AmendResult {}

  /** It would have expired: the last day on which it would count is over. */
  record Expired(LocalDate lastDay, LocalDate today) implements AmendResult {}

  /** It would cover less than what holds stand on it and what is used up of it, in fen. */
  record BelowUsed(long askedFen, long heldFen, long settledFen) implements AmendResult {}
}

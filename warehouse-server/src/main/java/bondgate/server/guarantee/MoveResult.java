package bondgate.server.guarantee;

import java.time.LocalDate;

/** What became of the wish to move holds off an instrument that expired. */
public sealed interface MoveResult {
  /** They stand on instruments in force. */
  record Moved(int holds) implements MoveResult {}

  /** The zone has no such instrument. */
  record NoSuchInstrument(String number) implements MoveResult {}

  /** It covers what stands on it. */
  record StillInForce(LocalDate validUntil) implements MoveResult {}

  /** No hold stands on it. */
  record NothingStandsOnIt() implements MoveResult {}

  /** The instruments in force do not give what all its holds need; in fen. */
  record Exceeded(long neededFen, long headroomFen) implements MoveResult {}
}

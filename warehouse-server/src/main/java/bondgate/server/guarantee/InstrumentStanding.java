package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * An instrument as it stands on one day, in fen: {@code amount = held + settled + free}.
 *
 * @param instrument the paper
 * @param heldFen 占用, what holds stand on it
 * @param settledFen 核销, what was used up of it
 * @param freeFen what it would still give if it is in force
 * @param state whether it gives anything
 */
public record InstrumentStanding(
    Instrument instrument, long heldFen, long settledFen, long freeFen, State state) {

  /** What an instrument's first and last day mean for it. */
  public enum State {
    /** Its first day has not come: it does not count yet. */
    NOT_YET_IN_FORCE,
    /** It counts. */
    IN_FORCE,
    /** It counts, and its last day is near: lodge another in time. */
    EXPIRES_SOON,
    /** It counts no more, and nothing stands on it. */
    EXPIRED,
    /** It counts no more, and holds stand on it: they are uncovered until moved or ended. */
    EXPIRED_WITH_HOLDS;

    /** Whether it gives something. */
    public boolean counts() {
      return this == IN_FORCE || this == EXPIRES_SOON;
    }
  }

  /**
   * The state on that day in China.
   *
   * @param marginDays how many days before its last day an instrument stops counting, from 0
   * @param warningDays how many days before that it is said to expire soon, from 0
   */
  static State state(
      Instrument instrument, LocalDate today, int marginDays, int warningDays, long heldFen) {
    if (instrument.validFrom() != null && today.isBefore(instrument.validFrom())) {
      return State.NOT_YET_IN_FORCE;
    }
    LocalDate lastDay = instrument.validUntil().minusDays(marginDays);
    if (!today.isAfter(lastDay)) {
      return today.isBefore(lastDay.minusDays(warningDays)) ? State.IN_FORCE : State.EXPIRES_SOON;
    }
    return heldFen > 0 ? State.EXPIRED_WITH_HOLDS : State.EXPIRED;
  }

  /** What was lodged of it, in fen. */
  public long lodgedFen() {
    return instrument.amountFen();
  }

  /** What can still be held on it: nothing unless it is in force. */
  public long headroomFen() {
    return state.counts() ? freeFen : 0;
  }
}

package bondgate.rfid.portal;

import java.util.Optional;

/** What is said of a window in the end, so that nothing is said twice. */
final class Conclusions {
  /** Nobody goes twice the same way in such a time. */
  private static final long SAME_WAY_MILLIS = 10_000;

  /** Nor there and back in such a time. */
  private static final long TURN_MILLIS = 7_000;

  private static final int CONTRADICTED_PERMILLE = 400;

  /** What is heard so soon after is the rest of the same passage. */
  private static final long TAIL_MILLIS = 5_000;

  Optional<Passage> of(Pool.Verdict verdict) {
    Pool.Closed closed = verdict.closed();
    Track track = closed.track();
    Heard heard = closed.heard();
    Judgement judgement = verdict.judgement();
    boolean nowStill = track.concludeStill(judgement instanceof Judgement.LayStill);
    if (judgement instanceof Judgement.Through through) {
      if (track.hasJustCrossed(through.way(), closed.middle(), SAME_WAY_MILLIS)) {
        return Optional.empty();
      }
      if (track.hasJustCrossed(closed.middle(), TURN_MILLIS)) {
        return Optional.of(new Passage.Uncertain(heard, CONTRADICTED_PERMILLE));
      }
      track.crossed(through.way(), closed.middle());
      return Optional.of(new Passage.Crossed(heard, through.way(), through.confidencePermille()));
    }
    if (judgement instanceof Judgement.LayStill) {
      // At the edge of earshot a still tag is quiet now and then, and would be still again.
      return nowStill ? Optional.of(new Passage.Still(heard)) : Optional.empty();
    }
    if (track.hasJustCrossed(closed.middle(), TAIL_MILLIS)) {
      return Optional.empty();
    }
    if (judgement instanceof Judgement.Undecided undecided) {
      return Optional.of(new Passage.Uncertain(heard, undecided.confidencePermille()));
    }
    if (judgement instanceof Judgement.WentBack) {
      return Optional.of(new Passage.TurnedBack(heard));
    }
    // A tag that stays at the edge of earshot would be near again every few seconds, and one that
    // went through is near once more on its way: said once until it was forgotten.
    return closed.first() ? Optional.of(new Passage.Near(heard)) : Optional.empty();
  }
}

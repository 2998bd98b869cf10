package bondgate.rfid.portal;

import bondgate.rfid.portal.CrossingRule.Judgement.Lean;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rule that turns the evidence of one tag into a judgement. */
record CrossingRule(CrossingSettings settings) {
  private static final int JUST_ENOUGH = 500;
  private static final int SURE = 1000;

  /** Weak windows with fewer than this many times the deciding reads are fragments. */
  private static final int FRAGMENT_SHARE = 2;

  /** Windows with fewer than this many times the deciding reads may miss a side. */
  private static final int SCARCE_SHARE = 5;

  /** A weak tag leans by a gap of this part of the floor, unless such a swing contradicts it. */
  private static final int LEAN_SHARE = 4;

  /** What the evidence says. */
  sealed interface Judgement {
    /** It went through. */
    record Through(Way way, int confidencePermille) implements Judgement {}

    /** It does not decide; it may lean one way. */
    record Undecided(int confidencePermille, Optional<Lean> lean) implements Judgement {}

    /** It came by on one side, or too rarely. */
    record CameNear() implements Judgement {}

    /** It came in and went back. */
    record WentBack() implements Judgement {}

    /** It lay still. */
    record LayStill() implements Judgement {}

    /** The way to which weak evidence points without contradiction. */
    record Lean(Way way) {}
  }

  Judgement judge(Evidence e) {
    if (e.reads() < settings.leastReads()) {
      return new Judgement.CameNear();
    }
    if (isFlat(e)) {
      return new Judgement.LayStill();
    }
    if (e.insideReads() == 0 || e.outsideReads() == 0) {
      return new Judgement.CameNear();
    }
    boolean swung = swung(e);
    boolean balanced = Math.abs(e.balanceCentiDb()) <= settings.balanceLimitCentiDb();
    if (swung && balanced && reachesEveryFloor(e)) {
      // From here on nothing contradicts: both rows heard it well, one before the other, and the
      // side that heard it better changed.
      return new Judgement.Through(way(e), SURE - JUST_ENOUGH * 1000 / weakestPermille(e));
    }
    boolean oneSided = !swung && (!balanced || sameSideTwice(e)) && !mayHaveGone(e);
    if (oneSided && e.bestCentiDbm() < openingCentiDbm()) {
      return new Judgement.CameNear();
    }
    boolean few = e.reads() < FRAGMENT_SHARE * settings.decidingReads();
    if ((!swung || few) && e.bestOfBothCentiDbm() < openingCentiDbm()) {
      // Some reads at the edge of earshot, such as those before a passage or after it: among so few
      // the sides change by chance.
      return oneSided && !few ? new Judgement.WentBack() : new Judgement.CameNear();
    }
    if (oneSided && !isScarce(e)) {
      return new Judgement.WentBack();
    }
    return new Judgement.Undecided(
        Math.min(JUST_ENOUGH - 1, JUST_ENOUGH * weakestPermille(e) / 1000), lean(e, balanced));
  }

  /**
   * Where a tag in the opening is going: the same rule, and besides both rows must have heard it as
   * from close by, and the row ahead must hear it better now. On the way to the opening, a lucky
   * place for the far row and a dead one for the near row can look like a passage; not so in it.
   */
  Optional<Judgement.Through> judgeRunning(Evidence soFar, Evidence lately) {
    if (soFar.bestOfBothCentiDbm() < 100 * settings.closeByDbm()
        || !(judge(soFar) instanceof Judgement.Through through)) {
      return Optional.empty();
    }
    int ahead = through.way() == Way.IN ? lately.lateCentiDb() : -lately.lateCentiDb();
    return ahead >= settings.aheadCentiDb() ? Optional.of(through) : Optional.empty();
  }

  /** Nothing about these reads speaks of movement. */
  boolean isFlat(Evidence e) {
    return e.spreadCentiDb() >= 0
        && e.spreadCentiDb() < settings.spreadFloorCentiDb()
        && Math.abs(e.swingCentiDb()) < settings.swingFloorCentiDb()
        && !swung(e)
        && e.durationMillis() >= settings.stillAfter().toMillis() / 2;
  }

  private boolean swung(Evidence e) {
    int floor = settings.sideFloorCentiDb();
    return Math.abs(e.swingCentiDb()) >= settings.swingFloorCentiDb()
        && Math.min(e.earlyCentiDb(), e.lateCentiDb()) <= -floor
        && Math.max(e.earlyCentiDb(), e.lateCentiDb()) >= floor;
  }

  /**
   * Both rows heard it from close by, and one clearly after the other or too rarely to tell: not
   * the picture of a tag that went back, and who is not sure must not say so.
   */
  private boolean mayHaveGone(Evidence e) {
    long gapMillis = Math.abs(e.gapMillis());
    return e.bestOfBothCentiDbm() >= openingCentiDbm()
        && Math.abs(e.balanceCentiDb()) <= settings.balanceLimitCentiDb()
        && gapMillis >= settings.gapFloor().toMillis() / (isScarce(e) ? LEAN_SHARE : 1);
  }

  private boolean isScarce(Evidence e) {
    return e.reads() < SCARCE_SHARE * settings.decidingReads();
  }

  private int openingCentiDbm() {
    return 100 * settings.insideOpeningDbm();
  }

  private boolean sameSideTwice(Evidence e) {
    int floor = settings.sideFloorCentiDb();
    return Math.min(e.earlyCentiDb(), e.lateCentiDb()) >= floor
        || Math.max(e.earlyCentiDb(), e.lateCentiDb()) <= -floor;
  }

  private boolean reachesEveryFloor(Evidence e) {
    return Long.signum(e.gapMillis()) == Integer.signum(e.swingCentiDb())
        && weakestPermille(e) >= 1000;
  }

  /** The evidence that comes least far, in thousandths of its floor. */
  private int weakestPermille(Evidence e) {
    return IntStream.of(
            permille(e.spreadCentiDb(), settings.spreadFloorCentiDb()),
            permille(Math.abs(e.gapMillis()), settings.gapFloor().toMillis()),
            permille(Math.abs(e.swingCentiDb()), settings.swingFloorCentiDb()),
            permille(e.reads(), settings.decidingReads()))
        .min()
        .orElseThrow();
  }

  private static int permille(long value, long floor) {
    return (int) Math.max(0, Math.min(100_000, floor == 0 ? 100_000 : 1000 * value / floor));
  }

  private static Way way(Evidence e) {
    return e.swingCentiDb() > 0 ? Way.IN : Way.OUT;
  }

  private Optional<Lean> lean(Evidence e, boolean balanced) {
    boolean late = Math.abs(e.gapMillis()) >= settings.gapFloor().toMillis() / LEAN_SHARE;
    Way byGap = e.gapMillis() > 0 ? Way.IN : Way.OUT;
    boolean contradicted =
        way(e) != byGap && Math.abs(e.swingCentiDb()) >= settings.swingFloorCentiDb() / LEAN_SHARE;
    return balanced && late && !contradicted ? Optional.of(new Lean(byGap)) : Optional.empty();
  }
}

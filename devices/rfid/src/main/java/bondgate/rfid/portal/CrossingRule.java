package bondgate.rfid.portal;

import java.util.Optional;

/** The rule that turns the evidence of one tag, and the beams' word, into a judgement. */
record CrossingRule(CrossingSettings settings) {
  private static final int JUST_ENOUGH = Judgement.JUST_ENOUGH;
  private static final int SURE = 1000;

  /** From these odds on it went through, in thousandths. */
  private static final int LIKELY_PERMILLE = 760;

  /** Below these it did not. */
  private static final int UNLIKELY_PERMILLE = 220;

  /** And where the beams saw somebody, these are enough to leave it open. */
  private static final int UNLIKELY_WITH_SOMEBODY_PERMILLE = 100;

  /** Where both beams say the same way, these are enough. */
  private static final int LIKELY_WITH_BEAMS_PERMILLE = 300;

  /** Less among the antennas than this was beside the opening, behind its wall. */
  private static final int MAYBE_AMONG_PERCENT = 105;

  /**
   * With less than this the odds must be better: some of what is moved behind the wall is as loud.
   */
  private static final int PLAINLY_AMONG_PERCENT = 190;

  private static final int LIKELIER_PERMILLE = 850;

  /** The same where both beams say the same way: who is behind the wall seldom goes just then. */
  private static final int MAYBE_AMONG_WITH_BEAMS_PERCENT = 95;

  private static final int SURELY_AMONG_WITH_BEAMS_PERCENT = 150;

  /** For one deviation of time by which the rows' centroids agree with the beams; at most 1.5. */
  private static final int AGREEING_PERCENT = 30;

  private static final int MOST_AGREEING_PERMILLE = 1500;

  /** Without a beam the confidence keeps so much of what it has above just enough, in percent. */
  private static final int ALONE_PERCENT = 80;

  /** A tag whose direction comes from the beams, and whose reads only do not contradict. */
  private static final int BY_BEAM = 700;

  /** A gap below this part of its floor is none: it came and went on one side. */
  private static final int NO_GAP_PERCENT = 60;

  /** A tag whose row's antennas lie apart by so many times the limit walked along the row. */
  private static final int SURELY_ALONG_PERCENT = 160;

  /** Between two antennas of a row there is some time by chance, in thousandths. */
  private static final int ACROSS_BY_CHANCE = 250;

  /** Begin and end are at one row from this advantage on. */
  private static final int SAME_SIDE_CENTI_DB = 700;

  private static final int SURELY_FLAT_PERCENT = 85;

  /** Of fewer reads the deviation is too much of a guess to say that it lay still. */
  private static final int STILL_READS = 15;

  Judgement judge(Evidence e, BeamWord beams) {
    if (isFlat(e)) {
      return new Judgement.LayStill();
    }
    return switch (beams) {
      case NOT_FITTED -> byReads(e, ALONE_PERCENT, UNLIKELY_PERMILLE);
      case SOMEBODY -> byReads(e, 100, UNLIKELY_WITH_SOMEBODY_PERMILLE);
      case SILENT, HALF -> nobodyWentThrough(e);
      case IN -> together(e, Way.IN);
      case OUT -> together(e, Way.OUT);
    };
  }

  private Judgement byReads(Evidence e, int percent, int unlikelyPermille) {
    boolean alone = percent == ALONE_PERCENT;
    if (e.reads() < settings.leastReads() || !e.bothRows()) {
      return new Judgement.CameNear();
    }
    boolean inOpening = e.bestOfBothCentiDbm() >= openingCentiDbm();
    int among = among(e);
    if (e.reads() < settings.decidingReads()) {
      return inOpening && among >= MAYBE_AMONG_PERCENT && !isAlong(e, SURELY_ALONG_PERCENT)
          ? undecided(e, alone, among, weakestPermille(e))
          : new Judgement.CameNear();
    }
    int odds = CrossingOdds.permille(e, openingCentiDbm());
    if (odds < unlikelyPermille || among < MAYBE_AMONG_PERCENT) {
      return inOpening && (hasNoGap(e) || isOneSided(e))
          ? new Judgement.WentBack()
          : new Judgement.CameNear();
    }
    if (isPlain(e) && isLikely(odds, among, alone)) {
      int above = (SURE - JUST_ENOUGH) * (odds - LIKELY_PERMILLE) / (SURE - LIKELY_PERMILLE);
      return new Judgement.Through(e.way(), JUST_ENOUGH + above * percent / 100);
    }
    return undecided(e, alone, among, odds);
  }

  /**
   * Some of what is moved behind the wall is as loud as a lined bag; beams decide more of these.
   */
  private static boolean isLikely(int odds, int among, boolean withoutBeams) {
    return among >= PLAINLY_AMONG_PERCENT
        ? odds >= LIKELY_PERMILLE
        : withoutBeams && among >= BehindWall.MOST_AMONG_PERCENT && odds >= LIKELIER_PERMILLE;
  }

  private Judgement undecided(Evidence e, boolean alone, int among, int weakestPermille) {
    return undecided(
        e,
        alone ? BehindWall.MOST_AMONG_PERCENT : SURELY_AMONG_WITH_BEAMS_PERCENT,
        among - MAYBE_AMONG_PERCENT,
        settings.second().faintMarginPercent(),
        weakestPermille);
  }

  /**
   * It may have gone through. It is faint if it is heard as through the wall, or if its level does
   * not say that it was in the opening, and it is little above what is heard so.
   */
  private Judgement undecided(
      Evidence e, int mostAsBehind, int aboveStray, int faintMargin, int weakestPermille) {
    boolean weak = e.bestOfBothCentiDbm() < openingCentiDbm();
    boolean asBehind = faintMargin > 0 && e.amongPercent() < mostAsBehind;
    return asBehind || (weak && aboveStray < faintMargin)
        ? Judgement.Undecided.faint(weakestPermille)
        : Judgement.Undecided.inOpening(weakestPermille);
  }

  /** How much it was among the antennas, less the margin that the settings ask for. */
  private int among(Evidence e) {
    return e.amongPercent() - settings.second().strayMarginPercent();
  }

  private boolean hasNoGap(Evidence e) {
    return Math.abs(e.relativePermille()) * 100L
        < (long) settings.relativeFloorPermille() * NO_GAP_PERCENT;
  }

  private boolean isOneSided(Evidence e) {
    return Math.abs(e.balanceCentiDb()) > settings.balanceLimitCentiDb() && !e.changesSides();
  }

  /**
   * Whatever the odds: it moved, and one row heard it after the other. What is so weak that only
   * its loudest reads are heard deviates little, moving or not, so its deviation is not asked.
   */
  private boolean isPlain(Evidence e) {
    boolean weak = e.bestOfBothCentiDbm() < openingCentiDbm();
    boolean moved =
        weak || e.spreadCentiDb() >= settings.spreadFloorCentiDb() * SURELY_FLAT_PERCENT / 100;
    return moved
        && Math.abs(e.gapMillis()) >= settings.gapFloor().toMillis()
        && Long.signum(e.gapMillis()) == Integer.signum(e.relativePermille())
        && !e.phaseStill();
  }

  /** Whether the reads alone say that it went through the opening. */
  boolean isThroughByReads(Evidence e) {
    return !isFlat(e)
        && e.bestOfBothCentiDbm() >= openingCentiDbm()
        && byReads(e, ALONE_PERCENT, UNLIKELY_PERMILLE) instanceof Judgement.Through;
  }

  /** Reads that look like a passage while nobody broke the beams contradict them. */
  private Judgement nobodyWentThrough(Evidence e) {
    Judgement reads = byReads(e, 100, UNLIKELY_PERMILLE);
    boolean through = reads instanceof Judgement.Through;
    if (through && e.bestOfBothCentiDbm() >= openingCentiDbm()) {
      return new Judgement.Undecided(JUST_ENOUGH - 1);
    }
    return through || reads instanceof Judgement.Undecided ? new Judgement.WentBack() : reads;
  }

  /** Both beams say which way somebody went at that moment; the tag may be somebody else's. */
  private Judgement together(Evidence e, Way way) {
    Judgement reads = byReads(e, 100, UNLIKELY_WITH_SOMEBODY_PERMILLE);
    if (reads instanceof Judgement.Through through) {
      return through.way() == way
          ? new Judgement.Through(way, (SURE + through.confidencePermille()) / 2)
          : new Judgement.Undecided(JUST_ENOUGH - 1);
    }
    int among = among(e);
    boolean sameWay = e.bothRows() && e.way() == way;
    if (sameWay
        && e.reads() >= settings.decidingReads()
        && among >= SURELY_AMONG_WITH_BEAMS_PERCENT
        && Math.abs(e.relativePermille()) >= settings.second().beamFloorPermille()
        && CrossingOdds.permille(e, openingCentiDbm()) >= LIKELY_WITH_BEAMS_PERMILLE) {
      return new Judgement.Through(way, BY_BEAM);
    }
    // A lined bag is as weak as this; what else is so weak seldom goes the same way just then.
    int agreeing =
        e.bothRows() ? Math.min(MOST_AGREEING_PERMILLE, Math.abs(e.relativePermille())) : 0;
    int maybe = among + (sameWay ? 1 : -1) * AGREEING_PERCENT * agreeing / 1000;
    return maybe >= MAYBE_AMONG_WITH_BEAMS_PERCENT
        ? undecided(
            e,
            SURELY_AMONG_WITH_BEAMS_PERCENT,
            maybe - MAYBE_AMONG_WITH_BEAMS_PERCENT,
            settings.second().faintMarginWithBeamsPercent(),
            weakestPermille(e))
        : new Judgement.CameNear();
  }

  /**
   * Where a tag in the opening is going: nothing may speak against it, both rows must have heard it
   * as from close by, one by more than one antenna, and the row ahead must hear it better now.
   */
  Optional<Judgement.Through> judgeRunning(Evidence soFar, int advantageNowCentiDb) {
    if (soFar.bestOfBothCentiDbm() < 100 * settings.closeByDbm()
        || !BehindWall.isBetweenAntennas(soFar.reads(), soFar.besideReads())) {
      return Optional.empty();
    }
    int weakest = weakestPermille(soFar);
    int ahead = soFar.way() == Way.IN ? advantageNowCentiDb : -advantageNowCentiDb;
    if (weakest < 1000 || ahead < settings.aheadCentiDb()) {
      return Optional.empty();
    }
    int above = (SURE - JUST_ENOUGH) - JUST_ENOUGH * 1000 / weakest;
    return Optional.of(
        new Judgement.Through(soFar.way(), JUST_ENOUGH + above * ALONE_PERCENT / 100));
  }

  /**
   * The only way that {@link #judgeRunning} may answer, by the centroids alone, or null: for nearly
   * every read that is enough to know, and costs a tenth.
   */
  Way runningWay(Sums soFar) {
    long gapMillis = soFar.gapMillis();
    if (Math.abs(gapMillis) < settings.gapFloor().toMillis()) {
      return null;
    }
    int relative = soFar.relativeGapPermille();
    if (Math.abs(relative) < settings.relativeFloorPermille()
        || Long.signum(gapMillis) != Integer.signum(relative)) {
      return null;
    }
    return relative > 0 ? Way.IN : Way.OUT;
  }

  /** Nothing about these reads speaks of movement. */
  boolean isFlat(Evidence e) {
    return isFlat(e, settings.spreadFloorCentiDb());
  }

  /** The same with a margin, so that a tag that comes slowly is not taken for one that lies. */
  boolean isSurelyFlat(Evidence e) {
    return isFlat(e, settings.spreadFloorCentiDb() * SURELY_FLAT_PERCENT / 100);
  }

  private boolean isFlat(Evidence e, int spreadFloorCentiDb) {
    boolean longEnough = e.durationMillis() >= settings.stillAfter().toMillis() / 2;
    boolean level =
        e.spreadCentiDb() >= 0
            && e.spreadCentiDb() < spreadFloorCentiDb
            && Math.abs(e.relativePermille()) < settings.relativeFloorPermille();
    return longEnough && e.reads() >= STILL_READS && (level || e.phaseStill());
  }

  private boolean isAlong(Evidence e, int percent) {
    long most =
        (long) settings.acrossLimitPermille() * Math.abs(e.relativePermille()) / 1000
            + ACROSS_BY_CHANCE;
    return e.acrossPermille() * 100L > most * percent;
  }

  private int openingCentiDbm() {
    return 100 * settings.insideOpeningDbm();
  }

  /** The evidence that comes least far, in thousandths of its floor; below 1000 if any is short. */
  private int weakestPermille(Evidence e) {
    int weakest = permille(e.spreadCentiDb(), settings.spreadFloorCentiDb());
    weakest = Math.min(weakest, permille(Math.abs(e.gapMillis()), settings.gapFloor().toMillis()));
    weakest =
        Math.min(
            weakest, permille(Math.abs(e.relativePermille()), settings.relativeFloorPermille()));
    weakest = Math.min(weakest, permille(e.reads(), settings.decidingReads()));
    boolean refused =
        Long.signum(e.gapMillis()) != Integer.signum(e.relativePermille())
            || e.phaseStill()
            || Math.abs(e.balanceCentiDb()) > settings.balanceLimitCentiDb()
            || e.bestOfBothCentiDbm() < openingCentiDbm()
            || e.endsWhereItBegan(SAME_SIDE_CENTI_DB)
            || isAlong(e, 100);
    return refused ? Math.min(weakest, 999) : weakest;
  }

  private static int permille(long value, long floor) {
    return (int) Math.max(0, Math.min(100_000, floor == 0 ? 100_000 : 1000 * value / floor));
  }
}

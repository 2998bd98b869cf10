package bondgate.rfid.portal;

import java.util.Optional;

/** The rule that turns the evidence of one tag, and the beams' word, into a judgement. */
record CrossingRule(CrossingSettings settings) {
  private static final int JUST_ENOUGH = 500;
  private static final int SURE = 1000;

  /** From these odds on it went through, in thousandths. */
  private static final int LIKELY_PERMILLE = 740;

  /** Below these it did not. */
  private static final int UNLIKELY_PERMILLE = 260;

  /** And where the beams saw somebody, these are enough to leave it open. */
  private static final int UNLIKELY_WITH_SOMEBODY_PERMILLE = 100;

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

  /** Below the opening's level by more than this it was not in it. */
  private static final int SURELY_OUTSIDE_CENTI_DB = 700;

  /** Begin and end are at one row from this advantage on. */
  private static final int SAME_SIDE_CENTI_DB = 700;

  private static final int SURELY_FLAT_PERCENT = 85;

  /** Of fewer reads the deviation is too much of a guess to say that it lay still. */
  private static final int STILL_READS = 15;

  /** And weaker than this, not even a lined bag. */
  private static final int HIDDEN_CENTI_DB = 600;

  /** So many reads it needs of each row. */
  private static final int HIDDEN_READS = 6;

  /** And so many of them by another antenna than the one that heard it most often. */
  private static final int HIDDEN_BESIDE_READS = 3;

  /** What the evidence says. */
  sealed interface Judgement {
    /** It went through. */
    record Through(Way way, int confidencePermille) implements Judgement {}

    /** It does not decide. */
    record Undecided(int confidencePermille) implements Judgement {}

    /** It came by on one side, or too rarely. */
    record CameNear() implements Judgement {}

    /** It came in and went back. */
    record WentBack() implements Judgement {}

    /** It lay still. */
    record LayStill() implements Judgement {}
  }

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
    if (e.reads() < settings.leastReads() || !e.bothRows()) {
      return new Judgement.CameNear();
    }
    boolean inOpening = e.bestOfBothCentiDbm() >= openingCentiDbm();
    if (e.reads() < settings.decidingReads()) {
      return inOpening && !isAlong(e, SURELY_ALONG_PERCENT)
          ? new Judgement.Undecided(confidence(weakestPermille(e)))
          : new Judgement.CameNear();
    }
    int odds = CrossingOdds.permille(e, openingCentiDbm());
    if (odds < unlikelyPermille || (!inOpening && e.besideReads() == 0)) {
      return inOpening && (hasNoGap(e) || isOneSided(e))
          ? new Judgement.WentBack()
          : new Judgement.CameNear();
    }
    if (odds >= LIKELY_PERMILLE && isPlain(e) && (inOpening ? isBetween(e) : isHidden(e))) {
      int above = (SURE - JUST_ENOUGH) * (odds - LIKELY_PERMILLE) / (SURE - LIKELY_PERMILLE);
      return new Judgement.Through(e.way(), JUST_ENOUGH + above * percent / 100);
    }
    return new Judgement.Undecided(Math.min(JUST_ENOUGH - 1, odds * JUST_ENOUGH / SURE));
  }

  private static boolean isBetween(Evidence e) {
    return e.isBetweenAntennas() && e.besideReadsOfBoth() != 0;
  }

  private static boolean isHeardFromBothSides(Evidence e) {
    return e.besideReadsOfBoth() < 0 || e.besideReadsOfBoth() >= HIDDEN_BESIDE_READS;
  }

  private boolean hasNoGap(Evidence e) {
    return Math.abs(e.relativePermille()) * 100L
        < (long) settings.relativeFloorPermille() * NO_GAP_PERCENT;
  }

  private boolean isOneSided(Evidence e) {
    return Math.abs(e.balanceCentiDb()) > settings.balanceLimitCentiDb() && !e.changesSides();
  }

  /** Whatever the odds: it moved, and one row heard it after the other. */
  private boolean isPlain(Evidence e) {
    return e.spreadCentiDb() >= settings.spreadFloorCentiDb() * SURELY_FLAT_PERCENT / 100
        && Math.abs(e.gapMillis()) >= settings.gapFloor().toMillis()
        && Long.signum(e.gapMillis()) == Integer.signum(e.relativePermille())
        && !e.phaseStill();
  }

  /**
   * Weak all the way, as in a lined bag. What moves behind the wall beside the opening is as weak,
   * and is heard from one side only, so both antennas of both rows must have heard this.
   */
  private boolean isHidden(Evidence e) {
    return openingCentiDbm() - e.bestOfBothCentiDbm() <= HIDDEN_CENTI_DB
        && Math.min(e.insideReads(), e.outsideReads()) >= HIDDEN_READS
        && e.besideReadsOfBoth() >= HIDDEN_BESIDE_READS;
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
    SecondEvidence second = settings.second();
    int opening = openingCentiDbm();
    int best = e.bothRows() ? e.bestOfBothCentiDbm() : opening - SURELY_OUTSIDE_CENTI_DB;
    if (e.reads() >= settings.decidingReads()
        && e.bothRows()
        && (best >= opening ? isBetween(e) : isHeardFromBothSides(e))
        && best >= opening - second.beamLevelCentiDb()
        && e.way() == way
        && Math.abs(e.relativePermille()) >= second.beamFloorPermille()
        && !isAlong(e, SURELY_ALONG_PERCENT)) {
      return new Judgement.Through(way, BY_BEAM);
    }
    // A lined bag is as weak as this; what else is so weak seldom goes the same way just then.
    boolean sameWay =
        e.reads() >= settings.leastReads()
            && e.way() == way
            && Math.abs(e.relativePermille()) >= settings.relativeFloorPermille();
    boolean loud = 100 * e.peakDbm() >= opening - SURELY_OUTSIDE_CENTI_DB;
    return sameWay || (loud && best >= opening - SURELY_OUTSIDE_CENTI_DB)
        ? new Judgement.Undecided(confidence(weakestPermille(e)))
        : reads;
  }

  /**
   * Where a tag in the opening is going: nothing may speak against it, both rows must have heard it
   * as from close by, and the row ahead must hear it better now.
   */
  Optional<Judgement.Through> judgeRunning(Evidence soFar, int advantageNowCentiDb) {
    if (soFar.bestOfBothCentiDbm() < 100 * settings.closeByDbm()) {
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

  private static int confidence(int weakestPermille) {
    return Math.max(0, Math.min(JUST_ENOUGH - 1, JUST_ENOUGH * weakestPermille / 1000));
  }

  private static int permille(long value, long floor) {
    return (int) Math.max(0, Math.min(100_000, floor == 0 ? 100_000 : 1000 * value / floor));
  }
}

package bondgate.rfid.portal;

import java.time.Duration;

/**
 * The thresholds of the inference. The floor of the spread and the idea of the centroids' gap are
 * measured on recorded passes of another room; the rest is chosen on a simulated gate with rows 2 m
 * apart. Repeat the choice on the gate itself: {@link Calibration} proposes.
 *
 * @param quiet a tag's window closes after so long without a read, or later where many tags share
 *     the reader; 0.3 to 10 s, default 2 s
 * @param longest a window closes after so long in any case; 5 to 120 s, default 30 s
 * @param spreadFloorCentiDb the largest standard deviation of RSSI over the antennas must reach
 *     this, or the tag may have lain still; 0 to 2000, default 350
 * @param gapFloor the two rows' centroids must lie so far apart; 0.1 to 10 s, default 0.3 s
 * @param leastReads fewer reads than this are a tag that was near; 1 to 100, default 3
 * @param decidingReads fewer reads than this never give a direction by themselves; 2 to 100,
 *     default 8
 * @param relativeFloorPermille and the gap must be so large a part of the time's deviation, in
 *     thousandths; 50 to 2000, default 350
 * @param acrossLimitPermille the antennas of one row may lie apart in time by so much of that gap
 *     at most, in thousandths, or it walked along the row; 100 to 10000, default 800
 * @param balanceLimitCentiDb a tag that one row hears so much better at its best did not go through
 *     both; 100 to 3000, default 1200
 * @param insideOpeningDbm a tag that both rows heard at this level was in the opening; -90 to -20,
 *     default -53
 * @param stillAfter a tag that stays flat for so long lies still; 3 to 120 s, default 10 s
 * @param movedCentiDb a still tag has moved when its level changes so much; 200 to 3000, default
 *     600
 * @param forgetAfter a still tag is forgotten after so long without a read; 5 s to 1 h, default 60
 *     s
 * @param closeByDbm for a tendency both rows must have heard the tag at this level; -90 to -20,
 *     default -52
 * @param aheadCentiDb and the row ahead must hear it so much better now; 0 to 2000, default 300
 * @param tendencyAfter and the evidence must have said so for so long; 0 to 2 s, default 0.5 s
 * @param tendencyReads and so many reads in a row; 1 to 100, default 4
 * @param poolPartners so many tags of one passage may decide a weak one; 0 means never; 0 to 100,
 *     default 3
 * @param poolWait how long a tag waits for them; 0 to 10 s, default 1.5 s
 * @param second beams, reference tag and phase
 */
public record CrossingSettings(
    Duration quiet,
    Duration longest,
    int spreadFloorCentiDb,
    Duration gapFloor,
    int leastReads,
    int decidingReads,
    int relativeFloorPermille,
    int acrossLimitPermille,
    int balanceLimitCentiDb,
    int insideOpeningDbm,
    Duration stillAfter,
    int movedCentiDb,
    Duration forgetAfter,
    int closeByDbm,
    int aheadCentiDb,
    Duration tendencyAfter,
    int tendencyReads,
    int poolPartners,
    Duration poolWait,
    SecondEvidence second) {
  private static final CrossingSettings DEFAULTS =
      new CrossingSettings(
          Duration.ofMillis(2000),
          Duration.ofSeconds(30),
          350,
          Duration.ofMillis(300),
          3,
          8,
          350,
          800,
          1200,
          -53,
          Duration.ofSeconds(10),
          600,
          Duration.ofMinutes(1),
          -52,
          300,
          Duration.ofMillis(500),
          4,
          3,
          Duration.ofMillis(1500),
          SecondEvidence.defaults());

  /** Checks the ranges. */
  public CrossingSettings {
    Range.check("quiet", quiet, 300, 10_000);
    Range.check("longest", longest, 5_000, 120_000);
    Range.check("spreadFloorCentiDb", spreadFloorCentiDb, 0, 2000);
    Range.check("gapFloor", gapFloor, 100, 10_000);
    Range.check("leastReads", leastReads, 1, 100);
    Range.check("decidingReads", decidingReads, 2, 100);
    Range.check("relativeFloorPermille", relativeFloorPermille, 50, 2000);
    Range.check("acrossLimitPermille", acrossLimitPermille, 100, 10_000);
    Range.check("balanceLimitCentiDb", balanceLimitCentiDb, 100, 3000);
    Range.check("insideOpeningDbm", insideOpeningDbm, -90, -20);
    Range.check("stillAfter", stillAfter, 3_000, 120_000);
    Range.check("movedCentiDb", movedCentiDb, 200, 3000);
    Range.check("forgetAfter", forgetAfter, 5_000, 3_600_000);
    Range.check("closeByDbm", closeByDbm, -90, -20);
    Range.check("aheadCentiDb", aheadCentiDb, 0, 2000);
    Range.check("tendencyAfter", tendencyAfter, 0, 2_000);
    Range.check("tendencyReads", tendencyReads, 1, 100);
    Range.check("poolPartners", poolPartners, 0, 100);
    Range.check("poolWait", poolWait, 0, 10_000);
  }

  /** The defaults. */
  public static CrossingSettings defaults() {
    return DEFAULTS;
  }

  /** The same with what a calibration proposes. */
  public CrossingSettings with(Calibration.Proposal proposal) {
    return with(proposal.insideOpeningDbm(), proposal.relativeFloorPermille(), second);
  }

  /** The same with other thresholds for what speaks besides the levels. */
  public CrossingSettings with(SecondEvidence other) {
    return with(insideOpeningDbm, relativeFloorPermille, other);
  }

  private CrossingSettings with(int openingDbm, int relativePermille, SecondEvidence other) {
    return new CrossingSettings(
        quiet,
        longest,
        spreadFloorCentiDb,
        gapFloor,
        leastReads,
        decidingReads,
        relativePermille,
        acrossLimitPermille,
        balanceLimitCentiDb,
        openingDbm,
        stillAfter,
        movedCentiDb,
        forgetAfter,
        closeByDbm,
        aheadCentiDb,
        tendencyAfter,
        tendencyReads,
        poolPartners,
        poolWait,
        other);
  }
}

package bondgate.rfid.portal;

import java.time.Duration;

/**
 * The thresholds of what speaks besides the reads' levels.
 *
 * @param beamDebounce a beam that is free for less than this was blocked all the time; 0 to 1 s,
 *     default 0.15 s (a contact bounces for 20 to 50 ms, two legs let light through)
 * @param beamBridge from one beam to the other at most so long; 0.5 to 120 s, default 12 s
 * @param beamSlack a tag belongs to a passage of the beams whose time, lengthened by this on either
 *     side, holds the tag's middle; 0 to 5 s, default 1 s
 * @param beamStuckAfter a beam blocked for so long is at fault, and no beam is believed until it is
 *     free; 5 s to 1 h, default 30 s
 * @param beamFloorPermille with a clear passage of both beams a tag needs only so much of the
 *     relative gap, in thousandths; 0 to 2000, default 150
 * @param strayMarginPercent a tag must be heard by all antennas together so much louder than by
 *     default before it may be more than near, in hundredths of a natural logarithm: more means
 *     fewer tags behind the wall that stay open, and more lined bags that leave unnoticed; -100 to
 *     200, default 0
 * @param faintMarginPercent what stays open is {@link Passage.Uncertain#isFaint faint} up to so
 *     much more than that, in the same measure: it is written down, and no alarm; with more than 0
 *     so is, at any level, what few of the antennas hear; 0 to 500, default 140
 * @param faintMarginWithBeamsPercent the same where both beams say that somebody went through just
 *     then, as who is behind the wall seldom does; 0 to 500, default 90
 * @param referenceSilentAfter the portal is blind when its reference tag is silent for longer; 1 s
 *     to 10 min, default 5 s
 * @param phasePerTurn raw units of a whole turn of phase, such as 4096 of Impinj's extension; 0
 *     means that phase is not used; 0 to 65536, default 0
 */
public record SecondEvidence(
    Duration beamDebounce,
    Duration beamBridge,
    Duration beamSlack,
    Duration beamStuckAfter,
    int beamFloorPermille,
    int strayMarginPercent,
    int faintMarginPercent,
    int faintMarginWithBeamsPercent,
    Duration referenceSilentAfter,
    int phasePerTurn) {
  private static final SecondEvidence DEFAULTS =
      new SecondEvidence(
          Duration.ofMillis(150),
          Duration.ofSeconds(12),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          150,
          0,
          140,
          90,
          Duration.ofSeconds(5),
          0);

  /** Checks the ranges. */
  public SecondEvidence {
    Range.check("beamDebounce", beamDebounce, 0, 1000);
    Range.check("beamBridge", beamBridge, 500, 120_000);
    Range.check("beamSlack", beamSlack, 0, 5000);
    Range.check("beamStuckAfter", beamStuckAfter, 5000, 3_600_000);
    Range.check("beamFloorPermille", beamFloorPermille, 0, 2000);
    Range.check("strayMarginPercent", strayMarginPercent, -100, 200);
    Range.check("faintMarginPercent", faintMarginPercent, 0, 500);
    Range.check("faintMarginWithBeamsPercent", faintMarginWithBeamsPercent, 0, 500);
    Range.check("referenceSilentAfter", referenceSilentAfter, 1000, 600_000);
    Range.check("phasePerTurn", phasePerTurn, 0, 65_536);
  }

  /** The defaults. */
  public static SecondEvidence defaults() {
    return DEFAULTS;
  }

  /** The same where the reference tag may be silent for so long. */
  public SecondEvidence withReferenceSilentAfter(Duration silent) {
    return new SecondEvidence(
        beamDebounce,
        beamBridge,
        beamSlack,
        beamStuckAfter,
        beamFloorPermille,
        strayMarginPercent,
        faintMarginPercent,
        faintMarginWithBeamsPercent,
        silent,
        phasePerTurn);
  }

  /** The same where one beam follows the other, or is stuck, within other times. */
  public SecondEvidence withBeamTimes(Duration bridge, Duration stuckAfter) {
    return new SecondEvidence(
        beamDebounce,
        bridge,
        beamSlack,
        stuckAfter,
        beamFloorPermille,
        strayMarginPercent,
        faintMarginPercent,
        faintMarginWithBeamsPercent,
        referenceSilentAfter,
        phasePerTurn);
  }

  /** The same for a reader whose phase counts so many units to a turn. */
  public SecondEvidence withPhase(int unitsPerTurn) {
    return new SecondEvidence(
        beamDebounce,
        beamBridge,
        beamSlack,
        beamStuckAfter,
        beamFloorPermille,
        strayMarginPercent,
        faintMarginPercent,
        faintMarginWithBeamsPercent,
        referenceSilentAfter,
        unitsPerTurn);
  }

  /** The same where a tag must be heard by all antennas so much louder before it is no stray. */
  public SecondEvidence withStrayMargin(int percent) {
    return new SecondEvidence(
        beamDebounce,
        beamBridge,
        beamSlack,
        beamStuckAfter,
        beamFloorPermille,
        percent,
        faintMarginPercent,
        faintMarginWithBeamsPercent,
        referenceSilentAfter,
        phasePerTurn);
  }

  /** The same where what stays open is faint up to so much above a stray. */
  public SecondEvidence withFaintMargins(int percent, int withBeamsPercent) {
    return new SecondEvidence(
        beamDebounce,
        beamBridge,
        beamSlack,
        beamStuckAfter,
        beamFloorPermille,
        strayMarginPercent,
        percent,
        withBeamsPercent,
        referenceSilentAfter,
        phasePerTurn);
  }
}

package bondgate.edge.settings;

import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.SecondEvidence;
import java.time.Duration;
import java.util.Optional;

/** The part of the check that looks at the thresholds of the inference. */
final class DetectorCheck {
  private static final String PREFIX = SettingsCheck.PREFIX + "detector.";

  private final Findings findings;

  DetectorCheck(Findings findings) {
    this.findings = findings;
  }

  CrossingSettings check(EdgeConfig.Detector detector) {
    return new CrossingSettings(
        millis("quiet", detector.quiet(), 300, 10_000),
        millis("longest", detector.longest(), 5_000, 120_000),
        whole("spread-floor-centi-db", detector.spreadFloorCentiDb(), 0, 2000),
        millis("gap-floor", detector.gapFloor(), 100, 10_000),
        whole("least-reads", detector.leastReads(), 1, 100),
        whole("deciding-reads", detector.decidingReads(), 2, 100),
        whole("relative-floor-permille", detector.relativeFloorPermille(), 50, 2000),
        whole("across-limit-permille", detector.acrossLimitPermille(), 100, 10_000),
        whole("balance-limit-centi-db", detector.balanceLimitCentiDb(), 100, 3000),
        whole("inside-opening-dbm", detector.insideOpeningDbm(), -90, -20),
        millis("still-after", detector.stillAfter(), 3_000, 120_000),
        whole("moved-centi-db", detector.movedCentiDb(), 200, 3000),
        millis("forget-after", detector.forgetAfter(), 5_000, 3_600_000),
        whole("close-by-dbm", detector.closeByDbm(), -90, -20),
        whole("ahead-centi-db", detector.aheadCentiDb(), 0, 2000),
        millis("tendency-after", detector.tendencyAfter(), 0, 2_000),
        whole("tendency-reads", detector.tendencyReads(), 1, 100),
        whole("pool-partners", detector.poolPartners(), 0, 100),
        millis("pool-wait", detector.poolWait(), 0, 10_000),
        SecondEvidence.defaults()
            .withReferenceSilentAfter(
                millis("reference-silent-after", detector.referenceSilentAfter(), 1_000, 600_000))
            .withBeamTimes(
                millis("beam-bridge", detector.beamBridge(), 500, 120_000),
                millis("beam-stuck-after", detector.beamStuckAfter(), 5_000, 3_600_000))
            .withStrayMargin(
                whole("stray-margin-percent", detector.strayMarginPercent(), -100, 200))
            .withFaintMargins(
                whole("faint-margin-percent", detector.faintMarginPercent(), 0, 500),
                whole(
                    "faint-margin-with-beams-percent",
                    detector.faintMarginWithBeamsPercent(),
                    0,
                    500)));
  }

  private Duration millis(String key, Optional<String> text, long least, long most) {
    return findings.time(PREFIX + key, text, Duration.ofMillis(least), Duration.ofMillis(most));
  }

  private int whole(String key, Optional<String> text, int least, int most) {
    return (int) findings.whole(PREFIX + key, text, least, most);
  }
}

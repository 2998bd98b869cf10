package bondgate.server.guarantee;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 预警 — from when on the guarantee is said to run low, or an instrument to expire soon. */
@Startup
@ApplicationScoped
public class Warnings {
  private static final int MOST_DAYS = 3650;

  private final int warnAtPercent;
  private final int criticalAtPercent;
  private final int expiryWarningDays;

  @Inject
  Warnings(
      @ConfigProperty(name = "bondgate.guarantee.warn-at-percent", defaultValue = "80")
          int warnAtPercent,
      @ConfigProperty(name = "bondgate.guarantee.critical-at-percent", defaultValue = "95")
          int criticalAtPercent,
      @ConfigProperty(name = "bondgate.guarantee.expiry-warning-days", defaultValue = "30")
          int expiryWarningDays) {
    if (warnAtPercent < 1 || criticalAtPercent <= warnAtPercent || criticalAtPercent > 100) {
      throw new IllegalArgumentException(
          ("bondgate.guarantee.warn-at-percent and -critical-at-percent are percents from 1 to 100,"
                  + " the first below the second; received %d and %d")
              .formatted(warnAtPercent, criticalAtPercent));
    }
    if (expiryWarningDays < 0 || expiryWarningDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "bondgate.guarantee.expiry-warning-days must be from 0 to %d; received %d"
              .formatted(MOST_DAYS, expiryWarningDays));
    }
    this.warnAtPercent = warnAtPercent;
    this.criticalAtPercent = criticalAtPercent;
    this.expiryWarningDays = expiryWarningDays;
  }

  /** How many days before its last day an instrument is said to expire soon. */
  int expiryWarningDays() {
    return expiryWarningDays;
  }

  /** How much of what the instruments in force give is used. */
  GuaranteeLevel level(List<InstrumentStanding> standings) {
    long givenFen = 0;
    long freeFen = 0;
    for (InstrumentStanding one : standings) {
      if (one.state().counts()) {
        givenFen = Math.addExact(givenFen, one.lodgedFen());
        freeFen += one.freeFen();
      }
    }
    return givenFen == 0 ? GuaranteeLevel.NONE_IN_FORCE : level(givenFen - freeFen, givenFen);
  }

  /** The same, of amounts in fen. */
  GuaranteeLevel level(long usedFen, long givenFen) {
    if (atLeast(usedFen, givenFen, criticalAtPercent)) {
      return GuaranteeLevel.NEARLY_EXHAUSTED;
    }
    return atLeast(usedFen, givenFen, warnAtPercent) ? GuaranteeLevel.LOW : GuaranteeLevel.AMPLE;
  }

  /** Whether it is that many percent of the whole, without rounding at any size. */
  private static boolean atLeast(long part, long whole, int percent) {
    return BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(100))
            .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(percent)))
        >= 0;
  }
}

package bondgate.server.sale;

import java.time.LocalDate;

/**
 * Until when pieces of a released order may come back. 海关总署公告2020年第45号, from memory: applied for
 * within 30 days of the release, back within 45.
 *
 * @param lastToApply the last day in China on which the return can be applied for
 * @param lastToArrive the last day on which the pieces can be back
 */
public record ReturnWindow(LocalDate lastToApply, LocalDate lastToArrive) {
  /** What a day says of a return. */
  enum Verdict {
    IN_TIME,
    APPLIED_IN_FUTURE,
    TOO_LATE,
    ARRIVES_TOO_LATE
  }

  /** Of a return that was applied for on a day in China, and comes today. */
  Verdict of(LocalDate applied, LocalDate today) {
    if (applied.isAfter(today)) {
      return Verdict.APPLIED_IN_FUTURE;
    }
    if (applied.isAfter(lastToApply)) {
      return Verdict.TOO_LATE;
    }
    return today.isAfter(lastToArrive) ? Verdict.ARRIVES_TOO_LATE : Verdict.IN_TIME;
  }

  static ReturnWindow of(LocalDate releasedOn, SaleRules rules) {
    return new ReturnWindow(
        releasedOn.plusDays(rules.applyDays()), releasedOn.plusDays(rules.arriveDays()));
  }
}

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
  static ReturnWindow of(LocalDate releasedOn, SaleRules rules) {
    return new ReturnWindow(
        releasedOn.plusDays(rules.applyDays()), releasedOn.plusDays(rules.arriveDays()));
  }
}

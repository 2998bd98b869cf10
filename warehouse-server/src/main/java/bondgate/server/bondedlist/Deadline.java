package bondgate.server.bondedlist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Until when a released retail list must be in a bonded list, by days in China. 集中申报: within 30
 * days, never across the year (Shanghai Customs No. 9 [2014] VI); the number of days is a setting.
 *
 * @param releasedOn the day of release, which is day 0
 * @param dueOn the last day
 */
public record Deadline(LocalDate releasedOn, LocalDate dueOn) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  static Deadline of(Instant releasedAt, int days) {
    LocalDate released = day(releasedAt);
    LocalDate due = released.plusDays(days);
    LocalDate endOfYear = LocalDate.of(released.getYear(), 12, 31);
    return new Deadline(released, due.isAfter(endOfYear) ? endOfYear : due);
  }

  /** The day in China. */
  static LocalDate day(Instant at) {
    return at.atZone(CHINA).toLocalDate();
  }

  /** When that day begins in China. */
  static Instant begin(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }

  /** Days that are left on that day; 0 on the last one, less when it has passed. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn);
  }
}

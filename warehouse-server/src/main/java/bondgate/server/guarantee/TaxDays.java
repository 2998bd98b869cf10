package bondgate.server.guarantee;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The days on which the retail tax of a released document is due: from the 31st to the 45th, the
 * day of customs' release 放行 being day 0 (海关总署公告2018年第194号, article 20).
 */
@Startup
@ApplicationScoped
public class TaxDays {
  private final int fromDay;
  private final int untilDay;

  @Inject
  TaxDays(
      @ConfigProperty(name = "bondgate.guarantee.tax-due-from-day", defaultValue = "31")
          int fromDay,
      @ConfigProperty(name = "bondgate.guarantee.tax-due-until-day", defaultValue = "45")
          int untilDay) {
    if (fromDay < 1 || untilDay < fromDay) {
      throw new IllegalArgumentException(
          ("bondgate.guarantee.tax-due-from-day and -until-day are days from 1, the first not after"
                  + " the last; received %d and %d")
              .formatted(fromDay, untilDay));
    }
    this.fromDay = fromDay;
    this.untilDay = untilDay;
  }

  /** The last day on which a tax is due, the release being day 0. */
  public int lastDay() {
    return untilDay;
  }

  /** The first day on which a tax is due, the release being day 0. */
  public int firstDay() {
    return fromDay;
  }

  /** Number of that day; the day of the release is day 0. */
  public static long day(LocalDate releasedOn, LocalDate on) {
    return ChronoUnit.DAYS.between(releasedOn, on);
  }

  /** On which side of the days a payment is. */
  TaxTiming timing(LocalDate releasedOn, LocalDate paidOn) {
    long day = day(releasedOn, paidOn);
    if (day < fromDay) {
      return TaxTiming.EARLY;
    }
    return day <= untilDay ? TaxTiming.IN_TIME : TaxTiming.LATE;
  }

  /** How the tax of a released document stands that is not paid. */
  TaxDue.State state(LocalDate releasedOn, LocalDate today) {
    long day = day(releasedOn, today);
    if (day < fromDay) {
      return TaxDue.State.NOT_DUE;
    }
    return day <= untilDay ? TaxDue.State.DUE : TaxDue.State.OVERDUE;
  }
}

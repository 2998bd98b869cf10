package bondgate.server.sale;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rules of the sale that are settings. Read at the start: a wrong one keeps the server from it.
 */
@Startup
@ApplicationScoped
class SaleRules {
  private static final Pattern NOTICE =
      Pattern.compile("([A-Za-z0-9._:-]{1,32})(?:@(\\d{4}-\\d{2}-\\d{2}))?");
  private static final int MOST_DAYS = 365;

  private final NavigableMap<LocalDate, String> notices;
  private final Duration noticeMaxAge;
  private final Set<String> identityServices;
  private final boolean acceptUnknownPayer;
  private final int applyDays;
  private final int arriveDays;

  @Inject
  SaleRules(
      @ConfigProperty(name = "bondgate.sale.notice-version", defaultValue = "1") String notices,
      @ConfigProperty(name = "bondgate.sale.notice-max-age", defaultValue = "PT24H")
          Duration noticeMaxAge,
      @ConfigProperty(name = "bondgate.sale.identity-services") Optional<Set<String>> services,
      @ConfigProperty(name = "bondgate.sale.accept-unknown-payer", defaultValue = "false")
          boolean acceptUnknownPayer,
      @ConfigProperty(name = "bondgate.sale.return-apply-days", defaultValue = "30") int applyDays,
      @ConfigProperty(name = "bondgate.sale.return-arrive-days", defaultValue = "45")
          int arriveDays) {
    if (applyDays < 1 || arriveDays < applyDays || arriveDays > MOST_DAYS) {
      throw new IllegalStateException(
          "bondgate.sale.return-apply-days and return-arrive-days must be from 1 to %d, the first not above the second; received %d and %d"
              .formatted(MOST_DAYS, applyDays, arriveDays));
    }
    if (noticeMaxAge.isNegative() || noticeMaxAge.isZero()) {
      throw new IllegalStateException(
          "bondgate.sale.notice-max-age must be above 0; received " + noticeMaxAge);
    }
    this.notices = notices(notices);
    this.noticeMaxAge = noticeMaxAge;
    this.identityServices = Set.copyOf(services.orElse(Set.of()));
    this.acceptUnknownPayer = acceptUnknownPayer;
    this.applyDays = applyDays;
    this.arriveDays = arriveDays;
  }

  /** Versions with their first days, as {@code 1,2@2027-01-01}. */
  static NavigableMap<LocalDate, String> notices(String setting) {
    NavigableMap<LocalDate, String> versions = new TreeMap<>();
    for (String part : setting.split(",", -1)) {
      Matcher version = NOTICE.matcher(part.strip());
      if (!version.matches()
          || versions.put(
                  version.group(2) == null ? LocalDate.EPOCH : LocalDate.parse(version.group(2)),
                  version.group(1))
              != null) {
        throw new IllegalStateException(
            "bondgate.sale.notice-version: received '%s'; expected versions such as 1,2@2027-01-01, each from a day of its own"
                .formatted(setting));
      }
    }
    return versions;
  }

  /** The version of the consumer notice in force on that day in China; empty before the first. */
  String notice(LocalDate day) {
    Map.Entry<LocalDate, String> version = notices.floorEntry(day);
    return version == null ? "" : version.getValue();
  }

  Duration noticeMaxAge() {
    return noticeMaxAge;
  }

  Set<String> identityServices() {
    return identityServices;
  }

  boolean acceptUnknownPayer() {
    return acceptUnknownPayer;
  }

  /** Days after the release within which a return is applied for. */
  int applyDays() {
    return applyDays;
  }

  /** Days after the release within which it arrives. */
  int arriveDays() {
    return arriveDays;
  }
}

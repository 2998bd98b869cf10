package bondgate.server.people.shopper;

import bondgate.server.checkout.PieceLine;
import bondgate.server.checkout.TrayProblem;
import bondgate.server.people.Language;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** How the till shows names, sums and times. */
@TemplateExtension
final class ShopperDisplay {
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long SECONDS_PER_DAY = 86_400;

  private ShopperDisplay() {}

  /** The item's name in that language; its part number where it has none. */
  static String nameIn(PieceLine line, Language language) {
    String name = language == Language.ZH ? line.nameZh() : line.nameEn();
    return name.isBlank() ? line.item() : name;
  }

  /** The item's name in that language, empty for a tag that is none of ours. */
  static String nameIn(TrayProblem problem, Language language) {
    return language == Language.ZH ? problem.nameZh() : problem.nameEn();
  }

  /** The retail price of all pieces of a line. */
  static long sumFen(PieceLine line) {
    return Math.multiplyExact(line.priceFen(), line.pieces());
  }

  /** How many pieces there are in all lines. */
  static int pieces(List<PieceLine> lines) {
    return lines.stream().mapToInt(PieceLine::pieces).sum();
  }

  /** A weight as a scale shows it: {@code 1.250 kg}. */
  static String kilograms(long grams) {
    return BigDecimal.valueOf(grams, 3).toPlainString() + " kg";
  }

  /** A time in the largest unit that says it without a fraction: 45 seconds, 3 minutes, 2 days. */
  static String inWords(Duration time, Language language) {
    ShopperWords words = words(language);
    long seconds = Math.max(1, time.toSeconds());
    if (seconds % SECONDS_PER_DAY == 0) {
      return words.days(seconds / SECONDS_PER_DAY);
    }
    if (seconds % SECONDS_PER_HOUR == 0) {
      return words.hours(seconds / SECONDS_PER_HOUR);
    }
    return seconds % SECONDS_PER_MINUTE == 0
        ? words.minutes(seconds / SECONDS_PER_MINUTE)
        : words.seconds(seconds);
  }

  static ShopperWords words(Language language) {
    return MessageBundles.get(ShopperWords.class, Localized.Literal.of(language.code()));
  }
}

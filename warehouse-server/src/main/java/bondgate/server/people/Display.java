package bondgate.server.people;

import bondgate.server.goods.Place;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the pages show values that customs reads: times of Shanghai's clock, money in yuan. */
@TemplateExtension
@TemplateData(target = Place.class, namespace = "Place")
public final class Display {
  /** The clock of every page, wherever the server or the reader stands. */
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final int LONGEST_EPC_SHOWN = 12;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT).withZone(SHANGHAI);

  private Display() {}

  /** Date and time with seconds, Asia/Shanghai. */
  public static String shanghai(Instant at) {
    return SECONDS.format(at);
  }

  /** The time of day with seconds, Asia/Shanghai. */
  public static String shanghaiClock(Instant at) {
    return CLOCK.format(at);
  }

  /** The date, Asia/Shanghai. */
  public static String shanghaiDay(Instant at) {
    return DAY.format(at);
  }

  /** Date and time with milliseconds and offset, for who looks closely. */
  public static String exactly(Instant at) {
    return MILLIS.format(at);
  }

  /** Fen as yuan: {@code ¥1,234.56}. */
  public static String yuan(long fen) {
    BigDecimal yuan = BigDecimal.valueOf(Math.abs(fen), 2);
    return (fen < 0 ? "−¥" : "¥") + String.format(Locale.ROOT, "%,.2f", yuan);
  }

  /** A count with thousands marked: {@code 12,345}. */
  public static String counted(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The tag's end, by which staff tell tags of one lot apart: {@code …0000002A}. */
  public static String shortEpc(String epc) {
    return epc.length() <= LONGEST_EPC_SHOWN ? epc : "…" + epc.substring(epc.length() - 8);
  }

  /** Permille as percent with one digit: {@code 98.7 %}. */
  public static String percent(int permille) {
    return String.format(Locale.ROOT, "%d.%d %%", permille / 10, permille % 10);
  }
}

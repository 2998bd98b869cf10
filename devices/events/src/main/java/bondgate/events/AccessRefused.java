package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server's own broker refused to somebody who went by a device's name, as it tells the
 * server: {@code <why> <how often> <what was tried>}.
 *
 * @param why what was wrong
 * @param times how often since it was told the last time, from 1
 * @param tried the topic or name that was tried, or where from; shortened
 */
public record AccessRefused(Why why, long times, String tried) {
  private static final int LONGEST = 200;
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Z]+) ([1-9]\\d{0,17}) (.*)", Pattern.DOTALL);

  /** What was wrong. */
  public enum Why {
    /** It knew the device's secret and tried a topic that is another's. */
    TOPIC,
    /** It knew the device's secret and came under a client id that is another's. */
    NAME,
    /** It did not know the device's secret. */
    SECRET
  }

  /** Shortens; whatever would break a line becomes a question mark. */
  public AccessRefused {
    Checks.present("why", why);
    Checks.require(times >= 1, "times must be at least 1; received %d", times);
    String line = tried.replaceAll("\\p{Cntrl}", "?");
    tried = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  /** As it travels. */
  public byte[] write() {
    return "%s %d %s".formatted(why, times, tried).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * As it arrived.
   *
   * @throws MalformedMessageException if it is none
   */
  public static AccessRefused read(byte[] message) throws MalformedMessageException {
    Matcher written = WRITTEN.matcher(new String(message, StandardCharsets.UTF_8));
    if (!written.matches()) {
      throw new MalformedMessageException("expected <why> <times> <what>");
    }
    try {
      return new AccessRefused(
          Why.valueOf(written.group(1)), Long.parseLong(written.group(2)), written.group(3));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(e.getMessage(), e);
    }
  }
}

package bondgate.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many wrong sign-ins came from each address lately. Whoever sent too many is not listened to
 * until a minute after the first of them is over; others are. At most so many addresses are
 * remembered: the one that was first wrong longest ago is forgotten first.
 */
final class WrongTries {
  /** For how long wrong ones are counted together. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Some 2 MB, whoever comes. */
  static final int MOST_ADDRESSES = 10_000;

  private final int allowed;
  private final Map<String, Window> windows = new LinkedHashMap<>();

  /** Since when, and how many. */
  private record Window(Instant since, int wrong) {}

  WrongTries(int allowed) {
    if (allowed < 1 || allowed > 100_000) {
      throw new IllegalArgumentException(
          "bondgate.access.wrong-per-minute must be from 1 to 100000; received " + allowed);
    }
    this.allowed = allowed;
  }

  /** Notes a wrong one. */
  synchronized void wrong(String address, Instant now) {
    String source = source(address);
    Window window = windows.get(source);
    if (window == null || over(window, now)) {
      // Again at the end of the order: what is forgotten first is what began longest ago.
      windows.remove(source);
      windows.put(source, new Window(now, 1));
    } else {
      windows.put(source, new Window(window.since(), Math.min(window.wrong(), allowed) + 1));
    }
    Iterator<String> oldest = windows.keySet().iterator();
    while (windows.size() > MOST_ADDRESSES) {
      oldest.next();
      oldest.remove();
    }
  }

  /** Whether as many as are allowed, or more, came from there within the last minute. */
  synchronized boolean tooMany(String address, Instant now) {
    Window window = windows.get(source(address));
    return window != null && !over(window, now) && window.wrong() >= allowed;
  }

  synchronized int remembered() {
    return windows.size();
  }

  private static boolean over(Window window, Instant now) {
    // A clock that was set back must lock nobody out for longer.
    return now.isBefore(window.since()) || !now.isBefore(window.since().plus(WINDOW));
  }

  /** One household or machine owns a whole network of 64 bits in IPv6. */
  private static String source(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
      network.append(groups[i]).append(':');
    }
    return network.append(':').toString();
  }
}

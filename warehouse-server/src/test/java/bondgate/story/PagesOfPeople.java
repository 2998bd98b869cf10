package bondgate.story;

import bondgate.simulator.day.ServerApi;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever works for the staff or for customs, and opens every page that a link leads to. */
final class PagesOfPeople {
  private static final Pattern LINK = Pattern.compile("href=\"(/(?:staff|officer)[^\"#]*)\"");

  /** More than there are at a site that has just begun. */
  private static final int MOST = 200;

  private PagesOfPeople() {}

  /** The pages by address, from these on. */
  static Map<String, String> from(ServerApi server, String... first)
      throws IOException, InterruptedException {
    Map<String, String> pages = new TreeMap<>();
    Deque<String> next = new ArrayDeque<>();
    for (String path : first) {
      next.add(path);
    }
    while (!next.isEmpty() && pages.size() < MOST) {
      String path = next.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      String page = server.text(path);
      pages.put(path, page);
      Matcher link = LINK.matcher(page);
      while (link.find()) {
        next.add(link.group(1).replace("&amp;", "&"));
      }
    }
    return pages;
  }
}

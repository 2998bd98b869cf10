package bondgate.server.people;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page against WCAG 2.2, levels A and AA. */
public final class Axe {
  private static final List<String> AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Axe() {}

  /** The rules that are broken, each with where. */
  public static List<String> broken(Page page) {
    return new AxeBuilder(page)
        .withTags(AA).analyze().getViolations().stream()
            .map(rule -> rule.getId() + " " + rule.getNodes())
            .toList();
  }
}

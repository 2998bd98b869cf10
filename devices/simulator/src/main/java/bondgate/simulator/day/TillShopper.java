package bondgate.simulator.day;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at an unattended till, who reads the screen and presses its buttons: the same pages and
 * forms that a browser has. Pays by opening what the code says, as a telephone would.
 */
public final class TillShopper {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern KIND = Pattern.compile("data-kind=\"([^\"]*)\"");
  private static final Pattern SESSION = Pattern.compile("data-session=\"([^\"]*)\"");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("href=\"(http[^\"]*/sandbox/[^\"]*)\"");
  private static final Pattern SALE = Pattern.compile("data-id=\"([^\"]*)\"");

  private final HttpJson http;
  private final VirtualTray tray;
  private final String path;
  private final Person person;

  /**
   * What somebody says of himself.
   *
   * @param idNumber with the right check character; of a region that does not exist
   */
  public record Person(String name, String idNumber, String phone) {
    /** Nobody: no region has the code 990000. */
    public static final Person NOBODY = new Person("演示购物人", "990000199003071235", "13800138000");
  }

  /** Somebody at that till. */
  public TillShopper(URI server, String zone, String till, VirtualTray tray, Person person) {
    this.http = new HttpJson(server);
    this.tray = tray;
    this.path = "/till/" + zone + "/" + till;
    this.person = person;
  }

  /** Puts pieces on the tray, orders and pays; returns the sale's number when the gate is open. */
  public String buys(List<String> epcs) throws InterruptedException {
    tray.put(epcs);
    String screen = waitFor("basket", "/begin\"");
    screen = press("begin", screen, Map.of());
    screen = press("notice", screen, Map.of("version", found(VERSION, screen)));
    screen =
        press(
            "identify",
            screen,
            Map.of("name", person.name(), "number", person.idNumber(), "phone", person.phone()));
    screen = press("place", screen, Map.of());
    press("pay", screen, Map.of("provider", "wechat"));
    screen = waitFor("paying", "/sandbox/");
    pay(URI.create(found(CODE, screen).replace("&amp;", "&")).getPath());
    screen = waitFor("leave", "data-id");
    String saleNo = found(SALE, screen);
    tray.clear();
    press("leave", screen, Map.of());
    return saleNo;
  }

  private void pay(String code) throws InterruptedException {
    Patience.insist(
        "the payment page " + code,
        PATIENCE,
        () -> {
          try {
            return http.postForm(code, Map.of()).status() < 400;
          } catch (IOException e) {
            return false;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while paying", e);
          }
        });
  }

  /** Waits for a screen of that kind that has that text. */
  private String waitFor(String kind, String text) throws InterruptedException {
    String[] last = {""};
    try {
      Patience.insist(
          "the till's screen '%s'".formatted(kind),
          PATIENCE,
          () -> {
            last[0] = screen();
            return last[0].contains("data-kind=\"" + kind + "\"") && last[0].contains(text);
          });
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "; the last one was: " + last[0], e);
    }
    return last[0];
  }

  private String screen() {
    try {
      return http.text(path + "/screen?lang=en");
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the till's screen", e);
    }
  }

  private String press(String button, String screen, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>(more);
    form.put("session", found(SESSION, screen));
    try {
      HttpJson.Reply reply = http.postForm(path + "/" + button, form);
      if (reply.status() != 200) {
        throw new IllegalStateException(
            "the till answered %d to '%s': %s".formatted(reply.status(), button, reply.body()));
      }
      return reply.body();
    } catch (IOException e) {
      throw new IllegalStateException("the till did not answer to '%s'".formatted(button), e);
    }
  }

  private static String found(Pattern pattern, String screen) {
    Matcher matcher = pattern.matcher(screen);
    if (!matcher.find()) {
      Matcher kind = KIND.matcher(screen);
      throw new IllegalStateException(
          "the till shows '%s', where %s was expected: %s"
              .formatted(kind.find() ? kind.group(1) : "nothing", pattern, screen));
    }
    return matcher.group(1);
  }
}

package bondgate.simulator.day;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at an unattended till, who reads the screen and presses its buttons: the same pages and
 * forms that a browser has. Pays by opening what the code says, as a telephone would.
 */
public final class TillShopper {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final String ALREADY_SOLD = "data-kind=\"ALREADY_SOLD\"";
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

  /**
   * Puts pieces on the tray and does what the screen asks, until the gate is open for them: from
   * wherever a till stands that was cut off in the middle.
   *
   * @return the sale's number; empty if the pieces had been bought before
   */
  public Optional<String> buys(List<String> epcs) throws InterruptedException {
    tray.put(epcs);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      last = screen();
      if (last.contains(ALREADY_SOLD)) {
        tray.clear();
        return Optional.empty();
      }
      if (kind(last).equals("leave")) {
        String saleNo = found(SALE, last);
        tray.clear();
        press("leave", last, Map.of());
        return Optional.of(saleNo);
      }
      act(last);
      // As fast as nobody presses, and slow enough to let the till work.
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    throw new IllegalStateException(
        "nothing was bought within %d s; the till shows: %s".formatted(PATIENCE.toSeconds(), last));
  }

  /** Presses the button that leads on; none where one has to wait. */
  private void act(String screen) throws InterruptedException {
    switch (kind(screen)) {
      case "basket" -> pressIfThere("begin", screen);
      case "notice" -> press("notice", screen, Map.of("version", found(VERSION, screen)));
      case "who" ->
          press(
              "identify",
              screen,
              Map.of("name", person.name(), "number", person.idNumber(), "phone", person.phone()));
      case "confirm" -> pressIfThere("place", screen);
      case "paying" -> {
        if (screen.contains("/sandbox/")) {
          pay(URI.create(found(CODE, screen).replace("&amp;", "&")).getPath());
        } else {
          press("pay", screen, Map.of("provider", "wechat"));
        }
      }
      case "stopped", "money-back" -> press("leave", screen, Map.of());
      default -> {
        // Nobody can do anything but wait.
      }
    }
  }

  private void pressIfThere(String button, String screen) throws InterruptedException {
    if (screen.contains("/" + button + "\"")) {
      press(button, screen, Map.of());
    }
  }

  private static String kind(String screen) {
    Matcher kind = KIND.matcher(screen);
    return kind.find() ? kind.group(1) : "";
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

  private void press(String button, String screen, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>(more);
    form.put("session", found(SESSION, screen));
    try {
      HttpJson.Reply reply = http.postForm(path + "/" + button, form);
      if (reply.status() >= 400 && reply.status() < 500) {
        throw new IllegalStateException(
            "the till answered %d to '%s': %s".formatted(reply.status(), button, reply.body()));
      }
    } catch (IOException e) {
      // It does not answer just now: the screen says what stands, and the button is pressed again.
      return;
    }
  }

  private static String found(Pattern pattern, String screen) {
    Matcher matcher = pattern.matcher(screen);
    if (!matcher.find()) {
      throw new IllegalStateException(
          "the till shows '%s', where %s was expected: %s"
              .formatted(kind(screen), pattern, screen));
    }
    return matcher.group(1);
  }
}

package bondgate.simulator.day;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at home who orders from the web shop: the same pages and forms that a browser has. Keeps
 * the address of an order, as its page advises; so a day that was cut off orders nothing twice.
 */
public final class WebShopper {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final Pattern CODE = Pattern.compile("href=\"(http[^\"]*/sandbox/[^\"]*)\"");

  /** To whom: nobody, at a place that does not exist. */
  private static final String TO = "演示收件人";

  private static final String ADDRESS = "贵州省贵阳市示例区示例路1号";

  private final HttpJson http;
  private final String shop;
  private final TillShopper.Person person;
  private final PropertiesFile bookmarks;

  /** Somebody at home, who keeps addresses in that file. */
  public WebShopper(URI server, String zone, TillShopper.Person person, Path bookmarks) {
    this.http = new HttpJson(server);
    this.shop = "/shop/" + zone;
    this.person = person;
    this.bookmarks = new PropertiesFile(bookmarks, "addresses of orders");
  }

  /**
   * Orders one piece of an item and pays for it, from wherever that order stands.
   *
   * @param name of the order in the file of addresses
   * @return the sale's number
   */
  public String orders(String name, String item) throws InterruptedException {
    Map<String, String> form = form(name, item);
    String address = address(form);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      last = page(address);
      Matcher code = CODE.matcher(last);
      if (last.isEmpty()) {
        send("/order", form);
      } else if (code.find()) {
        send(URI.create(code.group(1).replace("&amp;", "&")).getPath(), Map.of());
      } else if (last.contains("name=\"provider\"")) {
        send(address + "/pay", Map.of("provider", "wechat"));
      } else if (last.contains("class=\"stages\"")) {
        return form.get("sale");
      }
      // As fast as nobody presses, and slow enough to let the shop work.
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    throw new IllegalStateException(
        "nothing was bought within %d s; the order's page shows: %s"
            .formatted(PATIENCE.toSeconds(), last));
  }

  /** Whether the order's page says that all is over. */
  public boolean hasIt(String name) {
    Properties known = bookmarks.load();
    return page(address(
            Map.of(
                "sale",
                known.getProperty(name + ".sale", ""),
                "key",
                known.getProperty(name + ".key", ""))))
        .contains("data-ended=\"true\"");
  }

  private static String address(Map<String, String> form) {
    return "/orders/" + form.get("sale") + "/" + form.get("key");
  }

  /** The form of the order: the one that was begun, or a new one. */
  private Map<String, String> form(String name, String item) throws InterruptedException {
    Properties known = bookmarks.load();
    if (!known.containsKey(name + ".sale")) {
      String query =
          "/order?lang=en&n-%s=1".formatted(URLEncoder.encode(item, StandardCharsets.UTF_8));
      String[] empty = new String[1];
      Patience.insist(
          "the web shop's form",
          PATIENCE,
          () -> {
            empty[0] = page(query);
            return empty[0].contains("name=\"shown\"");
          });
      for (String field : new String[] {"sale", "key", "shown", "notice"}) {
        known.setProperty(name + "." + field, value(field, empty[0]));
      }
      known.setProperty(name + ".item", item);
      // Kept before it is sent: whoever is cut off sends the same form again.
      bookmarks.store(known);
    }
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : new String[] {"sale", "key", "shown", "notice"}) {
      form.put(field, known.getProperty(name + "." + field));
    }
    form.put("n-" + known.getProperty(name + ".item"), "1");
    form.put("name", person.name());
    form.put("number", person.idNumber());
    form.put("phone", person.phone());
    form.put("to", TO);
    form.put("toPhone", person.phone());
    form.put("address", ADDRESS);
    return form;
  }

  private static String value(String field, String page) {
    Matcher found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("the shop's form has no field '%s'".formatted(field));
    }
    return found.group(1);
  }

  /** A page of the shop; empty while there is none. */
  private String page(String path) {
    return http.page(shop + path);
  }

  private void send(String path, Map<String, String> form) throws InterruptedException {
    http.send(path.startsWith("/sandbox/") ? path : shop + path, form);
  }
}

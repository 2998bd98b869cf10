package bondgate.simulator.day;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member's telephone: the same pages and forms that its browser has, and the cookie that opens
 * them, kept in a file. What the cookie says is never in an address or a message.
 */
final class Telephone {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long AGAIN_AFTER_MILLIS = 100;
  private static final String MEMBER = "/member";
  private static final Pattern COOKIE = Pattern.compile("(bondgate-member=[A-Za-z0-9_-]*)(;.*)?");
  private static final Pattern CONSENT = Pattern.compile("name=\"consent\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI server;
  private final PropertiesFile memory;
  private final String name;

  /**
   * A telephone that may be a member's already.
   *
   * @param memory what it remembers over whatever ends this program
   * @param name of its cookie in there
   */
  Telephone(URI server, PropertiesFile memory, String name) {
    this.server = server;
    this.memory = memory;
    this.name = name;
  }

  /** Whether its holder is a member, as far as it remembers. */
  boolean isMembers() {
    return !cookie().isEmpty();
  }

  /** The version of the text that the form asks to agree to. */
  String opensTheForm() throws InterruptedException {
    HttpResponse<String> page = insist(MEMBER, Optional.empty());
    Matcher consent = CONSENT.matcher(page.body());
    if (!consent.find()) {
      throw new IllegalStateException("the page of members shows no form");
    }
    return consent.group(1);
  }

  /** Sends the form; the cookie of the answer is kept. */
  void registers(TillShopper.Person person, String consent) throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("name", person.name());
    form.put("number", person.idNumber());
    form.put("phone", person.phone());
    form.put("consent", consent);
    keep(insist(MEMBER, Optional.of(form)));
  }

  /** The text of the door code that the page shows. */
  String opensTheDoorCode() throws InterruptedException {
    return QrPicture.textOn(insist(MEMBER + "/door", Optional.empty()).body());
  }

  /** Leaves the membership: what is kept of its holder is erased. */
  void leaves() throws InterruptedException {
    keep(insist(MEMBER + "/erase", Optional.of(Map.of("sure", "yes"))));
  }

  private String cookie() {
    return memory.load().getProperty(name, "");
  }

  private void keep(HttpResponse<String> answer) {
    Optional<String> cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .map(COOKIE::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .findFirst();
    if (answer.statusCode() != 303 || cookie.isEmpty()) {
      throw new IllegalStateException(
          "the page of members answered %d".formatted(answer.statusCode()));
    }
    Properties known = memory.load();
    known.setProperty(name, cookie.get().endsWith("=") ? "" : cookie.get());
    memory.store(known);
  }

  /** Asks until the server answers; one that is not there just now is asked again. */
  private HttpResponse<String> insist(String path, Optional<Map<String, String>> form)
      throws InterruptedException {
    HttpRequest.Builder asked = HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER_WITHIN);
    String cookie = cookie();
    if (!cookie.isEmpty()) {
      asked.header("Cookie", cookie);
    }
    form.ifPresent(
        fields ->
            asked
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    HttpRequest request = asked.build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      try {
        HttpResponse<String> answer =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() < 500) {
          return answer;
        }
      } catch (IOException e) {
        // The network has a hole: whoever holds the telephone tries again.
      }
      // So that a server that starts is not asked thousands of times.
      Thread.sleep(AGAIN_AFTER_MILLIS);
    }
    throw new IllegalStateException(
        "waited %d s for the page %s, and it did not come".formatted(PATIENCE.toSeconds(), path));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

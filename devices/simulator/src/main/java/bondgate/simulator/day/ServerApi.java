package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The server as a desk or a till sees it. Whoever gets no answer asks again with the same act id;
 * the server answers a repeat as a repeat.
 */
public final class ServerApi {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpJson http;
  private final String zonePath;

  /** The server at that address, for that zone. */
  public ServerApi(URI base, String zone) {
    this.http = new HttpJson(base);
    this.zonePath = "/api/v1/zones/" + zone;
  }

  /** Whether it answers that it is ready. */
  public boolean isReady() {
    try {
      return "UP".equals(http.get("/q/health/ready").path("status").asText());
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * States an act until it is answered.
   *
   * @param act name and fields
   * @return the permit list's version after it
   * @throws IllegalStateException if the server refuses it
   */
  public long act(ObjectNode act) throws InterruptedException {
    HttpJson.Reply[] last = new HttpJson.Reply[1];
    Patience.insist(
        "an answer to act '%s'".formatted(act.path("act").asText()),
        PATIENCE,
        () -> {
          last[0] = post(act);
          return last[0] != null && last[0].status() < 500;
        });
    if (last[0].status() != 200) {
      throw new IllegalStateException(
          "act '%s' was refused: %s".formatted(act.path("act").asText(), last[0].body()));
    }
    try {
      return HttpJson.JSON.readTree(last[0].body()).path("permitsVersion").asLong();
    } catch (IOException e) {
      throw new IllegalStateException("the server's answer is no JSON: " + last[0].body(), e);
    }
  }

  private HttpJson.Reply post(ObjectNode act) {
    try {
      return http.post(zonePath + "/acts", act);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the server", e);
    }
  }

  /** Place of every tag that the server knows. */
  public Map<String, String> places() throws InterruptedException {
    Map<String, String> places = new HashMap<>();
    for (JsonNode tag : read("/tags")) {
      places.put(tag.path("epc").asText(), tag.path("place").asText());
    }
    return places;
  }

  /** One of the zone's documents, asked for until it comes. */
  public JsonNode read(String path) throws InterruptedException {
    JsonNode[] found = new JsonNode[1];
    Patience.insist(
        "an answer to " + path,
        PATIENCE,
        () -> {
          try {
            found[0] = http.get(zonePath + path);
            return true;
          } catch (IOException e) {
            return false;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the server", e);
          }
        });
    return found[0];
  }

  /** Any text of the server, such as a checkpoint. */
  public String text(String path) throws IOException, InterruptedException {
    return http.text(path);
  }
}

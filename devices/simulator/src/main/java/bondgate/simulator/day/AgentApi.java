package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The edge agent as staff at a portal see it: its counting display and its lamps. */
public final class AgentApi {
  private final HttpJson http;

  /** The agent at that address. */
  public AgentApi(URI base) {
    this.http = new HttpJson(base);
  }

  /** Its status, or nothing while it is not there. */
  public Optional<JsonNode> status() {
    return ask("/status");
  }

  /** Version of the permit list that it decides by; -1 while it is not there. */
  public long permitsVersion() {
    return status().map(s -> s.path("permitsVersion").asLong()).orElse(-1L);
  }

  /** Records that the server has not acknowledged; -1 while the agent is not there. */
  public long unsentRecords() {
    return status().map(s -> s.path("unsentRecords").asLong()).orElse(-1L);
  }

  /** The rows of the portal's display; nothing while the agent is not there. */
  public Optional<JsonNode> passages(String portal) {
    return ask("/portals/" + portal + "/passages");
  }

  /**
   * The bottles that the portal's display shows as gone through in that direction; nothing while
   * the agent is not there.
   */
  public Optional<Set<String>> recorded(String portal, String direction) {
    return passages(portal)
        .map(
            rows -> {
              Set<String> epcs = new HashSet<>();
              for (JsonNode row : rows) {
                if (row.path("direction").asText().equals(direction)) {
                  epcs.add(row.path("epc").asText());
                }
              }
              return epcs;
            });
  }

  private Optional<JsonNode> ask(String path) {
    try {
      return Optional.of(http.get(path));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the agent", e);
    }
  }
}

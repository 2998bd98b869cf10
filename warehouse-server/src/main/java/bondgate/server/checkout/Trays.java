package bondgate.server.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What lies on each till's tray, as its agent last stated. */
@ApplicationScoped
public class Trays {
  /**
   * What lies there.
   *
   * @param weightGrams empty where no scale is
   * @param seenAt by the agent's clock
   */
  public record Tray(List<String> epcs, OptionalLong weightGrams, Instant seenAt) {
    /** Keeps a copy. */
    public Tray {
      epcs = List.copyOf(epcs);
    }
  }

  private record Where(String zone, String till) {}

  private final Map<Where, Tray> trays = new ConcurrentHashMap<>();

  /** An agent states what lies there now; the latest word counts. */
  public void changed(String zone, String till, Tray tray) {
    trays.put(new Where(zone, till), tray);
  }

  /** What lies there; empty before the first word of the till's agent. */
  public Optional<Tray> at(String zone, String till) {
    return Optional.ofNullable(trays.get(new Where(zone, till)));
  }
}

package bondgate.server.checkout;

import bondgate.events.TrayChanged;
import bondgate.server.stream.TrayStated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
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
    /** Nothing was ever said of it. */
    static final Tray EMPTY = new Tray(List.of(), OptionalLong.empty(), Instant.EPOCH);

    /** Keeps a copy. */
    public Tray {
      epcs = List.copyOf(epcs);
    }

    Tray sorted() {
      return new Tray(epcs.stream().sorted().toList(), weightGrams, seenAt);
    }
  }

  private record Where(String zone, String till) {}

  private record Stated(long leaf, Tray tray) {}

  private final Map<Where, Stated> trays = new ConcurrentHashMap<>();

  /** An agent states what lies there now; the latest word counts. */
  public void changed(String zone, String till, Tray tray) {
    trays.put(new Where(zone, till), new Stated(-1, tray));
  }

  /** After the commit only: what was rolled back was never stated. */
  void stated(@Observes(during = TransactionPhase.AFTER_SUCCESS) TrayStated stated) {
    TrayChanged tray = stated.tray();
    Stated news =
        new Stated(stated.leafIndex(), new Tray(tray.epcs(), tray.weight(), stated.seenAt()));
    // An audit lets earlier leaves take effect again: they must not come back on a screen.
    trays.merge(
        new Where(stated.zone(), tray.till()),
        news,
        (known, now) -> now.leaf() >= known.leaf() ? now : known);
  }

  /** What lies there; empty before the first word of the till's agent. */
  public Optional<Tray> at(String zone, String till) {
    return Optional.ofNullable(trays.get(new Where(zone, till))).map(Stated::tray);
  }
}

package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at every log once when the server starts: does what is stored lead to what was committed? A
 * log that fails is neither signed nor extended until the server is started anew; the server itself
 * runs, so that people can see what is wrong.
 */
@ApplicationScoped
class StartCheck {
  private static final Logger LOG = Logger.getLogger(StartCheck.class);

  private final LogRows rows;
  private final StoredTree stored;
  private final LogTiles tiles;
  private final LogAudit audit;
  private final boolean complete;
  private final Map<String, String> damaged = new ConcurrentHashMap<>();
  private final Map<String, String> stopped = new ConcurrentHashMap<>();

  @Inject
  StartCheck(
      LogRows rows,
      StoredTree stored,
      LogTiles tiles,
      LogAudit audit,
      @ConfigProperty(name = "bondgate.evidence.audit-on-start", defaultValue = "false")
          boolean complete) {
    this.rows = rows;
    this.stored = stored;
    this.tiles = tiles;
    this.audit = audit;
    this.complete = complete;
  }

  void onStart(@Observes StartupEvent start) {
    rows.zones().forEach(this::look);
  }

  /** Looks at one log and remembers what it found. */
  void look(String zone) {
    try {
      check(zone);
      if (complete) {
        audit.check(zone);
      }
      damaged.remove(zone);
    } catch (DamagedLogException e) {
      damaged.put(zone, e.difference());
      LOG.error(e.getMessage());
    }
  }

  /** Forgets what it found, for a log that is no longer there. */
  void forget(String zone) {
    damaged.remove(zone);
  }

  /** Keeps a log from being signed or extended, whatever a look at what is stored finds. */
  void stop(String zone, String finding) {
    stopped.put(zone, finding);
  }

  /** Takes that back. */
  void resume(String zone) {
    stopped.remove(zone);
  }

  /**
   * Nothing, for a sound log.
   *
   * @throws DamagedLogException if the check found this log damaged, or it was stopped
   */
  void requireSound(String zone) {
    String difference = damaged.getOrDefault(zone, stopped.get(zone));
    if (difference != null) {
      throw new DamagedLogException(zone, difference);
    }
  }

  /** What is wrong, by zone. */
  Map<String, String> damaged() {
    Map<String, String> all = new HashMap<>(stopped);
    all.putAll(damaged);
    return Map.copyOf(all);
  }

  private void check(String zone) {
    TreeHead head = rows.head(zone);
    stored.verified(zone, head);
    stored.recomputed(zone, head);
    long last = rows.lastLeaf(zone);
    if (last != head.size() - 1) {
      throw new DamagedLogException(
          zone,
          "a head of %d leaves was committed, but the last leaf is %d"
              .formatted(head.size(), last));
    }
    NodeId node = new NodeId(0, last);
    Optional<Hash> hash = Optional.ofNullable(tiles.nodes(zone, List.of(node)).get(node));
    Hash expected = MerkleTree.leafHash(rows.leaf(zone, last).orElseThrow());
    if (!hash.equals(Optional.of(expected))) {
      throw new DamagedLogException(
          zone,
          "leaf %d has hash %s, but its node says %s"
              .formatted(last, expected, hash.map(Hash::hex).orElse("nothing")));
    }
  }
}

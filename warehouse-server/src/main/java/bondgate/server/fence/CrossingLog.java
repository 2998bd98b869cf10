package bondgate.server.fence;

import bondgate.events.EventKind;
import bondgate.events.ReaderState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fence log as people read it: crossings and sightings from the newest on, and what the readers
 * last said.
 */
@ApplicationScoped
public class CrossingLog {
  private static final String HEALTH = "'" + EventKind.READER_HEALTH.wireName() + "'";

  /** The kind stands in the text, so that the index over these few rows is used. */
  private static final String LAST_HEALTH =
      "from EntryRow e where e.zone = ?1 and e.device = ?2 and e.kind = "
          + HEALTH
          + " and e.leafIndex = (select max(o.leafIndex) from EntryRow o where o.zone = e.zone"
          + " and o.device = e.device and o.reader = e.reader and o.kind = "
          + HEALTH
          + ")";

  /** Most tags that a part of a number may mean. */
  public static final int MOST_TAGS = 500;

  private final CrossingSql sql;

  @Inject
  CrossingLog(CrossingSql sql) {
    this.sql = sql;
  }

  /**
   * The newest lines between two leaves, newest first.
   *
   * @param after only leaves above this one; -1 for no bound
   * @param before only leaves below this one; {@link Long#MAX_VALUE} for no bound
   */
  @Transactional
  public List<FenceEntry> newest(
      String zone, CrossingQuery query, long after, long before, int limit) {
    return sql.newest(zone, query, after, before, limit);
  }

  /**
   * The first leaf from which on nothing in the fence log took effect before that time; everything
   * below it did.
   */
  @Transactional
  public long leafAt(String zone, Instant at) {
    return sql.leafAt(zone, at);
  }

  /**
   * The tags that a number means: the one of that number, known to the log or not; else those that
   * lists bound and that end so; else those of them that hold it anywhere.
   *
   * @return empty if these are more than {@link #MOST_TAGS}
   */
  @Transactional
  public Optional<List<String>> tags(String zone, String part) {
    List<String> found = sql.tags(zone, part, MOST_TAGS + 1);
    return found.size() > MOST_TAGS ? Optional.empty() : Optional.of(found);
  }

  /**
   * Crossings of those tags, and of all tags through those openings, after a leaf and in their
   * order.
   */
  @Transactional
  public List<FenceEntry> of(
      String zone, Collection<String> epcs, Collection<String> portals, long after) {
    return EntryRow.<EntryRow>find(
            "zone = ?1 and leafIndex > ?2 and verdict is not null"
                + " and (portal in ?3 or epc in ?4) order by leafIndex",
            zone,
            after,
            portals,
            epcs)
        .stream()
        .map(EntryRow::entry)
        .toList();
  }

  /**
   * Crossings of each tag since its permit by that document was first opened, in their order; all
   * of a tag for which none ever was.
   *
   * @param documents as many as tags
   */
  @Transactional
  public List<FenceEntry> sincePermitted(String zone, List<String> epcs, List<String> documents) {
    return epcs.isEmpty() ? List.of() : sql.sincePermitted(zone, epcs, documents);
  }

  /** The last state that each reader of an agent reported, by the reader's name. */
  @Transactional
  public Map<String, ReaderState> readers(String zone, String device) {
    Map<String, ReaderState> states = new TreeMap<>();
    List<EntryRow> rows = EntryRow.list(LAST_HEALTH, zone, device);
    for (EntryRow row : rows) {
      String state = row.detail.substring(0, row.detail.indexOf(' '));
      states.put(row.reader, ReaderState.valueOf(state));
    }
    return states;
  }
}

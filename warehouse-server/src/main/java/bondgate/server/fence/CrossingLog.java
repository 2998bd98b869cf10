package bondgate.server.fence;

import bondgate.events.EventKind;
import bondgate.events.ReaderState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fence log as people read it: crossings and sightings from the newest on, and what the readers
 * last said.
 */
@ApplicationScoped
public class CrossingLog {
  private static final String LINES =
      "zone = :zone and kind in ('%s', '%s')"
          .formatted(EventKind.TAG_CROSSING.wireName(), EventKind.TAG_SIGHTING.wireName());
  private static final String HEALTH = "'" + EventKind.READER_HEALTH.wireName() + "'";

  /** The kind stands in the text, so that the index over these few rows is used. */
  private static final String LAST_HEALTH =
      "from EntryRow e where e.zone = ?1 and e.device = ?2 and e.kind = "
          + HEALTH
          + " and e.leafIndex = (select max(o.leafIndex) from EntryRow o where o.zone = e.zone"
          + " and o.device = e.device and o.reader = e.reader and o.kind = "
          + HEALTH
          + ")";

  /**
   * The newest lines between two leaves, newest first.
   *
   * @param after only leaves above this one; -1 for no bound
   * @param before only leaves below this one; {@link Long#MAX_VALUE} for no bound
   */
  @Transactional
  public List<FenceEntry> newest(
      String zone, CrossingQuery query, long after, long before, int limit) {
    StringBuilder where =
        new StringBuilder(LINES).append(" and leafIndex > :after and leafIndex < :before");
    Map<String, Object> values = new HashMap<>();
    values.put("zone", zone);
    values.put("after", after);
    values.put("before", before);
    query
        .verdict()
        .ifPresent(
            verdict -> {
              where.append(" and verdict = :verdict");
              values.put("verdict", verdict.name());
            });
    query
        .outcome()
        .ifPresent(
            outcome -> {
              where.append(" and verdict is null and detail = :outcome");
              values.put("outcome", outcome.name());
            });
    query
        .portal()
        .ifPresent(
            portal -> {
              where.append(" and portal = :portal");
              values.put("portal", portal);
            });
    query
        .epcPart()
        .ifPresent(
            part -> {
              where.append(" and locate(:part, epc) > 0");
              values.put("part", part);
            });
    return EntryRow.<EntryRow>find(where + " order by leafIndex desc", values)
        .page(0, limit)
        .stream()
        .map(EntryRow::entry)
        .toList();
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

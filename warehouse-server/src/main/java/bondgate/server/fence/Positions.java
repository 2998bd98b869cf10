package bondgate.server.fence;

import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where each tag of a zone is, by the last verdict. */
@ApplicationScoped
public class Positions {

  /** Where those tags are; a tag that is not ours has no row. */
  @Transactional
  public Map<String, Standing> of(String zone, Collection<String> epcs) {
    Map<String, Standing> found = new HashMap<>();
    for (PositionRow row : PositionRow.<PositionRow>list("zone = ?1 and epc in ?2", zone, epcs)) {
      found.put(row.epc, row.standing());
    }
    return found;
  }

  /** Tags that were announced are abroad until they cross. */
  @Transactional(TxType.MANDATORY)
  public void announced(String zone, Collection<String> epcs, long leafIndex, Instant at) {
    for (String epc : epcs) {
      PositionRow row = new PositionRow();
      row.zone = zone;
      row.epc = epc;
      row.stand(Standing.at(Place.ABROAD), leafIndex, at);
      row.persist();
    }
  }

  Optional<Standing> of(String zone, String epc) {
    return row(zone, epc).map(PositionRow::standing);
  }

  void moved(String zone, String epc, Standing standing, long leafIndex, Instant at) {
    row(zone, epc)
        .orElseThrow(() -> new IllegalStateException("the tag was never announced: " + epc))
        .stand(standing, leafIndex, at);
  }

  private static Optional<PositionRow> row(String zone, String epc) {
    return PositionRow.<PositionRow>find("zone = ?1 and epc = ?2", zone, epc).firstResultOptional();
  }
}

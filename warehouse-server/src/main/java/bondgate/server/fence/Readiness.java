package bondgate.server.fence;

import bondgate.server.control.Controls;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers a document's first question: are these pieces there, and free to be planned for? */
@ApplicationScoped
public class Readiness {
  private final Goods goods;
  private final Positions positions;
  private final Permits permits;
  private final Controls controls;

  @Inject
  Readiness(Goods goods, Positions positions, Permits permits, Controls controls) {
    this.controls = controls;
    this.goods = goods;
    this.positions = positions;
    this.permits = permits;
  }

  /** Asks for those tags at that place; what a control order holds at that time is not free. */
  @Transactional
  public ReadyResult check(String zone, List<String> epcs, Place place, Instant at) {
    Map<String, TaggedPiece> known = goods.pieces(zone, epcs);
    List<String> unknown = epcs.stream().filter(epc -> !known.containsKey(epc)).toList();
    if (!unknown.isEmpty()) {
      return new ReadyResult.UnknownTags(unknown);
    }
    Map<String, String> held = controls.pieces(zone, epcs, at);
    if (!held.isEmpty()) {
      return new ReadyResult.UnderControl(held);
    }
    Map<String, Place> elsewhere = new TreeMap<>();
    positions
        .of(zone, epcs)
        .forEach(
            (epc, standing) -> {
              if (standing.place() != place) {
                elsewhere.put(epc, standing.place());
              }
            });
    if (!elsewhere.isEmpty()) {
      return new ReadyResult.Elsewhere(place, elsewhere);
    }
    Map<String, String> planned = new TreeMap<>();
    permits.open(zone, epcs).forEach((epc, permit) -> planned.put(epc, permit.document()));
    if (!planned.isEmpty()) {
      return new ReadyResult.AlreadyPlanned(planned);
    }
    Map<String, TaggedPiece> ready = new LinkedHashMap<>();
    epcs.forEach(epc -> ready.put(epc, known.get(epc)));
    return new ReadyResult.Ready(ready);
  }
}

package bondgate.server.stream;

import bondgate.events.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** A day on which gate, till and book agree of one bottle, and not of two others. */
@ApplicationScoped
public class MatchDay {
  /** Any time of that day by Shanghai's clock, as an address has it. */
  public static final String TIMES = "from=2026-03-01T00:00&until=2026-03-02T00:00";

  @Inject ShopZone shop;
  @Inject BookZone acts;
  @Inject TestZone desk;

  /** In the server's own zone: one is sold and goes, one is sold and stays, one is carried out. */
  public List<String> play(String zone) {
    List<String> bottles = shop.bottles(zone, 3);
    for (int i = 0; i < 2; i++) {
      acts.done(
          zone,
          TestZone.AT,
          "recordSale",
          "'saleNo':'S-%1$d','customsReleaseRef':'LIST-%1$d','epcs':['%2$s']"
              .formatted(i + 1, bottles.get(i)));
    }
    shop.leave(zone, bottles.subList(0, 1), "S-1");
    desk.facts(zone, List.of(TestZone.refused("exit", bottles.get(2), Direction.OUT)));
    return bottles;
  }
}

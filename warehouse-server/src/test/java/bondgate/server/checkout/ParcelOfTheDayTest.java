package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ShopZone;
import bondgate.simulator.day.Bottle;
import bondgate.simulator.day.Packer;
import bondgate.simulator.day.ParcelOfTheDay;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.TillShopper;
import bondgate.simulator.day.WebShopper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parcel of the demonstration's day, over the pages of a server; only the gate is played. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ParcelOfTheDayTest.ZoneOfItsOwn.class)
class ParcelOfTheDayTest {
  /** The shop's server with another zone, in which nobody else orders. */
  public static final class ZoneOfItsOwn extends ShopProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("bondgate.zone", ZONE_NAME);
      return Map.copyOf(settings);
    }
  }

  private static final String ZONE_NAME = "parcel-day";

  @TestHTTPResource String address;
  @Inject ShopZone shop;
  @Inject Packing packing;

  private final List<String> carried = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** The day's parcel, whose gate dies that often before anybody has walked through. */
  private ParcelOfTheDay parcel(Path bookmarks, int deaths) {
    URI server = URI.create(address);
    return new ParcelOfTheDay(
        new WebShopper(server, ZONE_NAME, TillShopper.Person.NOBODY, bookmarks),
        new Packer(server, new ServerApi(server, ZONE_NAME)),
        (portal, direction, bottles) -> {
          if (carried.size() < deaths) {
            carried.add("nothing");
            throw new IllegalStateException("cut off");
          }
          List<String> epcs = bottles.stream().map(Bottle::epc).toList();
          carried.add(portal + " " + direction + " " + epcs);
          shop.leave(ZONE_NAME, portal, epcs, toCarryOut());
        },
        version -> true,
        said::add);
  }

  private String toCarryOut() {
    return packing.jobs(ZONE_NAME).stream()
        .filter(job -> job.todo() == Packing.Todo.CARRY_OUT)
        .findFirst()
        .orElseThrow()
        .saleNo();
  }

  @Test
  void oneGoesToTheDoorAndOneWaitsToBePackedAndADayCutOffOrdersNothingTwice(@TempDir Path folder)
      throws Exception {
    List<String> bottles = shop.stored(ZONE_NAME, 4);
    shop.openOutside(ZONE_NAME, ShopProfile.POINT);
    Path bookmarks = folder.resolve("orders.properties");
    assertThat(catchThrowable(() -> parcel(bookmarks, 1).play(1, ShopZone.ITEM)))
        .hasMessage("cut off");

    parcel(bookmarks, 1).play(1, ShopZone.ITEM);

    assertThat(carried).containsExactly("nothing", "dispatch OUT [%s]".formatted(bottles.get(0)));
    assertThat(said).anyMatch(one -> one.contains("customs is told so (CEB513)"));
    List<Packing.Job> waiting = packing.jobs(ZONE_NAME);
    assertThat(waiting).hasSize(1);
    assertThat(waiting.get(0).todo()).isEqualTo(Packing.Todo.PACK);
    parcel(bookmarks, 1).play(1, ShopZone.ITEM);
    assertThat(packing.jobs(ZONE_NAME)).as("the same day again").isEqualTo(waiting);
    assertThat(carried).hasSize(2);
  }
}

package bondgate.server.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.bondedlist.PassResult;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What staff and the officer see of a pass of lists that differs from what the fence saw. */
@QuarkusTest
@TestProfile(CustomsPassRig.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ListPassPageTest extends ListPassRig {
  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @Test
  void thePagesShowBothListsAndWhatIsInsideThoughItIsDeducted() throws Exception {
    shop.trade(zone, OrderZone.AT, 100_000, OrderZone.FULL_TAX_FEN);
    shop.bringIn(zone, THREE);
    shop.display(zone, THREE);
    paid(zone);
    listed(zone, "BL-1", SALE);
    released(zone);
    leave(zone, THREE.subList(0, 2));
    declared(zone, PASS);
    assertThat(page("/staff/passes/SP-1", "en")).contains(THREE).doesNotContain(">Missing<");
    customs.rounds(zone, APPROVED, now);
    past(zone);
    keeper.look(zone, now.plus(Duration.ofMinutes(11)));

    assertThat(page("/staff/passes/SP-1", "en"))
        .contains(THREE)
        .contains(">Through<", ">Not through<", ">Missing<")
        .doesNotContain(">Returned<");
    assertThat(page("/officer/alarms", "en"))
        .contains("Gate pass and portal differ", "SP-1", THREE.get(2))
        .contains("On the pass: 3 tags", "Through the portal: 2 tags");
    assertThat(page("/staff/lists", "en")).doesNotContain("Deducted with pieces inside");
    customs.deducted(zone, "BL-1", now);
    assertThat(page("/staff/lists", "en")).contains("Deducted with pieces inside: 1");
    assertThat(page("/staff/lists/BL-1", "zh")).contains("已核扣，仍在区内 1 件");

    settled(zone, back(zone, THREE.get(2)));
    assertThat(page("/staff/passes/SP-1", "zh")).contains(">已退货<").doesNotContain(">未过门<");
    assertThat(page("/staff/lists", "en")).doesNotContain("Deducted with pieces inside");
    listed(zone, "BL-2", "S-2");
    assertThat(customs.part(zone, "SP-2", "BL-2", now)).isInstanceOf(PassResult.Declared.class);
    assertThat(page("/staff/passes/SP-2", "en")).contains("Such a pass is compared with nothing");
  }

  private static String page(String path, String language) {
    return given().get(path + "?lang=" + language).asString();
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.TagSighting;
import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Fence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 销毁: pieces are destroyed by their tags, with book, guarantee and fence in one act. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DestroyPiecesTest {
  @Inject TestZone desk;
  @Inject ShopZone shop;
  @Inject BookZone acts;
  @Inject ControlZone officer;
  @Inject Fence fence;

  private static String destruction(String number, List<String> epcs) {
    return "'number':'%s','customsNo':'XK-1','reason':'broken in the rack','epcs':[%s]"
        .formatted(number, RetailZone.epcs(epcs));
  }

  private ActAnswer destroy(String zone, String number, List<String> epcs) {
    return acts.act(zone, TestZone.AT, "destroyPieces", destruction(number, epcs));
  }

  private static String code(ActAnswer answer) {
    assertThat(answer).isInstanceOf(ActAnswer.Refused.class);
    return ((ActAnswer.Refused) answer).code();
  }

  private long openHolds(String zone) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM guarantee_hold h WHERE zone = '%s' AND NOT EXISTS".formatted(zone)
            + " (SELECT FROM guarantee_hold_end e WHERE e.hold_id = h.id)");
  }

  @Test
  void bookGuaranteeAndTagsMoveTogetherAndOnce() throws SQLException {
    String zone = "destroy-together";
    desk.openPortals(zone);
    List<String> shown = shop.bottles(zone, 2);
    List<String> stored = shop.stored(zone, 1);
    List<String> broken = List.of(shown.get(0), stored.get(0));
    assertThat(openHolds(zone)).isEqualTo(2);

    assertThat(destroy(zone, "XH-1", broken)).isInstanceOf(ActAnswer.Done.class);

    assertThat(acts.stock(zone, BookZone.BOOK, ShopZone.ITEM))
        .containsEntry(Holding.CENTRE, "1")
        .containsEntry(Holding.DESTROYED, "2")
        .doesNotContainKey(Holding.WAREHOUSE);
    assertThat(openHolds(zone)).as("the piece on display needs no guarantee").isEqualTo(1);
    assertThat(
            shop.texts("SELECT place FROM goods_destroyed WHERE zone = '" + zone + "' ORDER BY 1"))
        .containsExactly("CENTRE", "WAREHOUSE");

    assertThat(destroy(zone, "XH-1", List.of(broken.get(1), broken.get(0))))
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(destroy(zone, "XH-1", shown))).isEqualTo("documentIsOtherwise");
    assertThat(code(destroy(zone, "XH-2", broken))).isEqualTo("notThere");
    assertThat(
            code(
                acts.act(
                    zone,
                    TestZone.AT,
                    "takeBack",
                    "'kind':'CORRECTION','number':'GZ-1','original':'XH-1','reason':'wrong',"
                        + "'parts':[{'line':1,'quantity':1}]")))
        .isEqualTo("destroyedByTag");
    assertThat(acts.stock(zone, BookZone.BOOK, ShopZone.ITEM))
        .containsEntry(Holding.DESTROYED, "2");
  }

  @Test
  void aTagThatIsHeardAfterwardsIsAnAlarmAndMovesNothing() throws SQLException {
    String zone = "destroy-heard";
    desk.openPortals(zone);
    List<String> shown = shop.bottles(zone, 3);
    assertThat(destroy(zone, "XH-1", shown.subList(0, 2))).isInstanceOf(ActAnswer.Done.class);
    String alarms = "SELECT epc FROM fence_alarm WHERE zone = '" + zone + "' ORDER BY id";

    desk.facts(zone, List.of(near(shown.get(2))));
    assertThat(shop.texts(alarms)).as("a piece that stands near a portal").isEmpty();

    desk.facts(zone, List.of(near(shown.get(0))));
    assertThat(shop.texts(alarms)).containsExactly(shown.get(0));
    desk.facts(zone, List.of(TestZone.refused("exit", shown.get(1), Direction.OUT)));
    assertThat(shop.texts(alarms)).containsExactly(shown.get(0), shown.get(1));
    assertThat(fence.latest(zone, 1).get(0).verdict()).isEqualTo("DESTROYED_TAG");
    assertThat(acts.stock(zone, BookZone.BOOK, ShopZone.ITEM))
        .containsEntry(Holding.DESTROYED, "2")
        .doesNotContainKey(Holding.INVESTIGATION);
  }

  private static TagSighting near(String epc) {
    return new TagSighting(
        "exit", "reader-exit", epc, TagSighting.Outcome.NEAR, 1, 2, -60, TestZone.AT);
  }

  @Test
  void whatIsNotHereNotFreeOrHeldIsRefusedByName() {
    String zone = "destroy-refused";
    desk.openPortals(zone);
    List<String> shown = shop.bottles(zone, 1);
    List<String> stored = shop.stored(zone, 2);
    List<String> waits = stored.subList(0, 1);
    acts.done(
        zone,
        TestZone.AT,
        "approveGatePass",
        "'passNo':'HF-W','epcs':[%s]".formatted(RetailZone.epcs(waits)));
    officer.place(zone, "BK-1", "TAG", stored.get(1));
    acts.done(
        zone,
        TestZone.AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'%s','epcs':['E2801170FFFF0000FFFF0001']}]"
            .formatted(BookZone.list('I', 777), ShopZone.ITEM));

    assertThat(code(destroy(zone, "XH-1", waits))).isEqualTo("alreadyPlanned");
    assertThat(code(destroy(zone, "XH-1", stored.subList(1, 2)))).isEqualTo("underControl");
    assertThat(code(destroy(zone, "XH-1", List.of("E2801170FFFF0000FFFF0001"))))
        .isEqualTo("notThere");
    assertThat(code(destroy(zone, "XH-1", List.of(shown.get(0), "E2801170FFFF0000FFFF0002"))))
        .as("all or none")
        .isEqualTo("tagUnknown");
    assertThat(acts.stock(zone, BookZone.BOOK, ShopZone.ITEM))
        .doesNotContainKey(Holding.DESTROYED)
        .containsEntry(Holding.CENTRE, "1 +1");
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.Permit;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Fence;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Portals;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Verdict;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HeadroomPoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The day in the centre as the book sees it, without devices: 200 bottles come in, 40 go on display
 * under the guarantee, three are sold and walk out, one is carried out unpaid and brought back.
 *
 * <p>The steps build on each other; each ends with the exact figures.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheDayOnTheBookTest {
  private static final String WINE = "WINE-750";
  private static final long FULL_TAX = 5_200;
  private static final long CBEC_TAX = 3_100;
  private static final List<String> BOTTLES =
      IntStream.range(0, 200).mapToObj("E28011606000020A%08X"::formatted).toList();
  private static final List<String> MOVED = BOTTLES.subList(0, 40);
  private static final List<String> SOLD = BOTTLES.subList(0, 3);
  private static final String UNPAID = BOTTLES.get(3);
  private static final String STRANGER = "300833B2DDD9014000000001";

  private final BottleActs acts = new BottleActs(WINE, CBEC_TAX);

  @Inject TestZone desk;
  @Inject Guarantees guarantees;
  @Inject Permits permits;
  @Inject Positions positions;
  @Inject Fence fence;
  @Inject Alarms alarms;
  @Inject Portals portals;

  private final String zone = "day-on-the-book";

  @Test
  @Order(1)
  void aListOfAnItemThatNobodyRegisteredIsRefused() {
    desk.openPortals(zone);
    assertThat(portals.all(zone)).hasSize(3);

    refused(acts.inbound("QD1", BOTTLES), "itemUnknown");
    assertThat(permits.current(zone, TestZone.AT).permits()).isEmpty();
  }

  @Test
  @Order(2)
  void twoHundredBottlesAreAnnouncedAndReceived() {
    done(acts.register(FULL_TAX));
    done(acts.inbound("QD1", BOTTLES));

    assertThat(permits.current(zone, TestZone.AT).permits())
        .hasSize(200)
        .contains(new Permit(BOTTLES.get(7), "dock", Direction.IN, "QD1"));
    assertThat(desk.book(zone))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("ABROAD", "0 +0 -200", "WAREHOUSE", "0 +200 -0"));

    desk.facts(zone, TestZone.crossings(BOTTLES, "dock", Direction.IN, "QD1"));

    assertThat(permits.current(zone, TestZone.AT).permits()).isEmpty();
    assertThat(desk.book(zone))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("ABROAD", "-200 +0 -0", "WAREHOUSE", "200 +0 -0"));
    assertThat(alarms.open(zone)).isZero();
  }

  @Test
  @Order(3)
  void withoutAGuaranteeNothingGoesOnDisplay() {
    long version = permits.version(zone);

    assertThat(desk.act(zone, acts.pass("HF1", MOVED)))
        .isEqualTo(BottleActs.exceeded(40 * FULL_TAX, 0, "; no instrument is in force"));

    done(acts.lodge("BH-1", 40 * FULL_TAX - 1));
    assertThat(desk.act(zone, acts.pass("HF1", MOVED)))
        .isEqualTo(BottleActs.exceeded(40 * FULL_TAX, 40 * FULL_TAX - 1, ""));
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", "200 +0 -0");
    assertThat(permits.version(zone)).isEqualTo(version);
    assertThat(guarantees.headroom(zone, TestZone.AT).heldFen()).isZero();
  }

  @Test
  @Order(4)
  void fortyGoOnDisplayEachUnderItsHold() {
    done(acts.lodge("BH-2", 2));
    done(acts.pass("HF1", MOVED));

    assertThat(guarantees.headroom(zone, TestZone.AT))
        .isEqualTo(new Headroom(40 * FULL_TAX + 1, 40 * FULL_TAX, 0, 1));
    assertThat(desk.book(zone))
        .containsEntry("WAREHOUSE", "200 +0 -40")
        .containsEntry("CENTRE", "0 +40 -0");

    desk.facts(zone, TestZone.crossings(MOVED, "passage", Direction.IN, "HF1"));

    assertThat(desk.book(zone))
        .containsEntry("WAREHOUSE", "160 +0 -0")
        .containsEntry("CENTRE", "40 +0 -0");
    assertThat(guarantees.headroom(zone, TestZone.AT).heldFen()).isEqualTo(40 * FULL_TAX);
    assertThat(positions.of(zone, MOVED).values())
        .allMatch(standing -> standing.place() == Place.CENTRE);
  }

  @Test
  @Order(5)
  void aCrossingThatIsStatedTwiceMovesNothing() {
    desk.facts(zone, TestZone.crossings(MOVED.subList(0, 1), "passage", Direction.IN, "HF1"));

    assertThat(last().judged()).contains(Verdict.REPEATED);
    assertThat(desk.book(zone))
        .containsEntry("WAREHOUSE", "160 +0 -0")
        .containsEntry("CENTRE", "40 +0 -0");
    assertThat(alarms.open(zone)).isZero();
  }

  @Test
  @Order(6)
  void documentsThatDoNotFitAreRefusedByName() {
    refused(acts.pass("HF2", List.of(MOVED.get(0))), "notThere");
    refused(acts.pass("HF2", List.of(STRANGER)), "tagUnknown");
    refused(acts.sale("S9", List.of(BOTTLES.get(100))), "notThere");
    refused(acts.inbound("QD2", List.of(BOTTLES.get(0))), "tagInUse");
    refused(acts.inbound("QD1", BOTTLES.subList(0, 199)), "inboundListIsOtherwise");
    refused(acts.pass("HF1", MOVED.subList(0, 39)), "gatePassIsOtherwise");
    refused(acts.register(FULL_TAX + 1), "itemIsOtherwise");
    refused(acts.lodge("BH-1", 7), "instrumentIsOtherwise");
    assertThat(desk.book(zone)).containsEntry("CENTRE", "40 +0 -0");
  }

  @Test
  @Order(7)
  void theSameDocumentThroughAnotherActIsAnsweredAsDone() {
    repeated(acts.register(FULL_TAX));
    repeated(acts.inbound("QD1", BOTTLES));
    repeated(acts.lodge("BH-2", 2));
    repeated(acts.pass("HF1", MOVED));
    assertThat(guarantees.headroom(zone, TestZone.AT).heldFen()).isEqualTo(40 * FULL_TAX);
  }

  @Test
  @Order(8)
  void threeAreSoldAndWalkOut() {
    done(acts.sale("S1", SOLD));

    assertThat(guarantees.headroom(zone, TestZone.AT).heldFen())
        .isEqualTo(37 * FULL_TAX + 3 * CBEC_TAX);
    assertThat(guarantees.openHolds(zone, SOLD).values())
        .allMatch(hold -> hold.document().equals("S1") && hold.amountFen() == CBEC_TAX);
    refused(acts.sale("S2", SOLD.subList(0, 1)), "alreadyPlanned");
    repeated(acts.sale("S1", SOLD));

    desk.facts(zone, TestZone.crossings(SOLD, "exit", Direction.OUT, "S1"));

    assertThat(desk.book(zone))
        .containsEntry("CENTRE", "37 +0 -0")
        .containsEntry("STREET", "3 +0 -0");
    assertThat(guarantees.headroom(zone, TestZone.AT).heldFen())
        .as("held until the tax is paid")
        .isEqualTo(37 * FULL_TAX + 3 * CBEC_TAX);
    assertThat(permits.current(zone, TestZone.AT).permits()).isEmpty();
  }

  @Test
  @Order(9)
  void oneIsCarriedOutUnpaid() {
    desk.facts(
        zone,
        List.of(TestZone.siren("exit", UNPAID), TestZone.refused("exit", UNPAID, Direction.OUT)));

    assertThat(last().judged()).contains(Verdict.NOT_PERMITTED);
    assertThat(desk.book(zone))
        .containsEntry("CENTRE", "36 +0 -0")
        .containsEntry("STREET", "3 +0 -0")
        .containsEntry("INVESTIGATION", "1 +0 -0");
    assertThat(guarantees.openHolds(zone, List.of(UNPAID))).as("the hold stays").hasSize(1);
    List<Alarm> open = alarms.list(zone, 10);
    assertThat(open).as("siren and verdict are one alarm").hasSize(1);
    assertThat(open.get(0).facts()).isEqualTo(2);
    assertThat(open.get(0).edgeReason()).isEqualTo("NOT_PERMITTED");
    assertThat(open.get(0).verdict()).isEqualTo("NOT_PERMITTED");
    assertThat(open.get(0).item()).isEqualTo(WINE);
    refused(acts.sale("S3", List.of(UNPAID)), "notThere");
  }

  @Test
  @Order(10)
  void itIsBroughtBackAndTheAlarmIsAcknowledged() {
    desk.facts(zone, List.of(TestZone.refused("exit", UNPAID, Direction.IN)));

    assertThat(last().judged()).contains(Verdict.RETURNED);
    assertThat(desk.book(zone))
        .containsEntry("CENTRE", "37 +0 -0")
        .doesNotContainKey("INVESTIGATION");
    Alarm alarm = alarms.list(zone, 10).get(0);
    assertThat(alarm.open()).as("only a person closes an alarm").isTrue();

    done(acts.acknowledge(alarm.id(), "brought back by the customer"));
    repeated(acts.acknowledge(alarm.id(), "brought back by the customer"));
    refused(acts.acknowledge(alarm.id(), "nothing happened"), "alarmIsAcknowledged");
    refused(acts.acknowledge(999_999, "what alarm"), "alarmUnknown");
    assertThat(alarms.open(zone)).isZero();
  }

  @Test
  @Order(11)
  void anUnknownTagRingsAndMovesNothing() {
    Map<String, String> before = desk.book(zone);

    desk.facts(zone, List.of(TestZone.refused("exit", STRANGER, Direction.OUT)));

    assertThat(last().judged()).contains(Verdict.UNKNOWN_TAG);
    assertThat(desk.book(zone)).isEqualTo(before);
    assertThat(alarms.list(zone, 10).get(0).epc()).isEqualTo(STRANGER);
    assertThat(alarms.open(zone)).isEqualTo(1);
  }

  @Test
  @Order(12)
  void aPlanEndsWhenItsBottleLeavesAnotherWay() {
    String bottle = BOTTLES.get(10);
    done(acts.sale("S4", List.of(bottle)));

    desk.facts(zone, List.of(TestZone.refused("passage", bottle, Direction.OUT)));

    assertThat(last().judged()).contains(Verdict.NOT_PERMITTED);
    assertThat(permits.current(zone, TestZone.AT).permits()).isEmpty();
    assertThat(desk.book(zone))
        .containsEntry("CENTRE", "36 +0 -0")
        .containsEntry("INVESTIGATION", "1 +0 -0")
        .containsEntry("STREET", "3 +0 -0");
  }

  @Test
  @Order(13)
  void theDayCanBeDrawnFromTheJournal() {
    List<HeadroomPoint> day = guarantees.history(zone, TestZone.AT, TestZone.AT.plusSeconds(1));

    assertThat(day.get(0).headroom())
        .isEqualTo(new Headroom(40 * FULL_TAX - 1, 0, 0, 40 * FULL_TAX - 1));
    assertThat(day.get(day.size() - 1).headroom())
        .isEqualTo(guarantees.headroom(zone, TestZone.AT));
    assertThat(day)
        .as("never overdrawn, and always the whole")
        .allSatisfy(
            point -> {
              Headroom now = point.headroom();
              assertThat(now.headroomFen()).isNotNegative();
              assertThat(now.headroomFen() + now.heldFen() + now.settledFen())
                  .isEqualTo(now.lodgedFen());
            });
  }

  private void done(ZoneAct act) {
    assertThat(desk.act(zone, act)).isInstanceOf(ActAnswer.Done.class);
  }

  private void repeated(ZoneAct act) {
    assertThat(desk.act(zone, act)).isInstanceOf(ActAnswer.Repeated.class);
  }

  private void refused(ZoneAct act, String code) {
    assertThat(desk.act(zone, act)).extracting("code").isEqualTo(code);
  }

  private FenceEntry last() {
    return fence.latest(zone, 1).get(0);
  }
}

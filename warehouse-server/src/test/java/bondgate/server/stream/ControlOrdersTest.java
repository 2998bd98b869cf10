package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.buyer;
import static bondgate.server.stream.OrderZone.code;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.events.Permit;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Fence;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Permits;
import bondgate.server.sale.Basket;
import bondgate.server.sale.Channel;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.TagCheck;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a control order stops, one effect after the other, and that it ends with the order. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ControlOrdersTest {
  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Basket basket;
  @Inject Permits permits;
  @Inject Fence fence;
  @Inject ControlZone controls;
  @Inject Tables tables;

  private TagCheck check(String zone, String epc, Instant at) {
    return basket.check(zone, List.of(epc), Channel.PICK_UP, at).tags().get(0);
  }

  @ParameterizedTest
  @CsvSource({"TAG,E28011600000C10000000000", "ITEM,WINE-750", "LOT,lot"})
  void aHeldPieceIsNotSoldAndIsAgainWhenTheOrderIsLifted(String kind, String target) {
    String zone = "control-sale-" + kind;
    List<String> two = OrderZone.bottles(0xC100, 2);
    shop.open(zone, 100_000, two);
    String held = target.equals("lot") ? controls.lot(zone, two.get(0)) : target;

    controls.place(zone, "BK-1", kind, held);

    assertThat(check(zone, two.get(0), AT))
        .isEqualTo(new TagCheck.UnderControl(two.get(0), OrderZone.ITEM, Optional.of("BK-1")));
    ActAnswer.Refused refused = (ActAnswer.Refused) shop.place(zone, "S-1", 1, two.subList(0, 1));
    assertThat(refused.code()).isEqualTo("underControl");
    assertThat(refused.controls()).containsExactly("BK-1");
    assertThat(check(zone, two.get(1), AT) instanceof TagCheck.ForSale)
        .as("the other bottle")
        .isEqualTo(kind.equals("TAG"));

    controls.lift(zone, "BK-1");
    done(shop.place(zone, "S-1", 1, two.subList(0, 1)));
  }

  @Test
  void anItemThatIsHeldHoldsWhatArrivesLaterAndItMayComeInToBeHeldHere() {
    String zone = "control-later";
    shop.master(zone, 100_000, 5_200);
    controls.place(zone, "BK-1", "ITEM", OrderZone.ITEM);
    List<String> one = OrderZone.bottles(0xC101, 1);

    shop.bringIn(zone, one);

    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", "1 +0 -0");
    assertThat(check(zone, one.get(0), AT)).isInstanceOf(TagCheck.UnderControl.class);
  }

  @Test
  void anOrderEndsAtItsTimeWithoutAnybody() {
    String zone = "control-until";
    List<String> one = OrderZone.bottles(0xC102, 1);
    shop.open(zone, 100_000, one);
    controls.place(zone, "BK-1", "TAG", one.get(0), ",'until':'%s'".formatted(AT.plusSeconds(60)));

    assertThat(check(zone, one.get(0), AT.plusSeconds(59)))
        .isInstanceOf(TagCheck.UnderControl.class);
    assertThat(check(zone, one.get(0), AT.plusSeconds(60))).isInstanceOf(TagCheck.ForSale.class);
  }

  @Test
  void aHeldBuyerCannotOrderAndWhatHePaidBeforeIsNotReleased() {
    String zone = "control-buyer";
    List<String> two = OrderZone.bottles(0xC103, 2);
    shop.open(zone, 100_000, two);
    done(shop.place(zone, "S-1", 1, two.subList(0, 1)));
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));

    done(controls.buyer(zone, "BK-1", buyer(1)));

    assertThat(code(shop.place(zone, "S-2", 1, two.subList(1, 2)))).isEqualTo("buyerUnderControl");
    assertThat(code(shop.release(zone, "S-1"))).isEqualTo("buyerUnderControl");
    done(shop.place(zone, "S-3", 2, two.subList(1, 2)));
  }

  @Test
  void aPaidOrderWhosePieceIsHeldIsNotReleasedAndItsMoneyIsDueBack() {
    String zone = "control-paid";
    List<String> one = OrderZone.bottles(0xC104, 1);
    shop.open(zone, 100_000, one);
    done(shop.place(zone, "S-1", 1, one));
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));

    controls.place(zone, "BK-1", "TAG", one.get(0));

    assertThat(code(shop.release(zone, "S-1"))).isEqualTo("underControl");
    done(acts.act(zone, AT, "refuseOrder", "'saleNo':'S-1','code':'underControl'"));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.RefundDue(AT));
    assertThat(shop.view(zone, "S-1").refundDueFen()).isEqualTo(TOTAL_FEN);
    assertThat(desk.book(zone)).containsEntry("CENTRE", "1 +0 -0");
    assertThat(check(zone, one.get(0), AT)).isInstanceOf(TagCheck.UnderControl.class);
  }

  @Test
  void aReleasedPieceThatIsHeldIsTakenFromTheEdgesListAndComesBackToIt() {
    String zone = "control-released";
    List<String> two = OrderZone.bottles(0xC105, 2);
    shop.open(zone, 100_000, two);
    shop.sold(zone, "S-1", 1, two);
    long version = permits.version(zone);
    assertThat(listed(zone)).containsExactlyElementsOf(two);

    controls.place(zone, "BK-1", "TAG", two.get(0));
    assertThat(permits.version(zone)).isGreaterThan(version);
    assertThat(listed(zone)).containsExactly(two.get(1));

    controls.lift(zone, "BK-1");
    assertThat(listed(zone)).containsExactlyElementsOf(two);
    shop.goes(zone, "S-1", two);
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.Gone(AT, "LIST-S-1", DAY));
  }

  private List<String> listed(String zone) {
    return permits.current(zone, AT).permits().stream().map(Permit::epc).toList();
  }

  @Test
  void aHeldTagThatCrossesRingsWithItsOwnVerdictAndGoesIntoInvestigation() {
    String zone = "control-gate";
    List<String> one = OrderZone.bottles(0xC106, 1);
    shop.open(zone, 100_000, one);
    shop.sold(zone, "S-1", 1, one);
    controls.place(zone, "BK-1", "ITEM", OrderZone.ITEM);

    desk.facts(zone, List.of(TestZone.siren("exit", one.get(0))));
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.OUT)));

    FenceEntry line = fence.latest(zone, 1).get(0);
    assertThat(line.verdict()).isEqualTo("UNDER_CONTROL");
    assertThat(line.document()).isEqualTo("BK-1");
    assertThat(desk.book(zone)).containsEntry("INVESTIGATION", "1 +0 -0");
    assertThat(shop.view(zone, "S-1").state()).isInstanceOf(OrderState.Released.class);
    assertThat(controls.view(zone, "BK-1").rang()).isEqualTo(1);
    assertThat(controls.view(zone, "BK-1").crossed()).isEqualTo(1);
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.IN)));
    assertThat(fence.latest(zone, 1).get(0).verdict()).isEqualTo("RETURNED");
  }

  @Test
  void aHeldPortalIsShutForGoodsBothWaysAndTheOthersAreNot() {
    String zone = "control-portal";
    List<String> two = OrderZone.bottles(0xC107, 2);
    shop.open(zone, 100_000, two.subList(0, 1));
    shop.sold(zone, "S-1", 1, two.subList(0, 1));
    shop.bringIn(zone, two.subList(1, 2));
    done(
        acts.act(
            zone, AT, "approveGatePass", "'passNo':'HF-9','epcs':['%s']".formatted(two.get(1))));

    controls.place(zone, "BK-1", "PORTAL", "exit");
    assertThat(listed(zone)).containsExactly(two.get(1));
    shop.goes(zone, "S-1", two.subList(0, 1));
    assertThat(fence.latest(zone, 1).get(0).verdict()).isEqualTo("UNDER_CONTROL");
    desk.facts(zone, TestZone.crossings(two.subList(1, 2), "passage", Direction.IN, "HF-9"));
    assertThat(fence.latest(zone, 1).get(0).verdict()).isEqualTo("PERMITTED");
  }

  @ParameterizedTest
  @CsvSource({
    "WAREHOUSE, approveGatePass, passNo",
    "CENTRE, returnFromDisplay, number",
    "CENTRE, recordSale, saleNo"
  })
  void aDocumentThatWouldMoveAHeldPieceOutIsRefusedByName(
      String place, String document, String number) {
    String zone = "control-" + document.toLowerCase(Locale.ROOT);
    List<String> one = OrderZone.bottles(0xC108, 1);
    shop.master(zone, 100_000, 5_200);
    shop.bringIn(zone, one);
    if (place.equals("CENTRE")) {
      shop.display(zone, one);
    }
    controls.place(zone, "BK-1", "TAG", one.get(0));
    String sale = document.equals("recordSale") ? ",'customsReleaseRef':'R-1'" : "";

    ActAnswer.Refused refused =
        (ActAnswer.Refused)
            acts.act(
                zone,
                AT,
                document,
                "'%s':'N-1','epcs':['%s']%s".formatted(number, one.get(0), sale));

    assertThat(refused.code()).isEqualTo("underControl");
    assertThat(refused.received()).contains("BK-1");
    assertThat(refused.controls()).containsExactly("BK-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE control_order SET target = 'x'",
        "DELETE FROM control_order",
        "TRUNCATE control_order CASCADE",
        "UPDATE control_lift SET outcome = 'x'",
        "DELETE FROM control_lift",
        "DELETE FROM control_stop"
      })
  void whatWasRecordedIsNotChanged(String statement) {
    assertThatThrownBy(() -> tables.execute(statement))
        .hasMessageContaining("append-only: correct with a further entry");
  }

  @Test
  void whatCustomsStatesWronglyIsRefusedByName() {
    String zone = "control-refusals";
    shop.master(zone, 100_000, 5_200);
    assertThat(code(controls.ask(zone, "BK-1", "TAG", "E28011600000000000000001", "")))
        .isEqualTo("targetUnknown");
    assertThat(code(controls.ask(zone, "BK-1", "ITEM", "NO-SUCH", ""))).isEqualTo("targetUnknown");
    assertThat(code(controls.ask(zone, "BK-1", "PORTAL", "nowhere", "")))
        .isEqualTo("targetUnknown");
    String later = ",'from':'%s'".formatted(AT.plusSeconds(1));
    assertThat(code(controls.ask(zone, "BK-1", "PORTAL", "exit", later)))
        .isEqualTo("controlBeginsLater");
    String over = ",'until':'%s'".formatted(AT);
    assertThat(code(controls.ask(zone, "BK-1", "PORTAL", "exit", over))).isEqualTo("controlIsOver");
    assertThat(code(controls.askLift(zone, "BK-1", "found"))).isEqualTo("controlUnknown");

    done(controls.ask(zone, "BK-1", "PORTAL", "exit", ""));
    assertThat(controls.ask(zone, "BK-1", "PORTAL", "exit", ""))
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(controls.ask(zone, "BK-1", "PORTAL", "dock", "")))
        .isEqualTo("controlIsOtherwise");
    done(controls.askLift(zone, "BK-1", "nothing"));
    assertThat(controls.askLift(zone, "BK-1", "nothing")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(controls.askLift(zone, "BK-1", "else"))).isEqualTo("controlIsLifted");
    assertThat(controls.view(zone, "BK-1").inForce(AT.plus(Duration.ofDays(1)))).isFalse();
  }
}

package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.code;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.sale.OrderReturn;
import bondgate.server.sale.ReturnCheck;
import bondgate.server.sale.ReturnChecks;
import bondgate.server.sale.Returns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a tag before its return, is what the act does; and what customs decides then. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ReturnChecksTest {
  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject ControlZone controls;
  @Inject ReturnChecks checks;
  @Inject Returns returns;

  private String zone;

  private ReturnCheck check(String epc, Instant at) {
    return checks.check(zone, epc, Optional.empty(), at);
  }

  private ReturnCheck check(String epc, LocalDate appliedOn, Instant at) {
    return checks.check(zone, epc, Optional.of(appliedOn), at);
  }

  private ActAnswer back(Instant at, String saleNo, String epc) {
    return acts.act(zone, at, "returnOrder", "'saleNo':'%s','epcs':['%s']".formatted(saleNo, epc));
  }

  private static Instant day(int after) {
    return AT.plus(Duration.ofDays(after));
  }

  @Test
  void theLastDayIsSaidAndTheActKeepsToIt() {
    zone = "return-check-days";
    List<String> two = OrderZone.bottles(0x71, 2);
    shop.open(zone, 100_000, two);
    shop.sold(zone, "S-1", 1, two);
    shop.goes(zone, "S-1", two);
    String epc = two.get(0);

    ReturnCheck.MayComeBack may = (ReturnCheck.MayComeBack) check(epc, day(30));
    assertThat(may.sold().saleNo()).isEqualTo("S-1");
    ReturnCheck.Release release = may.sold().release().orElseThrow();
    assertThat(release.on()).isEqualTo(DAY);
    assertThat(release.window().lastToApply()).isEqualTo(DAY.plusDays(30));
    assertThat(release.window().lastToArrive()).isEqualTo(DAY.plusDays(45));
    long taxFen = shop.view(zone, "S-1").amounts().taxFen();
    assertThat(may.backFen()).isEqualTo(OrderZone.PRICE_FEN + taxFen / 2);
    assertThat(may.gone()).isTrue();

    assertThat(check(epc, day(31))).isInstanceOf(ReturnCheck.TooLate.class);
    assertThat(code(back(day(31), "S-1", epc))).isEqualTo("returnTooLate");
    assertThat(check(epc, DAY.plusDays(30), day(45))).isInstanceOf(ReturnCheck.MayComeBack.class);
    assertThat(check(epc, DAY.plusDays(30), day(46)))
        .isInstanceOf(ReturnCheck.ArrivesTooLate.class);
    assertThat(check(epc, DAY.plusDays(2), day(1))).isInstanceOf(ReturnCheck.AppliedInFuture.class);
    done(back(day(30), "S-1", epc));
    assertThat(check(epc, day(30)))
        .isInstanceOfSatisfying(
            ReturnCheck.ReturnedBefore.class,
            before -> assertThat(before.sold().saleNo()).isEqualTo("S-1"));
  }

  @Test
  void eachReasonAgainstItHasItsOwnAnswer() {
    zone = "return-check-why";
    List<String> all = OrderZone.bottles(0x72, 5);
    shop.open(zone, 100_000, all);
    assertThat(check("E28011700000000000000000", AT)).isInstanceOf(ReturnCheck.UnknownTag.class);
    assertThat(check(all.get(0), AT)).isInstanceOf(ReturnCheck.NotSold.class);

    done(shop.place(zone, "S-1", 1, all.subList(1, 2)));
    assertThat(check(all.get(1), AT)).isInstanceOf(ReturnCheck.NotReleased.class);
    assertThat(code(back(AT, "S-1", all.get(1)))).isEqualTo("notReleased");
    shop.cancel(zone, "S-1", "STAFF");
    assertThat(check(all.get(1), AT))
        .as("an order that ended without a sale")
        .isInstanceOf(ReturnCheck.NotSold.class);

    shop.sold(zone, "S-2", 2, all.subList(2, 5));
    assertThat(check(all.get(2), AT))
        .isInstanceOfSatisfying(
            ReturnCheck.MayComeBack.class, may -> assertThat(may.gone()).isFalse());
    desk.facts(zone, List.of(TestZone.refused("passage", all.get(2), Direction.OUT)));
    assertThat(check(all.get(2), AT))
        .isInstanceOfSatisfying(
            ReturnCheck.Elsewhere.class,
            elsewhere -> assertThat(elsewhere.place()).isEqualTo(Place.INVESTIGATION));
    assertThat(code(back(AT, "S-2", all.get(2)))).isEqualTo("notThere");

    shop.goes(zone, "S-2", all.subList(3, 4));
    controls.place(zone, "BK-RETURN", "TAG", all.get(3));
    // By the clock: a control order is in force from its own act on.
    assertThat(check(all.get(3), AT))
        .isInstanceOfSatisfying(
            ReturnCheck.UnderControl.class,
            held -> assertThat(held.order()).isEqualTo("BK-RETURN"));
  }

  @Test
  void customsDecidesOnceForEachTimeThatItIsDeclared() {
    zone = "return-decided";
    List<String> one = OrderZone.bottles(0x73, 1);
    shop.open(zone, 100_000, one);
    shop.sold(zone, "S-1", 1, one);
    shop.goes(zone, "S-1", one);
    long leaf = ((ActAnswer.Done) back(AT, "S-1", one.get(0))).leafIndex();
    assertThat(view(leaf).atCustoms()).isEqualTo(OrderReturn.AtCustoms.UNDECIDED);

    assertThat(code(decide(leaf + 1, 1, true, "399"))).isEqualTo("returnUnknown");
    done(decide(leaf, 1, false, "-625209"));
    assertThat(view(leaf).atCustoms()).isEqualTo(OrderReturn.AtCustoms.OPEN);
    assertThat(decide(leaf, 1, false, "-625209")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(decide(leaf, 1, true, "399"))).isEqualTo("returnDecisionIsOtherwise");

    done(decide(leaf, 2, true, "399"));
    assertThat(view(leaf).atCustoms()).isEqualTo(OrderReturn.AtCustoms.SETTLED);
    assertThat(decide(leaf, 2, true, "399")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(decide(leaf, 3, false, "100"))).isEqualTo("returnSettledBefore");
    assertThat(view(leaf).decisions()).hasSize(2);
    assertThat(returns.refused(zone)).isEmpty();
  }

  private OrderReturn view(long leaf) {
    return returns.view(zone, "S-1", leaf).orElseThrow();
  }

  private ActAnswer decide(long leaf, int attempt, boolean accepted, String code) {
    return acts.act(
        zone, AT, "decideReturn", OrderZone.decision("S-1", leaf, attempt, accepted, code, DAY));
  }
}

package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.TAX_FEN;
import static bondgate.server.stream.RetailZone.on;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.BilledAgain;
import bondgate.server.customs.ChoiceResult;
import bondgate.server.customs.CustomsNews;
import bondgate.server.customs.HangingReason;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 电子税单 that is stated again after it was void, after a return, or so that nobody can read it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BillsAfterVoidTest extends BillRig {
  private static String totals(BilledAgain bill) {
    return bill.statements().stream()
        .map(one -> one.voided() ? "void" : Long.toString(one.totalFen()))
        .collect(Collectors.joining(" "));
  }

  private static long voidId(BilledAgain bill) {
    return bill.statements().stream()
        .filter(BilledAgain.Statement::voided)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void aBillThatIsStatedAgainAfterItWasVoidIsToldAndPaidOnlyIfSomebodySaysSo() throws Exception {
    String zone = "bill-back";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    String taxNo = list + "_0";
    customs.state(zone, list, taxNo, "3", "", on(10));
    assertThat(propose(zone).leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.VOID);
    customs.bill(zone, list, taxNo, "2", "JK-1", TAX_FEN, on(9));
    assertThat(disputed.open(zone)).as("made before it was void").isEmpty();

    customs.bill(zone, list, taxNo, "1", "", TAX_FEN, on(20));
    BilledAgain bill = only(zone);
    assertThat(totals(bill)).isEqualTo(TAX_FEN + " void " + TAX_FEN);
    assertThat(shown(zone)).hasSize(1);
    assertThat(propose(zone).leftOut())
        .extracting(LeftOut::why)
        .containsExactly(LeftOut.Why.BILL_DISPUTED);

    assertThat(choose(zone, bill, voidId(bill), "by telephone"))
        .isInstanceOf(ChoiceResult.Chosen.class);
    assertThat(propose(zone).leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.VOID);
    customs.state(zone, list, taxNo, "3", "", on(21));
    assertThat(disputed.open(zone)).as("void as it was chosen").isEmpty();

    customs.bill(zone, list, taxNo, "1", "", 3000, on(22));
    bill = only(zone);
    assertThat(choose(zone, bill, bill.lastId(), "in writing"))
        .isInstanceOf(ChoiceResult.Chosen.class);
    PreparedRun run = prepared(zone);
    assertThat(run.taxFen()).isEqualTo(3000);
    customs.state(zone, list, taxNo, "3", "", on(23));
    assertThat(disputed.open(zone)).as("void once more").isEmpty();
    assertThat(((ActAnswer.Refused) settle(zone, run)).code()).isEqualTo("taxBillVoid");
    assertThat(disputed.decided(zone, 9))
        .extracting(one -> one.choice().orElseThrow().reason())
        .containsExactly("in writing");
  }

  @Test
  void theOrderInWhichBillAndVoidComeHidesNothing() {
    String zone = "bill-order";
    List<String> bottles = bottles(zone, 3);
    String late = billed(zone, "S-1", bottles.get(0), 0, TAX_FEN);
    customs.bill(zone, late, late + "_0", "1", "", TAX_FEN, on(20));
    assertThat(disputed.open(zone)).as("the same again").isEmpty();
    customs.state(zone, late, late + "_0", "3", "", on(10));
    assertThat(totals(only(zone))).isEqualTo(TAX_FEN + " void " + TAX_FEN);
    customs.state(zone, late, late + "_0", "3", "", on(11));
    assertThat(only(zone).statements()).as("an earlier void again").hasSize(3);
    customs.state(zone, late, late + "_0", "3", "", on(21));
    assertThat(disputed.open(zone)).isEmpty();

    sold(zone, "S-2", bottles.get(1), 0);
    String early = released(zone, "S-2");
    customs.state(zone, early, early + "_0", "3", "", on(10));
    customs.bill(zone, early, early + "_0", "1", "", TAX_FEN, on(20));
    assertThat(totals(only(zone))).isEqualTo(TAX_FEN + " void " + TAX_FEN);

    sold(zone, "S-3", bottles.get(2), 0);
    String gone = released(zone, "S-3");
    customs.state(zone, gone, gone + "_0", "3", "", on(10));
    customs.bill(zone, gone, gone + "_0", "1", "", TAX_FEN, on(4));
    assertThat(disputed.open(zone)).extracting(BilledAgain::saleNo).containsExactly("S-2");
  }

  @Test
  void theSameAmountsAfterAGrantedReturnAreAStatementOfTheirOwn() {
    String zone = "bill-returned";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    customs.returned(zone, "S-1", "R-1", on(10));
    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(9));
    assertThat(disputed.open(zone)).as("made before the return").isEmpty();
    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(20));
    assertThat(only(zone).statements())
        .extracting(BilledAgain.Statement::assessedAt)
        .containsExactly(on(3), on(20));
  }

  @Test
  void aBillThatCannotBeReadIsNoBillOfNothingAndStopsTheRunUntilItComesAgain() throws Exception {
    String zone = "bill-unreadable";
    List<String> bottles = bottles(zone, 2);
    sold(zone, "S-1", bottles.get(0), 0);
    String list = released(zone, "S-1");
    customs.oddBill(zone, list, list + "_0", "1,234.50", on(3));
    assertThat(hanging(zone, HangingReason.NUMBERS_UNREADABLE))
        .extracting(one -> one.saleNo().orElse("") + " " + one.detail())
        .containsExactly("S-1 " + list);
    assertThat(propose(zone).leftOut())
        .extracting(LeftOut::why)
        .containsExactly(LeftOut.Why.NOT_ASSESSED);

    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(4));
    assertThat(hanging(zone, HangingReason.NUMBERS_UNREADABLE)).isEmpty();
    PreparedRun run = prepared(zone);
    customs.oddBill(zone, list, "税 1", "1.00", on(5));
    assertThat(hanging(zone, HangingReason.NUMBERS_UNREADABLE)).hasSize(1);
    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("taxBillUnreadable");
    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(6));
    assertThat(settle(zone, run)).isInstanceOf(ActAnswer.Done.class);
  }

  @Test
  void aNumberThatCannotStandInAnActIsNamedAndNoFaultOfTheServer() throws Exception {
    String zone = "bill-number";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    // As a server wrote it that took any number.
    customs.told(
        new CustomsNews.TaxAssessed(0, zone, "S-1", list, "T 1/税", 0, TAX_FEN, 0, on(5)), on(5));
    assertThat(propose(zone).runs()).isEmpty();
    assertThat(((ActAnswer.Refused) settle(zone, run)).code()).isEqualTo("taxBillUnreadable");
    runs.drop(zone, run.runNo(), DESK, on(46));
    assertThat(propose(zone).leftOut())
        .extracting(LeftOut::why)
        .containsExactly(LeftOut.Why.BILL_UNREADABLE);
  }
}

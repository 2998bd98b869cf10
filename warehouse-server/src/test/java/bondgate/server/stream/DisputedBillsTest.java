package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.TAX_FEN;
import static bondgate.server.stream.RetailZone.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.customs.BilledAgain;
import bondgate.server.customs.ChoiceResult;
import bondgate.server.customs.CustomsBills;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 电子税单 that comes again under its number with other amounts: noticed, shown, decided. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DisputedBillsTest extends BillRig {
  @Test
  void theSameBytesOrTheSameAmountsAgainAreNothing() throws Exception {
    String zone = "bill-same";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    customs.repeat(zone);
    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(5));
    assertThat(disputed.open(zone)).isEmpty();
    assertThat(shown(zone)).isEmpty();
    assertThat(settle(zone, run)).isInstanceOf(ActAnswer.Done.class);
  }

  @Test
  void otherAmountsAreKeptBesideTheFirstAndTheRunIsRefusedUntilSomebodyDecides() throws Exception {
    String zone = "bill-again";
    List<String> bottles = bottles(zone, 2);
    String list = billed(zone, "S-1", bottles.get(0), 0, TAX_FEN);
    billed(zone, "S-2", bottles.get(1), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    customs.bill(zone, list, list + "_0", "1", "", 3000, on(20));

    BilledAgain bill = only(zone);
    assertThat(bill.statements())
        .extracting(BilledAgain.Statement::totalFen)
        .containsExactly(TAX_FEN, 3000L);
    assertThat(shown(zone))
        .extracting(one -> one.saleNo() + " " + one.kind() + " " + one.detail())
        .containsExactly(Optional.of("S-1") + " CEB816 " + list + "_0");
    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("taxBillDisputed");
    assertThat(refused.received()).contains("S-1").contains(list + "_0");
    assertThat(guarantees.headroom(zone, AT).settledFen()).isZero();
    runs.drop(zone, run.runNo(), DESK, on(46));
    assertThat(documents(propose(zone).runs().get(0))).containsExactly("S-2 46");
    assertThat(propose(zone).leftOut())
        .extracting(one -> one.document() + " " + one.why() + " " + one.mayBeTaken())
        .containsExactly("S-1 " + LeftOut.Why.BILL_DISPUTED + " false");

    decides(zone, bill);
    assertThat(shown(zone)).isEmpty();
    PreparedRun anew = prepared(zone);
    assertThat(anew.taxFen()).isEqualTo(TAX_FEN + 3000);
    assertThat(settle(zone, anew)).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT).settledFen()).isEqualTo(TAX_FEN + 3000);
    assertThat(
            tables.count(
                "SELECT count(*) FROM customs_news WHERE zone = 'bill-again' AND sale_no = 'S-1'"
                    + " AND kind = 'TAX_ASSESSED' AND vat_fen + consumption_fen = "
                    + TAX_FEN))
        .as("the first stays as it was")
        .isOne();
  }

  /** For the further statement: with a reason, of what was shown, and once. */
  private void decides(String zone, BilledAgain bill) {
    assertThat(choose(zone, bill, bill.lastId(), " "))
        .isInstanceOf(ChoiceResult.ReasonMissing.class);
    assertThat(choose(zone, bill, bill.lastId() + 1, "so says the office"))
        .isInstanceOf(ChoiceResult.ShownOtherwise.class);
    assertThat(only(zone)).as("nothing was decided").isEqualTo(bill);
    assertThat(choose(zone, bill, bill.lastId(), "so says the office"))
        .isInstanceOf(ChoiceResult.Chosen.class);
    assertThat(choose(zone, bill, bill.lastId(), "so says the office"))
        .as("the same again")
        .isInstanceOf(ChoiceResult.Chosen.class);
    assertThat(choose(zone, bill, 0, "no, the first"))
        .as("decided otherwise before")
        .isInstanceOf(ChoiceResult.NotDisputed.class);
  }

  @Test
  void aPreparedRunIsSettledIfTheFirstHoldsAndRefusedIfAnotherDoes() throws Exception {
    String zone = "bill-first";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    customs.bill(zone, list, list + "_0", "1", "", 3000, on(20));
    BilledAgain bill = only(zone);
    customs.bill(zone, list, list + "_0", "1", "", 2900, on(21));
    assertThat(choose(zone, bill, 0, "so says the office"))
        .as("a third statement came since")
        .isInstanceOf(ChoiceResult.ShownOtherwise.class);
    bill = only(zone);
    assertThat(choose(zone, bill, bill.lastId(), "by telephone"))
        .isInstanceOf(ChoiceResult.Chosen.class);
    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("taxBillOtherwise");
    assertThat(refused.expected()).contains("of 2900 fen");

    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(22));
    bill = only(zone);
    assertThat(bill.statements()).as("said again after the decision").hasSize(4);
    assertThat(choose(zone, bill, 0, "in writing")).isInstanceOf(ChoiceResult.Chosen.class);
    assertThat(settle(zone, run)).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT).settledFen()).isEqualTo(TAX_FEN);
  }

  @Test
  void aVoidBillIsDisputedNoMoreAndWhatWasSaidAndDecidedIsNotChanged() {
    String zone = "bill-void";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    customs.bill(zone, list, list + "_0", "1", "", 3000, on(20));
    BilledAgain bill = only(zone);
    customs.state(zone, list, list + "_0", "3", "", on(21));
    assertThat(disputed.open(zone)).isEmpty();
    assertThat(choose(zone, bill, 0, "in writing")).isInstanceOf(ChoiceResult.NotDisputed.class);
    assertThat(propose(zone).leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.VOID);
    for (String table : List.of("customs_bill_again", "customs_bill_choice", "customs_again")) {
      assertThatThrownBy(() -> tables.count("DELETE FROM " + table + " RETURNING 1"))
          .hasStackTraceContaining("append-only");
    }
  }

  @Test
  void whatWasSaidTwiceBeforeTheListWasKnownIsNoticedToo() {
    String zone = "bill-early";
    sold(zone, "S-1", bottles(zone, 1).get(0), 0);
    String list = CustomsBills.listNo(88_001);
    customs.bill(zone, list, list + "_0", "1", "", TAX_FEN, on(3));
    customs.bill(zone, list, list + "_0", "1", "", 3000, on(4));
    customs.released(zone, "S-1", list);
    assertThat(only(zone).statements()).hasSize(2);
  }
}

package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.TAX_FEN;
import static bondgate.server.stream.RetailZone.on;
import static bondgate.server.stream.RetailZone.reason;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Headroom;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 汇总缴款: the days from the release to the run that pays for many lists at once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxRunTest extends TaxRunRig {
  /** The act by itself, as another client would send it. */
  private static String asJson(PreparedRun run, long firstFen) {
    String parts =
        IntStream.range(0, run.lists().size())
            .mapToObj(
                i ->
                    "{'document':'%s','basis':'BILL','taxNo':'%s','taxFen':%d,'heldFen':%d}"
                        .formatted(
                            run.lists().get(i).document(),
                            run.lists().get(i).bill().orElseThrow().taxNo(),
                            i == 0 ? firstFen : run.lists().get(i).taxFen(),
                            run.lists().get(i).heldFen()))
            .collect(Collectors.joining(","));
    return "'runNo':'%s','paidOn':'%s','lists':[%s],'totalFen':%d"
        .formatted(
            run.runNo(), DAY_46, parts, run.taxFen() - run.lists().get(0).taxFen() + firstFen);
  }

  @Test
  void fromTheReleaseToTheRunThatPaysForAllThatIsDue() throws Exception {
    String zone = "run-story";
    List<String> bottles = bottles(zone, 6);
    billed(zone, "S-D46", bottles.get(0), 0, TAX_FEN);
    billed(zone, "S-D45", bottles.get(1), 1, 3090);
    String voided = billed(zone, "S-VOID", bottles.get(2), 2, TAX_FEN);
    customs.state(zone, voided, voided + "_0", "3", "", on(20));
    sold(zone, "S-NONE", bottles.get(3), 3);
    billed(zone, "S-D31", bottles.get(4), 15, 3110);
    billed(zone, "S-D30", bottles.get(5), 16, TAX_FEN);

    Proposal proposal = propose(zone);
    assertThat(proposal.runs()).hasSize(1);
    assertThat(documents(proposal.runs().get(0)))
        .as("day 46 is overdue and first, day 30 has not come")
        .containsExactly("S-D46 46", "S-D45 45", "S-D31 31");
    assertThat(proposal.runs().get(0).overdue()).isEqualTo(1);
    assertThat(proposal.leftOut())
        .extracting(one -> one.document() + " " + one.why())
        .containsExactly("S-VOID " + LeftOut.Why.VOID, "S-NONE " + LeftOut.Why.NOT_ASSESSED);

    PreparedRun run = prepared(zone);
    assertThat(run.runNo()).isEqualTo("HJ-20260416-1");
    assertThat(run.taxFen()).isEqualTo(9300);
    assertThat(propose(zone).runs()).as("they are in a run that waits").isEmpty();
    assertThat(guarantees.headroom(zone, AT))
        .isEqualTo(new Headroom(100_000, 6 * TAX_FEN, 0, 0, 100_000 - 6 * TAX_FEN));

    ActAnswer answer = settle(zone, run);
    assertThat(answer).as(answer.toString()).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT))
        .as("3100 + 3090 + 3100 of the holds; ten fen freed, ten paid beyond them")
        .isEqualTo(new Headroom(100_000, 3 * TAX_FEN, 9290, 0, 100_000 - 3 * TAX_FEN - 9290));
    assertThat(statements.of(zone, SOLD_ON, LocalDate.of(2099, 1, 1)).differences()).isEmpty();
    PreparedRun.State.Settled settled =
        (PreparedRun.State.Settled) runs.run(zone, run.runNo()).orElseThrow().state();
    assertThat(settled.settledFen()).isEqualTo(9290);
    assertThat(settled.freedFen()).isEqualTo(10);
    assertThat(settled.paidOn()).isEqualTo(DAY_46);
  }

  @Test
  void theSameRunTwiceIsAnAnswerAndAnotherTotalIsRefused() throws Exception {
    String zone = "run-twice";
    List<String> bottles = bottles(zone, 2);
    billed(zone, "S-1", bottles.get(0), 0, TAX_FEN);
    billed(zone, "S-2", bottles.get(1), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    long leaf = ((ActAnswer.Done) settle(zone, run)).leafIndex();
    Headroom after = guarantees.headroom(zone, AT);

    assertThat(((ActAnswer.Repeated) settle(zone, run)).leafIndex()).isEqualTo(leaf);
    ActAnswer byAnother = acts.act(zone, on(46), "settleTaxRun", asJson(run, TAX_FEN));
    assertThat(((ActAnswer.Repeated) byAnother).leafIndex()).as("another act").isEqualTo(leaf);
    assertThat(reason(acts.act(zone, on(46), "settleTaxRun", asJson(run, TAX_FEN - 1))))
        .isEqualTo("taxRunOtherwise");
    assertThat(reason(settling.settle(zone, run.runNo(), DAY_46.plusDays(1), DESK)))
        .isEqualTo("actIdTaken");
    assertThat(runs.drop(zone, run.runNo(), DESK, on(47))).as("it is paid").isFalse();
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(after);
  }

  @Test
  void aReturnInBetweenRefusesTheWholeRunByNameAndNothingIsSettled() throws Exception {
    String zone = "run-return";
    List<String> four = OrderZone.bottles(0x43D, 4);
    shop.open(zone, 1_000_000, four);
    shop.sold(zone, "S-1", 1, four.subList(0, 1));
    shop.sold(zone, "S-2", 2, four.subList(1, 3));
    shop.sold(zone, "S-3", 3, four.subList(3, 4));
    // Customs' bills would make the checkout act in the same zone, beside this test.
    Set<String> take = Set.of("S-1", "S-2", "S-3");
    Proposal.Run proposed = runs.propose(zone, take, on(46)).runs().get(0);
    assertThat(documents(proposed)).containsExactly("S-1 46", "S-2 46", "S-3 46");
    PreparedRun run = prepared(zone, proposed, take, "customs confirmed it by telephone");
    String part = "'saleNo':'S-2','epcs':['%s'],'appliedOn':'2026-03-20'".formatted(four.get(1));
    acts.done(zone, on(45), "returnOrder", part);

    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("taxRunDiffers");
    assertThat(refused.received()).isEqualTo("list S-2, prepared with 3578 fen held");
    assertThat(refused.expected())
        .isEqualTo("1789 fen, which are held now: part of it was returned");
    assertThat(refused.todo()).contains("drop it and prepare it anew");

    String whole = "'saleNo':'S-1','epcs':['%s'],'appliedOn':'2026-03-20'".formatted(four.get(0));
    acts.done(zone, on(45), "returnOrder", whole);
    refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("nothingHeld");
    assertThat(refused.received()).contains("list S-1").contains("1 further lists");
    assertThat(guarantees.headroom(zone, AT).settledFen()).isZero();

    assertThat(runs.drop(zone, run.runNo(), DESK, on(46))).isTrue();
    assertThat(reason(settle(zone, run))).isEqualTo("taxRunDropped");
    Proposal.Run anew = runs.propose(zone, take, on(46)).runs().get(0);
    assertThat(documents(anew)).as("what is held now").containsExactly("S-2 46", "S-3 46");
    assertThat(settle(zone, prepared(zone, anew, take, "the same")))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT).settledFen()).isEqualTo(2 * OrderZone.TAX_FEN);
  }

  @Test
  void whatWasPaidOrVoidedInBetweenRefusesTheRunByName() throws Exception {
    String zone = "run-paid";
    List<String> bottles = bottles(zone, 3);
    billed(zone, "S-1", bottles.get(0), 0, TAX_FEN);
    String second = billed(zone, "S-2", bottles.get(1), 0, TAX_FEN);
    PreparedRun run = prepared(zone);
    customs.state(zone, second, second + "_0", "3", "", on(46));
    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, run);
    assertThat(refused.code()).isEqualTo("taxBillVoid");
    assertThat(refused.received()).contains("S-2").contains(second + "_0");

    customs.bill(zone, second, second + "_1", "1", "", 3000, on(46));
    assertThat(((ActAnswer.Refused) settle(zone, run)).code()).isEqualTo("taxBillOtherwise");
    runs.drop(zone, run.runNo(), DESK, on(46));
    PreparedRun anew = prepared(zone);
    assertThat(anew.runNo()).as("a number is given once").isEqualTo("HJ-20260416-2");
    assertThat(anew.taxFen()).isEqualTo(TAX_FEN + 3000);

    assertThat(zones.pay(zone, on(46), "S-1", "TB-1", TAX_FEN, 46))
        .isInstanceOf(ActAnswer.Done.class);
    refused = (ActAnswer.Refused) settle(zone, anew);
    assertThat(refused.code()).isEqualTo("taxPaidOtherwise");
    assertThat(refused.received()).isEqualTo("list S-1 in run HJ-20260416-2");
    assertThat(refused.expected()).contains("it was paid by TB-1");
    assertThat(guarantees.headroom(zone, AT).settledFen()).isEqualTo(TAX_FEN);
  }

  @Test
  void whatWasTakenWithoutABillIsNotPaidOnceItsBillIsVoidOrItsReturnGranted() throws Exception {
    String zone = "run-void";
    List<String> bottles = bottles(zone, 2);
    sold(zone, "S-1", bottles.get(0), 0);
    String first = released(zone, "S-1");
    Proposal.Run run = runs.propose(zone, Set.of("S-1"), on(46)).runs().get(0);
    PreparedRun estimated = prepared(zone, run, Set.of("S-1"), "no bill came");
    customs.bill(zone, first, first + "_0", "1", "", TAX_FEN, on(46));
    customs.state(zone, first, first + "_0", "3", "", on(46));
    assertThat(((ActAnswer.Refused) settle(zone, estimated)).code()).isEqualTo("taxBillVoid");

    billed(zone, "S-2", bottles.get(1), 0, TAX_FEN);
    PreparedRun billed = prepared(zone);
    customs.returned(zone, "S-2", "R-1", on(46));
    ActAnswer.Refused refused = (ActAnswer.Refused) settle(zone, billed);
    assertThat(refused.code()).isEqualTo("taxReturnGranted");
    assertThat(refused.received()).contains("S-2");
  }

  @Test
  void whatCustomsDidNotReleaseOrPaysInTheFutureIsRefused() {
    String zone = "run-refused";
    List<String> bottles = bottles(zone, 1);
    billed(zone, "S-1", bottles.get(0), 10, TAX_FEN);
    String list =
        "'runNo':'R-1','paidOn':'%s','lists':[{'document':'%s','basis':'STATED','taxFen':1,"
            + "'heldFen':%d}],'totalFen':1";
    assertThat(
            reason(acts.act(zone, on(45), "settleTaxRun", list.formatted(DAY_46, "S-1", TAX_FEN))))
        .isEqualTo("taxPaidInFuture");
    assertThat(
            reason(
                acts.act(
                    zone,
                    on(45),
                    "settleTaxRun",
                    list.formatted(SOLD_ON.plusDays(9), "S-1", TAX_FEN))))
        .isEqualTo("taxPaidBeforeRelease");
    assertThat(reason(acts.act(zone, on(46), "settleTaxRun", list.formatted(DAY_46, "S-9", 5))))
        .isEqualTo("nothingHeld");
    assertThat(
            reason(
                acts.act(zone, on(46), "settleTaxRun", list.formatted(DAY_46, "S-1", TAX_FEN + 1))))
        .isEqualTo("taxRunDiffers");
  }
}

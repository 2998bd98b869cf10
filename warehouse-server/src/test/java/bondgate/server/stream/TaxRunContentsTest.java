package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.TAX_FEN;
import static bondgate.server.stream.RetailZone.on;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.CustomsBills;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.guarantee.Headroom;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PrepareResult;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import bondgate.server.settlement.TaxRunDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tax run takes, and under which number: papers, estimates, nothing, and the most lists. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxRunContentsTest extends TaxRunRig {
  @Test
  void customsPaperGivesTheRunItsNumber() throws Exception {
    String zone = "run-paper";
    List<String> bottles = bottles(zone, 3);
    String first = billed(zone, "S-1", bottles.get(0), 0, TAX_FEN);
    String second = billed(zone, "S-2", bottles.get(1), 0, TAX_FEN);
    billed(zone, "S-3", bottles.get(2), 0, TAX_FEN);
    customs.bill(zone, first, first + "_0", "2", "JK-2026-77", TAX_FEN, on(31));
    customs.state(zone, second, second + "_0", "2", "JK-2026-77", on(31));

    Proposal proposal = propose(zone);
    assertThat(proposal.runs())
        .extracting(run -> run.dutyNo().orElse("own") + " " + run.lists().size())
        .containsExactlyInAnyOrder("JK-2026-77 2", "own 1");
    Proposal.Run paper =
        proposal.runs().stream().filter(run -> run.dutyNo().isPresent()).findFirst().orElseThrow();
    PreparedRun run = prepared(zone, paper, Set.of(), "");
    assertThat(run.runNo()).isEqualTo("JK-2026-77");
    assertThat(settle(zone, run)).isInstanceOf(ActAnswer.Done.class);
    assertThat(statements.of(zone, SOLD_ON, LocalDate.of(2099, 1, 1)).payments())
        .extracting(line -> line.document() + " " + line.taxBill())
        .containsExactly("S-1 JK-2026-77", "S-2 JK-2026-77");
  }

  @Test
  void aSecondBillOfAListGoesIntoThePaperOfTheFirst() throws Exception {
    String zone = "run-two-bills";
    String list = billed(zone, "S-1", bottles(zone, 1).get(0), 0, TAX_FEN);
    customs.state(zone, list, list + "_0", "2", "JK-2026-78", on(10));
    customs.state(zone, list, list + "_0", "3", "", on(11));
    customs.bill(zone, list, list + "_1", "2", "JK-2026-78", TAX_FEN + 1, on(12));

    Proposal.Run run = propose(zone).runs().get(0);
    assertThat(run.dutyNo()).contains("JK-2026-78");
    assertThat(run.taxFen()).isEqualTo(TAX_FEN + 1);
  }

  @Test
  void aListWithoutABillIsTakenOnlyWithAReasonAndOneThatComesBackIsNot() throws Exception {
    String zone = "run-estimate";
    List<String> bottles = bottles(zone, 2);
    sold(zone, "S-NONE", bottles.get(0), 0);
    billed(zone, "S-BACK", bottles.get(1), 0, TAX_FEN);
    customs.returned(zone, "S-BACK", "R-1", on(20));
    assertThat(propose(zone).runs()).isEmpty();

    Set<String> take = Set.of("S-NONE", "S-BACK");
    Proposal taken = runs.propose(zone, take, on(46));
    Proposal.Run run = taken.runs().get(0);
    assertThat(documents(run)).containsExactly("S-NONE 46");
    assertThat(taken.leftOut())
        .extracting(LeftOut::why)
        .containsExactly(LeftOut.Why.RETURN_GRANTED);
    TaxRunDesk.Wanted silent = new TaxRunDesk.Wanted(Optional.empty(), take, 1, run.taxFen(), "  ");
    assertThat(runs.prepare(zone, silent, DESK, on(46)))
        .isEqualTo(new PrepareResult.ReasonMissing());
    TaxRunDesk.Wanted other =
        new TaxRunDesk.Wanted(Optional.empty(), take, 1, run.taxFen() + 1, "why");
    assertThat(runs.prepare(zone, other, DESK, on(46)))
        .isEqualTo(new PrepareResult.ShownOtherwise());
    PreparedRun prepared = prepared(zone, run, take, "customs confirmed it by telephone");
    assertThat(settle(zone, prepared)).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT).settledFen()).isEqualTo(TAX_FEN);
  }

  @Test
  void aBillOfNothingFreesWhatIsHeld() throws Exception {
    String zone = "run-zero";
    billed(zone, "S-1", bottles(zone, 1).get(0), 0, 0);
    assertThat(settle(zone, prepared(zone))).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 0, 0, 0, 100_000));
    assertThat(statements.of(zone, SOLD_ON, LocalDate.of(2099, 1, 1)).differences()).isEmpty();
  }

  /** The limit of a run is what fits into one leaf. */
  @Test
  void theMostListsOfARunFitIntoALeaf() {
    String parts =
        IntStream.range(0, SettleTaxRun.MOST_LISTS)
            .mapToObj(
                i ->
                    "{'document':'T01-20260301-%06d','basis':'BILL','taxNo':'%s_0','taxFen':1789,"
                            .formatted(i, CustomsBills.listNo(i))
                        + "'heldFen':1789}")
            .collect(Collectors.joining(","));
    ZoneAct act =
        BookZone.asked(
            "run-1",
            DESK,
            "settleTaxRun",
            "'runNo':'R-1','paidOn':'2026-04-10','lists':[%s],'totalFen':%d"
                .formatted(parts, 1789L * SettleTaxRun.MOST_LISTS));
    assertThat(ActJson.leaf("zone", AT, act, new Random(1)).bytes())
        .hasSizeLessThan(EvidenceLog.LONGEST_LEAF);
  }
}

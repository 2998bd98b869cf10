package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.on;
import static bondgate.server.stream.RetailZone.reason;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.CustomsBills;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Statements;
import bondgate.server.settlement.PrepareResult;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import bondgate.server.settlement.TaxRunDesk;
import bondgate.server.settlement.TaxRunSettling;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Lists that are sold, released and billed so many days ago, and runs that pay for them. */
abstract class TaxRunRig {
  static final LocalDate DAY_46 = SOLD_ON.plusDays(46);
  static final String DESK = "agent:desk";

  @Inject RetailZone zones;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject OrderZone shop;
  @Inject CustomsBills customs;
  @Inject Guarantees guarantees;
  @Inject Statements statements;
  @Inject TaxRunDesk runs;
  @Inject TaxRunSettling settling;

  private int lists;

  /** So many bottles on display, for sales of one bottle each. */
  List<String> bottles(String zone, int count) {
    List<String> bottles =
        IntStream.range(0, count).mapToObj("E28011606000043C%08X"::formatted).toList();
    desk.openPortals(zone);
    zones.display(zone, "WINE-750", bottles);
    return bottles;
  }

  /** Sold so many days after the first, and released by customs the same day. */
  void sold(String zone, String saleNo, String bottle, int day) {
    acts.done(
        zone,
        on(day),
        "recordSale",
        "'saleNo':'%s','customsReleaseRef':'R-%s','epcs':['%s']".formatted(saleNo, saleNo, bottle));
  }

  /** The same, and customs' bill came some days later. */
  String billed(String zone, String saleNo, String bottle, int day, long fen) {
    sold(zone, saleNo, bottle, day);
    return bill(zone, saleNo, day, fen);
  }

  /** Customs released its list, and has not billed it; the list's number. */
  String released(String zone, String saleNo) {
    String listNo = CustomsBills.listNo(Math.abs(zone.hashCode() % 100_000) * 100 + ++lists);
    customs.released(zone, saleNo, listNo);
    return listNo;
  }

  String bill(String zone, String saleNo, int day, long fen) {
    String listNo = released(zone, saleNo);
    customs.bill(zone, listNo, listNo + "_0", "1", "", fen, on(day + 3));
    return listNo;
  }

  PreparedRun prepared(String zone, Proposal.Run run, Set<String> taken, String reason) {
    PrepareResult result =
        runs.prepare(
            zone,
            new TaxRunDesk.Wanted(run.dutyNo(), taken, run.lists().size(), run.taxFen(), reason),
            DESK,
            on(46));
    assertThat(result).isInstanceOf(PrepareResult.Prepared.class);
    return runs.run(zone, ((PrepareResult.Prepared) result).runNo()).orElseThrow();
  }

  PreparedRun prepared(String zone) {
    return prepared(zone, propose(zone).runs().get(0), Set.of(), "");
  }

  Proposal propose(String zone) {
    return runs.propose(zone, Set.of(), on(46));
  }

  static List<String> documents(Proposal.Run run) {
    return run.lists().stream().map(line -> line.list().document() + " " + line.day()).toList();
  }

  ActAnswer settle(String zone, PreparedRun run) throws Exception {
    return settling.settle(zone, run.runNo(), DAY_46, DESK);
  }
}

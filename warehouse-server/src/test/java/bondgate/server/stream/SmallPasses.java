package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Display passes for which customs is asked: one that went, one that was taken back. And passes of
 * whole lists.
 */
@ApplicationScoped
class SmallPasses {
  private static final List<String> BOTTLES =
      IntStream.range(0, 4).mapToObj("E28011606000025C%08X"::formatted).toList();

  @Inject ZoneWriter writer;

  private String zone;
  private int lastAct;

  void play(String inZone, FakeAgent agent) throws Exception {
    zone = inZone;
    String list = "QD-P";
    act(
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'WINE','epcs':[%s]}]"
            .formatted(list, RetailZone.epcs(BOTTLES)));
    send(agent, BOTTLES, "dock", Direction.IN, list);
    went(agent, BOTTLES.subList(0, 2));
    takenBack(agent, BOTTLES.subList(2, 4));
    ofLists(agent, BOTTLES.subList(0, 2));
    listed("SP-L2", BOTTLES.subList(2, 4));
    compare("SP-L2", List.of(), missing(BOTTLES.get(2)));
  }

  /** A pass of whole lists of which one piece has left by its own list's permit. */
  private void ofLists(FakeAgent agent, List<String> two) throws Exception {
    act(
        "recordSale",
        "'saleNo':'S-SP-L1','customsReleaseRef':'LIST-SP-L1','epcs':[%s]"
            .formatted(RetailZone.epcs(two)));
    listed("SP-L1", two);
    compare("SP-L1", List.of(), missing(two.get(0)));
    send(agent, two.subList(0, 1), "exit", Direction.OUT, "S-SP-L1");
    compare("SP-L1", two.subList(0, 1), missing(two.get(1)));
  }

  private void listed(String number, List<String> two) throws Exception {
    act(
        "declareGatePass",
        "'number':'%s','cargo':'LISTS','papers':['BL-%s'],'sales':[{'saleNo':'S-%s','epcs':[%s]}],"
                .formatted(number, number, number, RetailZone.epcs(two))
            + "'grossGrams':3000,'netGrams':2500");
  }

  private static String missing(String epc) {
    return "{'epc':'%s','kind':'MISSING'}".formatted(epc);
  }

  private void went(FakeAgent agent, List<String> two) throws Exception {
    approved("HF-P1", two);
    act(
        "declareGatePass",
        "'number':'SP-P1','cargo':'DISPLAY','papers':['HF-P1'],'billNo':'X8301E260306000001',"
            + "'grossGrams':3000,'netGrams':2500");
    hear("HF-P1", "APPROVED", 1);
    send(agent, two.subList(0, 1), "passage", Direction.IN, "HF-P1");
    hear("HF-P1", "PASSED", 1);
    compare("HF-P1", two.subList(0, 1), missing(two.get(1)));
    send(agent, two.subList(1, 2), "passage", Direction.IN, "HF-P1");
    compare("HF-P1", two, "");
  }

  private void takenBack(FakeAgent agent, List<String> two) throws Exception {
    approved("HF-P2", two);
    hear("HF-P2", "APPROVED", 2);
    send(agent, two.subList(0, 1), "passage", Direction.IN, "HF-P2");
    hear("HF-P2", "TAKEN_BACK", 2);
    compare(
        "HF-P2",
        two.subList(0, 1),
        "{'epc':'%s','kind':'OUTSIDE_WITHOUT_PASS'}".formatted(two.get(0)));
    send(agent, two.subList(0, 1), "passage", Direction.OUT, "HF-P2");
    compare("HF-P2", List.of(), "");
  }

  private void approved(String passNo, List<String> two) throws Exception {
    act(
        "approveGatePass",
        "'passNo':'%s','epcs':[%s],'byCustoms':true".formatted(passNo, RetailZone.epcs(two)));
  }

  private void hear(String passNo, String word, int number) throws Exception {
    act(
        "hearGatePass",
        "'passNo':'%s','word':'%s','paperNo':'Z8301E26030600000000000%d',"
                .formatted(passNo, word, number)
            + "'happenedAt':'2026-03-06T02:00:00Z'");
  }

  private void compare(String passNo, List<String> passed, String differences) throws Exception {
    act(
        "compareGatePass",
        "'passNo':'%s','passed':[%s],'differences':[%s]"
            .formatted(passNo, passed.isEmpty() ? "" : RetailZone.epcs(passed), differences));
  }

  private void act(String act, String fields) throws Exception {
    ActAnswer answer =
        writer.submit(zone, BookZone.asked("pass-" + ++lastAct, "staff:ls-07", act, fields));
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
  }

  private static void send(
      FakeAgent agent, List<String> epcs, String portal, Direction direction, String document)
      throws Exception {
    agent.send(
        TestZone.crossings(epcs, portal, direction, document).stream().map(agent::record).toList());
    agent.accepted();
  }
}

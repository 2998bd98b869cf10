package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AgentStarted;
import bondgate.events.BatchAnswer;
import bondgate.events.CheckpointRefused;
import bondgate.events.ClockJumped;
import bondgate.events.Direction;
import bondgate.events.DiskChanged;
import bondgate.events.EdgeEvent;
import bondgate.events.EpochBegun;
import bondgate.events.KeyRolled;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A day of a zone in which something happens of every kind, by the product's own ways: acts through
 * the zone writer, and batches that an agent signs, over the broker.
 */
@ApplicationScoped
public class SmallDay {
  private static final List<String> BOTTLES =
      IntStream.range(0, 8).mapToObj("E28011606000025A%08X"::formatted).toList();
  private static final String STRANGER = "300833B2DDD9014000000025";
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T02:00:00Z");

  @Inject ZoneWriter writer;
  @Inject ActTransaction acts;
  @Inject SmallShop shop;

  private final SigningKey newKey = SigningKey.generate(new SecureRandom());
  private String zone;
  private int lastAct;

  /** All of it. */
  public void play(String inZone) throws Exception {
    zone = inZone;
    try (FakeAgent agent = new FakeAgent(zone, "edge-day")) {
      done(agent.enrolment());
      master();
      centre(agent);
      shop.play(zone, agent);
      warehouse();
      agent(agent);
      // The year must be over: the writer's transaction, at another time than the writer's.
      acts.carryOut(
          zone, BookZone.asked("day-year", "staff:ls-07", "closeYear", "'year':2026"), NEXT_YEAR);
    }
  }

  /** Only heartbeats, in many small batches. */
  public void beat(String inZone, String device, int batches) throws Exception {
    try (FakeAgent agent = new FakeAgent(inZone, device)) {
      assertThat(writer.submit(inZone, agent.enrolment())).isInstanceOf(ActAnswer.Done.class);
      for (int i = 0; i < batches; i++) {
        agent.send(agent.heartbeats(3));
        agent.accepted();
      }
    }
  }

  /** A message that is none, of a device that nobody enrolled. */
  public void stranger(String inZone, String device) throws Exception {
    try (FakeAgent agent = new FakeAgent(inZone, device)) {
      agent.send("no batch of anybody's".getBytes(StandardCharsets.UTF_8));
      assertThat(agent.answer()).isInstanceOf(BatchAnswer.Refused.class);
    }
  }

  private void master() throws Exception {
    for (String item : List.of("WINE", "LABEL", "GIFT")) {
      long leaf =
          act(
              "registerItem",
              ("'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
                      + "'unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100,'details':"
                      + "{'specification':'750 ml','origin':'FRA','firstLegalUnit':'035',"
                      + "'firstLegalFactorE5':75000,'secondLegalUnit':'142',"
                      + "'secondLegalFactorE5':100000,"
                      + "'tariffPpm':140000,'vatPpm':130000,'consumptionPpm':100000}")
                  .formatted(item));
      if (item.equals("LABEL")) {
        erase(leaf, "'path':'nameEn',");
        erase(leaf, "");
      }
    }
    act("openAccountBook", "'bookNo':'T8301W000002','enterprise':'520106W001'");
    act(
        "openAccountBook",
        "'bookNo':'T8301W000003','enterprise':'520106W002','validUntil':'2099-12-31'");
    for (String instrument : List.of("BH-1", "BH-2")) {
      act(
          "lodgeGuarantee",
          ("'instrument':'%s','kind':'CASH_DEPOSIT','amountFen':100000,'validUntil':'2099-12-31',"
                  + "'priority':9,'validFrom':'2026-01-01','assureCode':'520106W001'")
              .formatted(instrument));
      act(
          "amendGuarantee",
          "'instrument':'%s','amendmentNo':'1','amountFen':120000,'validUntil':'2098-12-31'"
              .formatted(instrument));
    }
  }

  private void erase(long leaf, String path) throws Exception {
    act("eraseOpenings", "operator:op-1", "'leafIndex':%d,%s'reason':'n'".formatted(leaf, path));
  }

  private void centre(FakeAgent agent) throws Exception {
    inbound("QD1", BOTTLES.subList(0, 6));
    inbound("QD2", BOTTLES.subList(6, 8));
    send(agent, List.of(new AgentStarted("1.0", 0, 3), new AgentStarted("1.1", 0, 3)));
    send(agent, TestZone.crossings(BOTTLES.subList(0, 6), "dock", Direction.IN, "QD1"));
    act("approveGatePass", "'passNo':'HF1','epcs':[%s]".formatted(epcs(0, 3)));
    act("approveGatePass", "'passNo':'HF2','epcs':[%s],'levyFen':9000".formatted(epcs(3, 5)));
    send(agent, TestZone.crossings(BOTTLES.subList(0, 3), "passage", Direction.IN, "HF1"));
    send(agent, TestZone.crossings(BOTTLES.subList(3, 5), "passage", Direction.IN, "HF2"));
    sell("S1", "release-1", epcs(0, 1));
    sell("S2", "release-2", epcs(1, 2));
    send(agent, TestZone.crossings(BOTTLES.subList(0, 1), "exit", Direction.OUT, "S1"));
    String unpaid = BOTTLES.get(2);
    send(
        agent,
        List.of(TestZone.siren("exit", unpaid), TestZone.refused("exit", unpaid, Direction.OUT)));
    send(agent, List.of(TestZone.refused("exit", STRANGER, Direction.OUT)));
    send(agent, List.of(TestZone.refused("exit", BOTTLES.get(4), Direction.OUT)));
    for (String bill : List.of("S1", "S2")) {
      act("recordTaxPaid", SmallRuns.paid(bill));
    }
    act("acknowledgeAlarm", "officer:c-2", "'alarmId':%d,'outcome':'paid'".formatted(rang(agent)));
    act("returnFromDisplay", "'number':'FQ-1','epcs':[%s]".formatted(epcs(3, 4)));
    send(agent, TestZone.crossings(BOTTLES.subList(3, 4), "passage", Direction.OUT, "FQ-1"));
  }

  /** The siren of an agent that nobody expects here; the alarm's number is its leaf. */
  private long rang(FakeAgent agent) throws Exception {
    long leaf = act("openAccountBook", "'bookNo':'T8301W000004','enterprise':'520106W003'") + 1;
    send(agent, List.of(TestZone.siren("exit", BOTTLES.get(5))));
    return leaf;
  }

  private void warehouse() throws Exception {
    document("INBOUND_LIST", "QD830126I000000001", 60, "'happenedAt':'2025-06-01T02:00:00Z',");
    pass("QD830126I000000001", "Z8301I260301000000000001", 40, "2025-06-02T02:00:00Z");
    pass("QD830126I000000001", "Z8301I260301000000000002", 20, "2025-06-03T02:00:00Z");
    act("closeYear", "'bookNo':'T8301W000002','year':2025");
    for (int i = 1; i <= 2; i++) {
      String list = "83012026I00000000" + i;
      document("RETAIL_LIST", list, 2, "'assessedTaxFen':7000,");
      act("reportStep", "'document':'%s','step':'RELEASED','paperNo':'%s'".formatted(list, list));
      pass(list, "Z8301E26030100000000000" + i, 2, "2026-06-02T02:00:00Z");
    }
    for (String run : SmallRuns.runs()) {
      act("settleTaxRun", run);
    }
    act(
        "recordStockTake",
        "'number':'PD-1','place':'WAREHOUSE','counts':[{'item':'WINE','counted':50},"
            + "{'item':'GIFT','counted':1}]");
    act(
        "takeBack",
        "'kind':'CORRECTION','number':'GZ-1','original':'PD-1','reason':'counted again',"
            + "'parts':[{'line':1,'quantity':1}]");
  }

  private void agent(FakeAgent agent) throws Exception {
    List<EdgeEvent> facts = new ArrayList<>(DoorFacts.ofADay());
    facts.add(
        new ReaderHealth(
            "reader-dock", ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, ""));
    facts.add(new ClockJumped(TestZone.AT, TestZone.AT.plusSeconds(9), 9_000, true));
    facts.add(new DiskChanged(DiskChanged.State.ON_RESERVE, "full"));
    facts.addAll(TagFacts.ofADay(BOTTLES.get(6)));
    facts.addAll(List.of(new CheckpointRefused("", "", "another log"), TestZone.historyLost()));
    send(agent, facts);
    for (int i = 0; i < 2; i++) {
      agent.send(agent.heartbeats(250), agent.key, "");
      agent.accepted();
    }
    for (String poison : List.of("no batch", "none either")) {
      agent.send(poison.getBytes(StandardCharsets.UTF_8));
      assertThat(agent.answer()).isInstanceOf(BatchAnswer.Refused.class);
    }
    keys(agent);
  }

  private void keys(FakeAgent agent) throws Exception {
    agent.send(List.of(agent.record(KeyRolled.at(agent.chain, newKey))));
    agent.accepted();
    agent.send(agent.heartbeats(2), newKey, "");
    agent.accepted();
    SigningKey third = SigningKey.generate(new SecureRandom());
    long lastSeq = agent.chain.lastSeq();
    for (int epoch = 2; epoch <= 3; epoch++) {
      String key = epoch == 2 ? "" : ",'publicKey':'%s'".formatted(third.verifyKey().base64());
      act(
          "openEpoch",
          "'device':'edge-day','epoch':%d,'reason':'a new disk'%s".formatted(epoch, key));
    }
    String lastHash = agent.chain.lastHash();
    agent.chain = RecordChain.begin(zone, "edge-day", 3);
    agent.send(List.of(agent.record(new EpochBegun(1, lastSeq + 4, lastHash, lastSeq))), third, "");
    agent.accepted();
    for (SigningKey old : List.of(agent.key, newKey)) {
      act(
          "revokeKey",
          "'device':'edge-day','keyId':'%s','reason':'the disk was lost'"
              .formatted(old.verifyKey().id()));
    }
    try (FakeAgent second = new FakeAgent(zone, "edge-two")) {
      done(second.enrolment());
      second.send(second.heartbeats(3));
      second.accepted();
    }
  }

  private void inbound(String list, List<String> tags) throws Exception {
    act(
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'WINE','epcs':[%s]}]"
            .formatted(list, quoted(tags.stream())));
  }

  private void sell(String number, String release, String tags) throws Exception {
    act(
        "recordSale",
        "'saleNo':'%s','customsReleaseRef':'%s','epcs':[%s],'releasedOn':'2026-04-0%s',"
                .formatted(number, release, tags, number.substring(1))
            + "'assessedTaxFen':3050");
  }

  private void document(String kind, String number, int pieces, String more) throws Exception {
    act(
        "acceptDocument",
        "'kind':'%s','number':'%s',%s'lines':[{'item':'WINE','quantity':%d}]"
            .formatted(kind, number, more, pieces));
  }

  private void pass(String document, String paper, int pieces, String at) throws Exception {
    act(
        "reportStep",
        ("'document':'%s','step':'PASSED','paperNo':'%s','parts':[{'line':1,'quantity':%d}],"
                + "'happenedAt':'%s'")
            .formatted(document, paper, pieces, at));
  }

  private static String epcs(int from, int to) {
    return quoted(BOTTLES.subList(from, to).stream());
  }

  private static String quoted(Stream<String> texts) {
    return texts.map(text -> "'" + text + "'").collect(Collectors.joining(","));
  }

  private long act(String act, String fields) throws Exception {
    return act(act, "staff:ls-07", fields);
  }

  private long act(String act, String actor, String fields) throws Exception {
    return done(BookZone.asked("day-" + ++lastAct, actor, act, fields));
  }

  private long done(ZoneAct act) throws Exception {
    ActAnswer answer = writer.submit(zone, act);
    assertThat(answer).as(act.toString()).isInstanceOf(ActAnswer.Done.class);
    return ((ActAnswer.Done) answer).leafIndex();
  }

  private void send(FakeAgent agent, List<? extends EdgeEvent> facts) throws Exception {
    List<SealedRecord> records = new ArrayList<>();
    for (EdgeEvent fact : facts) {
      records.add(agent.record(fact));
    }
    agent.send(records, agent.key, "");
    agent.accepted();
  }
}

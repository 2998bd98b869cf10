package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.TagCrossing;
import bondgate.server.bondedlist.PassKeeper;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.bondedlist.TestCustomsOffice;
import bondgate.server.book.DocumentReading;
import bondgate.server.book.DocumentState;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Permits;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.Differing;
import bondgate.server.guarantee.Guarantees;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A pass of customs on its way, over a real broker. */
abstract class CustomsPassRig {
  /** A server of its own: its zones are in no other test, and customs is carried by hand. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", "customs-passes", "bondgate.customs.transport", "NONE");
    }
  }

  static final String APPROVED = "APPROVED";
  static final String ALL_RESERVED = "4 +0 -3";
  static final List<String> BOTTLES =
      IntStream.range(0, 4).mapToObj("E28011606000029C%08X"::formatted).toList();

  /** Three of the four are on the pass. */
  static final List<String> ON_IT = BOTTLES.subList(0, 3);

  static final String OTHER = BOTTLES.get(3);

  @Inject TestZone desk;
  @Inject RetailZone zones;
  @Inject BookZone acts;
  @Inject TestCustomsOffice customs;
  @Inject PassKeeper keeper;
  @Inject Permits permits;
  @Inject Alarms alarms;
  @Inject Guarantees guarantees;
  @Inject CustomsPasses passes;
  @Inject DocumentReading documents;
  @Inject EvidenceLog evidence;
  @Inject ZoneWriter writer;

  final Instant now = Instant.now();

  /** A pass of three bottles, reserved with their guarantee; an agent that may speak. */
  FakeAgent approved(String zone) throws Exception {
    desk.openPortals(zone);
    zones.register(zone, "WINE-750", 5200);
    zones.lodge(zone, "BH-1", 100_000, "2099-12-31");
    zones.bringIn(zone, "WINE-750", BOTTLES);
    acts.done(
        zone,
        RetailZone.AT,
        "approveGatePass",
        "'passNo':'HF-1','epcs':[%s],'byCustoms':true".formatted(RetailZone.epcs(ON_IT)));
    FakeAgent agent = new FakeAgent(zone, "edge-" + zone);
    desk.act(zone, agent.enrolment());
    return agent;
  }

  /** The same, handed in at customs and approved. */
  FakeAgent let(String zone) throws Exception {
    FakeAgent agent = approved(zone);
    assertThat(customs.display(zone, "SP-1", "HF-1", now)).isInstanceOf(PassResult.Declared.class);
    customs.rounds(zone, APPROVED, now);
    keeper.look(zone, now);
    return agent;
  }

  void send(FakeAgent agent, List<? extends EdgeEvent> facts) throws Exception {
    agent.sendUntilAccepted(facts.stream().map(agent::record).toList());
    keeper.look(agent.zone, now);
  }

  void in(FakeAgent agent, List<String> epcs) throws Exception {
    send(agent, TestZone.crossings(epcs, "passage", Direction.IN, "HF-1"));
  }

  void out(FakeAgent agent, List<String> epcs) throws Exception {
    send(agent, TestZone.crossings(epcs, "passage", Direction.OUT, "HF-1"));
  }

  /** Customs' own gate let the vehicle pass. */
  void past(String zone, Instant at) throws Exception {
    customs.says(zone, "SP-1", "SAS223", "2", at);
    keeper.look(zone, at);
  }

  void taken(String zone) throws Exception {
    customs.says(zone, "SP-1", "SAS224", "6", now);
    keeper.look(zone, now);
  }

  CustomsPass pass(String zone) {
    return passes.find(zone, "HF-1").orElseThrow();
  }

  Alarm alarm(String zone) {
    return alarms.list(zone, 10).stream()
        .filter(one -> "HF-1".equals(one.gatePass()))
        .findFirst()
        .orElseThrow();
  }

  boolean hasAlarm(String zone) {
    return alarms.list(zone, 10).stream().anyMatch(one -> "HF-1".equals(one.gatePass()));
  }

  void differs(String zone, Differing kind, String... epcs) {
    CustomsPass.Comparison last = pass(zone).last().orElseThrow();
    assertThat(last.differences())
        .containsExactlyInAnyOrderElementsOf(
            List.of(epcs).stream().map(epc -> new CustomsPass.Difference(epc, kind)).toList());
    assertThat(alarm(zone).open()).isTrue();
    assertThat(alarm(zone).detail()).contains(kind.name());
    assertThat(alarm(zone).mendedLeaf()).isNull();
  }

  void reserved(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.PRE_DEDUCTED);
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", ALL_RESERVED);
    assertThat(guarantees.openHolds(zone, ON_IT)).hasSize(3);
  }

  void deducted(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.DEDUCTED);
    assertThat(desk.book(zone))
        .containsEntry("WAREHOUSE", "1 +0 -0")
        .containsEntry("CENTRE", "3 +0 -0");
    assertThat(permits.current(zone, now).permits()).isEmpty();
    assertThat(guarantees.openHolds(zone, ON_IT)).hasSize(3);
  }

  void free(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.WITHDRAWN);
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", "4 +0 -0").doesNotContainKey("CENTRE");
    assertThat(permits.current(zone, now).permits()).isEmpty();
    assertThat(guarantees.openHolds(zone, ON_IT)).isEmpty();
  }

  /** Looking again, and the same receipt again, add nothing. */
  void onlyOnce(String zone) throws Exception {
    long size = evidence.head(zone).size();
    past(zone, now);
    keeper.look(zone, now.plus(Duration.ofDays(1)));
    assertThat(evidence.head(zone).size()).isEqualTo(size);
    deducted(zone);
    assertThat(documents.find(zone, "HF-1").orElseThrow().steps())
        .extracting(step -> step.step().name())
        .containsExactly("RELEASED", "PASSED", "DEDUCTED");
  }

  String closed(String zone, String reason) {
    ActAnswer answer =
        acts.act(zone, now, "reportStep", "'document':'HF-1','step':'CLOSED'" + reason);
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "done";
  }

  void acknowledge(String zone) {
    acts.done(
        zone,
        now,
        "acknowledgeAlarm",
        "'alarmId':%d,'outcome':'looked into'".formatted(alarm(zone).id()));
    assertThat(alarm(zone).open()).isFalse();
  }

  static TagCrossing uncertain(String epc) {
    return uncertain("passage", epc);
  }

  static TagCrossing uncertain(String portal, String epc) {
    return new TagCrossing(
        portal,
        "reader-" + portal,
        epc,
        Direction.UNCERTAIN,
        500,
        12,
        11,
        400,
        -55,
        TestZone.AT,
        EdgeDecision.PERMITTED,
        "HF-1",
        1);
  }
}

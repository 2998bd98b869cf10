package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.TagCrossing;
import bondgate.server.bondedlist.PassKeeper;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.bondedlist.Stage;
import bondgate.server.bondedlist.TestCustomsOffice;
import bondgate.server.book.DocumentReading;
import bondgate.server.book.DocumentState;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Permits;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.Differing;
import bondgate.server.guarantee.Guarantees;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Display passes for which customs is asked, tag by tag: crossings come from an agent over the
 * broker, words from the sandbox office, and both go through the zone's writer.
 */
@QuarkusTest
@TestProfile(CustomsPassesTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CustomsPassesTest {
  /** A server of its own: its zones are in no other test. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", "customs-passes");
    }
  }

  private static final String APPROVED = "APPROVED";
  private static final String ALL_RESERVED = "4 +0 -3";
  private static final List<String> BOTTLES =
      IntStream.range(0, 4).mapToObj("E28011606000029C%08X"::formatted).toList();

  /** Three of the four are on the pass. */
  private static final List<String> ON_IT = BOTTLES.subList(0, 3);

  private static final String OTHER = BOTTLES.get(3);

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

  private final Instant now = Instant.now();

  /** A pass of three bottles, reserved with their guarantee; an agent that may speak. */
  private FakeAgent approved(String zone) throws Exception {
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
  private FakeAgent let(String zone) throws Exception {
    FakeAgent agent = approved(zone);
    assertThat(customs.display(zone, "SP-1", "HF-1", now)).isInstanceOf(PassResult.Declared.class);
    customs.rounds(zone, APPROVED, now);
    keeper.look(zone, now);
    return agent;
  }

  private void send(FakeAgent agent, List<? extends EdgeEvent> facts) throws Exception {
    agent.sendUntilAccepted(facts.stream().map(agent::record).toList());
    keeper.look(agent.zone, now);
  }

  private void in(FakeAgent agent, List<String> epcs) throws Exception {
    send(agent, TestZone.crossings(epcs, "passage", Direction.IN, "HF-1"));
  }

  private void out(FakeAgent agent, List<String> epcs) throws Exception {
    send(agent, TestZone.crossings(epcs, "passage", Direction.OUT, "HF-1"));
  }

  /** Customs' own gate let the vehicle pass. */
  private void past(String zone, Instant at) throws Exception {
    customs.says(zone, "SP-1", "SAS223", "2", at);
    keeper.look(zone, at);
  }

  private void taken(String zone) throws Exception {
    customs.says(zone, "SP-1", "SAS224", "6", now);
    keeper.look(zone, now);
  }

  private CustomsPass pass(String zone) {
    return passes.find(zone, "HF-1").orElseThrow();
  }

  private Alarm alarm(String zone) {
    return alarms.list(zone, 10).stream()
        .filter(one -> "HF-1".equals(one.gatePass()))
        .findFirst()
        .orElseThrow();
  }

  private boolean hasAlarm(String zone) {
    return alarms.list(zone, 10).stream().anyMatch(one -> "HF-1".equals(one.gatePass()));
  }

  private void differs(String zone, Differing kind, String... epcs) {
    CustomsPass.Comparison last = pass(zone).last().orElseThrow();
    assertThat(last.differences())
        .containsExactlyInAnyOrderElementsOf(
            List.of(epcs).stream().map(epc -> new CustomsPass.Difference(epc, kind)).toList());
    assertThat(alarm(zone).open()).isTrue();
    assertThat(alarm(zone).detail()).contains(kind.name());
    assertThat(alarm(zone).mendedLeaf()).isNull();
  }

  private void reserved(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.PRE_DEDUCTED);
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", ALL_RESERVED);
    assertThat(guarantees.openHolds(zone, ON_IT)).hasSize(3);
  }

  private void deducted(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.DEDUCTED);
    assertThat(desk.book(zone))
        .containsEntry("WAREHOUSE", "1 +0 -0")
        .containsEntry("CENTRE", "3 +0 -0");
    assertThat(permits.current(zone, now).permits()).isEmpty();
    assertThat(guarantees.openHolds(zone, ON_IT)).hasSize(3);
  }

  private void free(String zone) {
    assertThat(pass(zone).state()).isEqualTo(DocumentState.WITHDRAWN);
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", "4 +0 -0").doesNotContainKey("CENTRE");
    assertThat(permits.current(zone, now).permits()).isEmpty();
    assertThat(guarantees.openHolds(zone, ON_IT)).isEmpty();
  }

  @Test
  void nothingMayGoBeforeCustomsApprovedIt() throws Exception {
    String zone = "passes-wait";
    try (FakeAgent agent = approved(zone)) {
      assertThat(permits.current(zone, now).permits()).isEmpty();
      assertThat(permits.open(zone, ON_IT)).as("and nobody else may plan them").hasSize(3);
      send(agent, List.of(TestZone.refused("passage", ON_IT.get(0), Direction.IN)));
      assertThat(alarms.open(zone)).as("the fence's own").isEqualTo(1);
      assertThat(desk.book(zone)).containsEntry("INVESTIGATION", "1 +0 -0");
      send(agent, List.of(TestZone.refused("passage", ON_IT.get(0), Direction.OUT)));
      reserved(zone);
      customs.display(zone, "SP-1", "HF-1", now);
      customs.rounds(zone, "IN_HAND", now);
      keeper.look(zone, now);
      assertThat(permits.current(zone, now).permits()).isEmpty();
      customs.says(zone, "SP-1", "SAS221", "1", now);
      keeper.look(zone, now);
      assertThat(permits.current(zone, now).permits()).as("there and back").hasSize(6);
      reserved(zone);
    }
  }

  @Test
  void allPastTheGateAndNotReleasedIsNotDeductedAndThenItIsOnce() throws Exception {
    String zone = "passes-tags-first";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT);
      reserved(zone);
      assertThat(hasAlarm(zone)).isFalse();
      customs.says(zone, "SP-1", "SAS223", "3", now);
      keeper.look(zone, now);
      assertThat(customs.stage(zone, "SP-1")).isEqualTo(Stage.PARTLY_PASSED);
      reserved(zone);
      past(zone, now);
      deducted(zone);
      assertThat(pass(zone).words()).containsKey(CustomsPass.Word.PASSED);
      onlyOnce(zone);
    }
  }

  /** Looking again, and the same receipt again, add nothing. */
  private void onlyOnce(String zone) throws Exception {
    long size = evidence.head(zone).size();
    past(zone, now);
    keeper.look(zone, now.plus(Duration.ofDays(1)));
    assertThat(evidence.head(zone).size()).isEqualTo(size);
    deducted(zone);
    assertThat(documents.find(zone, "HF-1").orElseThrow().steps())
        .extracting(step -> step.step().name())
        .containsExactly("RELEASED", "PASSED", "DEDUCTED");
  }

  @Test
  void releasedWithOneTagMissingIsNotDeductedAndTheAlarmSaysWhenItIsMended() throws Exception {
    String zone = "passes-gate-first";
    try (FakeAgent agent = let(zone)) {
      past(zone, now);
      in(agent, ON_IT.subList(0, 2));
      reserved(zone);
      keeper.look(zone, now.plus(Duration.ofMinutes(9)));
      assertThat(hasAlarm(zone)).as("within the patience").isFalse();
      keeper.look(zone, now.plus(Duration.ofMinutes(11)));
      differs(zone, Differing.MISSING, ON_IT.get(2));
      assertThat(pass(zone).last().orElseThrow().passed())
          .containsExactlyInAnyOrderElementsOf(ON_IT.subList(0, 2));
      reserved(zone);

      agent.sendUntilAccepted(
          List.of(agent.record(TestZone.permitted("passage", ON_IT.get(2), Direction.IN, "HF-1"))));
      keeper.look(zone, now.plus(Duration.ofMinutes(12)));
      deducted(zone);
      assertThat(alarm(zone).mendedLeaf()).isNotNull();
      assertThat(alarm(zone).open()).as("a person still says what it was").isTrue();
      acknowledge(zone);
      onlyOnce(zone);
    }
  }

  @Test
  void aPassWithATagMissingForGoodIsClosedShortByAPersonWithAReason() throws Exception {
    String zone = "passes-short";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT.subList(0, 2));
      assertThat(closed(zone, ",'reason':'broken'")).isEqualTo("passNotNow");
      past(zone, now);
      assertThat(closed(zone, "")).isNotEqualTo("done");
      reserved(zone);
      assertThat(closed(zone, ",'reason':'broken'")).isEqualTo("done");
      assertThat(pass(zone).state()).isEqualTo(DocumentState.WRITTEN_OFF);
      assertThat(desk.book(zone))
          .containsEntry("WAREHOUSE", "2 +0 -0")
          .containsEntry("CENTRE", "2 +0 -0");
      assertThat(permits.current(zone, now).permits()).isEmpty();
      assertThat(guarantees.openHolds(zone, ON_IT)).as("the missing one's too").hasSize(3);
    }
  }

  private String closed(String zone, String reason) {
    ActAnswer answer =
        acts.act(zone, now, "reportStep", "'document':'HF-1','step':'CLOSED'" + reason);
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "done";
  }

  private void acknowledge(String zone) {
    acts.done(
        zone,
        now,
        "acknowledgeAlarm",
        "'alarmId':%d,'outcome':'looked into'".formatted(alarm(zone).id()));
    assertThat(alarm(zone).open()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "DELETED"})
  void whatCustomsTakesBackBeforeAnythingWentIsFreeAgain(String fate) throws Exception {
    String zone = "passes-back-" + fate.toLowerCase(java.util.Locale.ROOT);
    try (FakeAgent agent = approved(zone)) {
      customs.display(zone, "SP-1", "HF-1", now);
      customs.rounds(zone, fate, now);
      keeper.look(agent.zone, now);
      free(zone);
      keeper.look(zone, now);
      assertThat(customs.display(zone, "SP-2", "HF-1", now))
          .isEqualTo(new PassResult.PaperUnknown("HF-1"));
    }
  }

  @Test
  void whatCustomsRefusedAtTheDoorIsHandedInAgain() throws Exception {
    String zone = "passes-door";
    try (FakeAgent agent = approved(zone)) {
      customs.display(zone, "SP-1", "HF-1", now);
      customs.rounds(zone, "NOT_IMPORTED", now);
      keeper.look(agent.zone, now);
      reserved(zone);
      assertThat(customs.display(zone, "SP-2", "HF-1", now))
          .isInstanceOf(PassResult.Declared.class);
      customs.rounds(zone, APPROVED, now);
      keeper.look(zone, now);
      assertThat(permits.current(zone, now).permits()).hasSize(6);
    }
  }

  @Test
  void whatIsOutsideWithoutItsPassIsAnAlarmUntilItIsBack() throws Exception {
    String zone = "passes-void";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT.subList(0, 2));
      taken(zone);
      differs(zone, Differing.OUTSIDE_WITHOUT_PASS, ON_IT.get(0), ON_IT.get(1));
      reserved(zone);
      assertThat(permits.current(zone, now).permits()).as("back, and no further").hasSize(2);
      out(agent, ON_IT.subList(0, 1));
      differs(zone, Differing.OUTSIDE_WITHOUT_PASS, ON_IT.get(1));
      reserved(zone);
      out(agent, ON_IT.subList(1, 2));
      free(zone);
      assertThat(alarm(zone).mendedLeaf()).isNotNull();
    }
  }

  @Test
  void aTagThatCameBackIsAnAlarmAndGoesAgain() throws Exception {
    String zone = "passes-came-back";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT);
      out(agent, ON_IT.subList(1, 2));
      differs(zone, Differing.CAME_BACK, ON_IT.get(1));
      past(zone, now);
      reserved(zone);
      in(agent, ON_IT.subList(1, 2));
      deducted(zone);
      assertThat(alarm(zone).mendedLeaf()).isNotNull();
    }
  }

  @Test
  void aTagOfWhichNobodyKnowsWhichWayItWentIsAnAlarm() throws Exception {
    String zone = "passes-uncertain";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT.subList(0, 2));
      send(agent, List.of(uncertain(ON_IT.get(2))));
      differs(zone, Differing.UNCERTAIN, ON_IT.get(2));
      past(zone, now);
      reserved(zone);
      in(agent, ON_IT.subList(2, 3));
      deducted(zone);
      assertThat(alarm(zone).mendedLeaf()).isNotNull();
    }
  }

  private static TagCrossing uncertain(String epc) {
    return new TagCrossing(
        "passage",
        "reader-passage",
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

  @Test
  void aTagThatIsNotOnThePassKeepsItFromTheBookUntilItIsBackOrSomebodySaysWhatItWas()
      throws Exception {
    for (boolean back : List.of(true, false)) {
      String zone = "passes-foreign-" + back;
      try (FakeAgent agent = let(zone)) {
        in(agent, ON_IT);
        send(agent, List.of(TestZone.refused("passage", OTHER, Direction.IN)));
        differs(zone, Differing.FOREIGN, OTHER);
        past(zone, now);
        assertThat(pass(zone).state()).isEqualTo(DocumentState.PRE_DEDUCTED);
        if (back) {
          send(agent, List.of(TestZone.refused("passage", OTHER, Direction.OUT)));
          assertThat(alarm(zone).mendedLeaf()).isNotNull();
        } else {
          acknowledge(zone);
          keeper.look(zone, now);
        }
        assertThat(pass(zone).state()).isEqualTo(DocumentState.DEDUCTED);
      }
    }
  }

  @Test
  void aPieceWithAPaperOfItsOwnIsNoStranger() throws Exception {
    String zone = "passes-two";
    try (FakeAgent agent = let(zone)) {
      acts.done(
          zone,
          RetailZone.AT,
          "approveGatePass",
          "'passNo':'HF-2','epcs':[%s]".formatted(RetailZone.epcs(List.of(OTHER))));
      send(agent, TestZone.crossings(List.of(OTHER), "passage", Direction.IN, "HF-2"));
      in(agent, ON_IT);
      past(zone, now);
      assertThat(hasAlarm(zone)).isFalse();
      assertThat(pass(zone).state()).isEqualTo(DocumentState.DEDUCTED);
    }
  }

  @Test
  void nobodyReportsByHandWhatCustomsAndTheGateSay() throws Exception {
    String zone = "passes-by-hand";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT);
      String step = "'document':'HF-1','step':'%s','paperNo':'Z8301E260301000000000001'%s";
      for (String one : List.of("RELEASED", "PASSED", "WITHDRAWN")) {
        String parts = one.equals("PASSED") ? ",'parts':[{'line':1,'quantity':3}]" : "";
        String fields =
            one.equals("WITHDRAWN")
                ? "'document':'HF-1','step':'WITHDRAWN','reason':'n'"
                : step.formatted(one, parts);
        assertThat(RetailZone.reason(acts.act(zone, RetailZone.AT, "reportStep", fields)))
            .as(one)
            .isEqualTo("heardNotReported");
      }
      assertThatThrownBy(
              () ->
                  acts.act(
                      zone,
                      RetailZone.AT,
                      "acceptDocument",
                      "'kind':'DISPLAY_OUT','number':'D-1','lines':[{'item':'WINE-750',"
                          + "'quantity':1}]"))
          .hasStackTraceContaining("approveGatePass");
      reserved(zone);
    }
  }

  @Test
  void aComparisonThatTheFenceDoesNotBearOutMovesNothing() throws Exception {
    String zone = "passes-false";
    try (FakeAgent agent = let(zone)) {
      in(agent, ON_IT.subList(0, 2));
      past(zone, now);
      ActAnswer answer =
          writer.submit(
              zone, new PassAct.CompareGatePass("false-1", "server:x", "HF-1", ON_IT, List.of()));
      assertThat(RetailZone.reason(answer)).isEqualTo("passNotNow");
      reserved(zone);
    }
  }

  @Test
  void whereTheCentreIsOutsideAPassWithoutCustomsIsRefused() {
    PassRule outside = new PassRule(true);
    PassRule inside = new PassRule(false);
    ApproveGatePass without = new ApproveGatePass("a", "staff:x", "HF-1", ON_IT);
    ApproveGatePass with = new ApproveGatePass("a", "staff:x", "HF-1", ON_IT, null, true);
    assertThat(outside.against(without).map(ActAnswer.Refused::code))
        .isEqualTo(Optional.of("customsMustLetGo"));
    assertThat(outside.against(with)).isEmpty();
    assertThat(inside.against(without)).isEmpty();
    assertThat(inside.against(with)).isEmpty();
  }
}

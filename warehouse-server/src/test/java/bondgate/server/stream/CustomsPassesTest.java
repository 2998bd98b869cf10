package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.bondedlist.Stage;
import bondgate.server.book.DocumentState;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.gatepass.CustomsPass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
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
@TestProfile(CustomsPassRig.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CustomsPassesTest extends CustomsPassRig {
  @Inject Tables tables;

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
      assertThat(passes.waiting(zone)).isEmpty();
      assertThat(desk.book(zone))
          .containsEntry("WAREHOUSE", "2 +0 -0")
          .containsEntry("CENTRE", "2 +0 -0");
      assertThat(permits.current(zone, now).permits()).isEmpty();
      assertThat(guarantees.openHolds(zone, ON_IT)).as("the missing one's too").hasSize(3);
    }
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
      assertThat(passes.waiting(zone)).isEmpty();
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
  void aPassThatTheBookWaitsForIsListedHoweverManyCameLater() throws Exception {
    String zone = "passes-many";
    try (FakeAgent agent = let(zone)) {
      tables.execute(
          "INSERT INTO gate_pass (zone, pass_no, content_sha256, pieces, held_fen, actor,"
              + " leaf_index, approved_at, by_customs) SELECT '%s', 'HF-over-' || n, '', 1, 0,"
                  .formatted(zone)
              + " 'staff:x', 1, now(), true FROM generate_series(1, 300) n");
      assertThat(passes.waiting(zone)).containsExactly("HF-1");
      in(agent, ON_IT);
      assertThat(passes.waiting(zone)).as("customs' own gate is still missing").hasSize(1);
      past(zone, now);
      assertThat(passes.waiting(zone)).isEmpty();
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

  @Test
  void aPassThatNoComparisonCouldNameIsNotBegun() {
    PassRule rule = new PassRule(false);
    assertThat(rule.against(tagged(790, true))).isEmpty();
    assertThat(rule.against(tagged(800, true)).orElseThrow().code()).isEqualTo("tooManyToCompare");
    assertThat(rule.against(tagged(800, false))).as("compared with nothing").isEmpty();
  }

  private static ApproveGatePass tagged(int tags, boolean byCustoms) {
    List<String> epcs =
        IntStream.range(0, tags).mapToObj("E28011606000025A%08X"::formatted).toList();
    return new ApproveGatePass("a", "staff:x", "HF-1", epcs, null, byCustoms);
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.book.DocumentState;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.gatepass.Differing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the portal saw and the pass says otherwise is an alarm, and keeps the pass from the book.
 */
@QuarkusTest
@TestProfile(CustomsPassRig.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PassDifferencesTest extends CustomsPassRig {
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
}

package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.Permit;
import bondgate.events.TagCrossing;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What customs holds by a control order 布控 is no longer in the server's list: the door is shut for
 * it, with the uplink cut (there is no broker here) and after a restart.
 */
class WithdrawnPermitTest extends DutyRig {
  private static final Permit HELD = new Permit(BOTTLE, "exit", Direction.OUT, "S-17");
  private static final Permit FREE = new Permit(OTHER, "exit", Direction.OUT, "S-17");

  @Test
  void whatTheNextListLacksRingsAndTheRestOfTheSameOrderLeaves() throws Exception {
    permit(1, HELD, FREE);
    permit(2, FREE);

    play(Pass.out(OTHER, clock.instant()));
    assertThat(reader.newlySwitched()).isEmpty();
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).as("lock, then siren").containsSequence(ON);
    assertThat(only(AlarmRaised.class).permitsVersion()).isEqualTo(2);
    assertThat(recorded(TagCrossing.class))
        .extracting(TagCrossing::decision)
        .containsExactly(EdgeDecision.PERMITTED, EdgeDecision.REFUSED);
  }

  @Test
  void itIsShutAfterARestartAlsoIfTheOlderListIsPlayedAgain() throws Exception {
    permit(1, HELD, FREE);
    permit(2, FREE);
    restart();
    permit(1, HELD, FREE);

    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(only(AlarmRaised.class).permitsVersion()).isEqualTo(2);
    assertThat(only(TagCrossing.class).decision()).isEqualTo(EdgeDecision.REFUSED);
  }

  @Test
  void itLeavesWhenTheOrderIsLifted() throws Exception {
    permit(1, HELD);
    permit(2);
    permit(3, HELD);

    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).isEmpty();
    assertThat(only(TagCrossing.class).document()).isEqualTo("S-17");
  }

  private void restart() throws Exception {
    database.close();
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
    EdgeSettings settings = settings();
    duty =
        new PortalDuty(
            settings,
            settings.detector(),
            r -> reader,
            outbox,
            permits,
            clock,
            clock,
            new Random(1));
    duty.startReaders();
  }
}

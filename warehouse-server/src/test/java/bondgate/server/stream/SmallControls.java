package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The control orders of a {@link SmallDay}: over all that can be held, in force and lifted. */
@ApplicationScoped
class SmallControls {
  @Inject ZoneWriter writer;
  @Inject SmallApprovals approvals;

  private String zone;
  private int lastAct;

  /** One of the orders stops a bottle at the dock. */
  void play(String inZone, FakeAgent agent, String bottle) throws Exception {
    zone = inZone;
    place("BK-1", "'kind':'TAG','target':'%s'".formatted(bottle));
    place("BK-2", "'kind':'ITEM','target':'GIFT','until':'2099-01-01T00:00:00Z'");
    place("BK-3", "'kind':'LOT','target':'QD9','until':'2099-01-02T00:00:00Z'");
    place("BK-4", "'kind':'PORTAL','target':'passage','from':'2026-01-01T00:00:00Z'");
    place("BK-5", "'kind':'BUYER','buyer':'%s'".formatted(OrderZone.buyer(9)));
    send(agent, TestZone.siren("dock", bottle));
    send(agent, TestZone.refused("dock", bottle, Direction.OUT));
    act("liftControl", "'orderNo':'BK-4','outcome':'nothing found'");
    for (String number : List.of("BK-5", "BK-3", "BK-2")) {
      approvals.done(
          zone,
          BookZone.asked(
              "approved-" + number,
              "officer:c-2",
              "liftControl",
              "'orderNo':'%s','outcome':'nothing found'".formatted(number)));
    }
    approvals.destroys(zone, agent);
  }

  private void place(String number, String target) throws Exception {
    act(
        "placeControl",
        "'orderNo':'%s','reason':'RISK','text':'watch it',%s".formatted(number, target));
  }

  private void act(String act, String fields) throws Exception {
    ActAnswer answer =
        writer.submit(zone, BookZone.asked("control-" + ++lastAct, "officer:c-2", act, fields));
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
  }

  private static void send(FakeAgent agent, EdgeEvent fact) throws Exception {
    agent.send(List.of(agent.record(fact)), agent.key, "");
    agent.accepted();
  }
}

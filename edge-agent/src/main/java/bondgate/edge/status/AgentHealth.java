package bondgate.edge.status;

import bondgate.edge.AgentAtWork;
import bondgate.edge.RunningAgent;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.uplink.UplinkStatus;
import bondgate.events.ReaderState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the agent does its duty: its thread lives, the disk takes facts without its reserve, no
 * reader is blind, and the server does not refuse its records. An uplink that is cut is told and is
 * no failure: the agent is made to work without.
 */
@Readiness
@ApplicationScoped
class AgentHealth implements HealthCheck {
  private final AgentAtWork atWork;

  AgentHealth(AgentAtWork atWork) {
    this.atWork = atWork;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("edge agent");
    return atWork.agent().map(agent -> look(agent, answer)).orElseGet(() -> answer.down().build());
  }

  private static HealthCheckResponse look(RunningAgent agent, HealthCheckResponseBuilder answer) {
    UplinkStatus uplink = agent.uplink().status();
    boolean up =
        agent.portals().alive()
            && agent.portals().diskFailure().isEmpty()
            && !uplink.stopped()
            && agent.outbox().whyNoSales().isEmpty();
    up &= agent.tills().alive() && agent.tills().diskFailure().isEmpty();
    up &= agent.doors().alive() && agent.doors().diskFailure().isEmpty();
    // Without faces doors go by codes: that is told, and no failure.
    answer.withData("faces", agent.doors().faces().whyNot());
    List<ReaderStatus> readers = new ArrayList<>(agent.portals().readers());
    readers.addAll(agent.tills().readers());
    for (ReaderStatus reader : readers) {
      up &= reader.state() != ReaderState.OFFLINE;
      answer.withData("reader " + reader.reader(), reader.state() + " " + reader.detail());
    }
    answer.withData("uplink", (uplink.online() ? "online " : "offline ") + uplink.sending());
    answer.withData("uplink detail", uplink.detail());
    answer.withData("unsent records", agent.outbox().unsent());
    answer.withData("disk", agent.portals().diskFailure());
    answer.withData("sales", agent.outbox().whyNoSales());
    answer.withData("lost facts", agent.portals().lostFacts());
    return answer.status(up).build();
  }
}

package bondgate.server.people.officer;

import bondgate.server.fence.AgentTrace;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.Permits;
import bondgate.server.people.officer.StripView.Agent;
import bondgate.server.people.officer.StripView.Presence;
import bondgate.server.people.officer.StripView.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How the devices stand, laid out for the strip. */
@ApplicationScoped
class StripReading {
  private final CrossingLog log;
  private final Permits permits;
  private final ProofReading evidence;

  @Inject
  StripReading(CrossingLog log, Permits permits, ProofReading evidence) {
    this.log = log;
    this.permits = permits;
    this.evidence = evidence;
  }

  StripView strip(String zone) {
    return new StripView(
        log.agents(zone).stream().map(trace -> agent(zone, trace)).toList(),
        permits.version(zone),
        evidence.size(zone));
  }

  private Agent agent(String zone, AgentTrace trace) {
    List<Reader> readers =
        log.readers(zone, trace.device()).entrySet().stream()
            .map(entry -> new Reader(entry.getKey(), entry.getValue()))
            .toList();
    return new Agent(
        trace.device(), Presence.UNKNOWN, trace.recordedAt(), trace.seq(), -1, readers);
  }
}

package bondgate.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where the status pages find the agent; empty before it works and after it has stopped. */
@ApplicationScoped
public class AgentAtWork {
  private volatile RunningAgent agent;

  void begin(RunningAgent running) {
    agent = running;
  }

  void end() {
    agent = null;
  }

  /** The agent, while it works. */
  public Optional<RunningAgent> agent() {
    return Optional.ofNullable(agent);
  }
}

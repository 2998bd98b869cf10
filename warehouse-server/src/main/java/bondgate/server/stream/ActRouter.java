package bondgate.server.stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one list of who carries out which act. Called by the zone writer inside its transaction; the
 * writer commits a {@link ActAnswer.Done} and rolls back after any other answer.
 */
@ApplicationScoped
public class ActRouter {
  /** Lets the act take effect in the ambient transaction, or says by name why not. */
  public ActAnswer route(ActRef ref, ZoneAct act) {
    throw new IllegalStateException("no slice is connected yet: " + ref + " " + act.id());
  }
}

package bondgate.server.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A control order with what became of it.
 *
 * @param actor the role that placed it
 * @param leafIndex the evidence of it
 * @param placedAt from when it has effect
 * @param lift how it was lifted; empty while it is not
 * @param refused acts that were refused because of it
 * @param rang sirens that an agent sounded for what it holds
 * @param crossed crossings of what it holds
 */
public record ControlView(
    ControlOrder order,
    String actor,
    long leafIndex,
    Instant placedAt,
    Optional<Lift> lift,
    long refused,
    long rang,
    long crossed) {

  /** Who lifted it, when, by which leaf, and what was found. */
  public record Lift(String outcome, String actor, long leafIndex, Instant at) {}

  /** Whether it holds at that moment. */
  public boolean inForce(Instant at) {
    return lift.isEmpty() && order.until().map(at::isBefore).orElse(true);
  }
}

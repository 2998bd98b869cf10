package bondgate.server.people.officer;

import bondgate.server.control.ControlReason;
import bondgate.server.control.ControlTarget;
import bondgate.server.control.ControlView;
import java.time.Instant;

/**
 * One control order, as the page shows it.
 *
 * @param number its number
 * @param kind what kind of thing it holds
 * @param target which one
 * @param reason why
 * @param text why, in words
 * @param from when it began by its paper
 * @param until from when it holds nothing any more, null if it does not say
 * @param over whether its time is over and nobody lifted it yet
 * @param placedAt from when it has effect
 * @param actor the role that placed it
 * @param leaf the evidence of it
 * @param lift how it was lifted, null while it is not
 * @param refused acts that were refused because of it
 * @param rang sirens for what it holds
 * @param crossed crossings of what it holds
 */
public record ControlLine(
    String number,
    ControlTarget.Kind kind,
    String target,
    ControlReason reason,
    String text,
    Instant from,
    Instant until,
    boolean over,
    Instant placedAt,
    String actor,
    long leaf,
    ControlView.Lift lift,
    long refused,
    long rang,
    long crossed) {

  static ControlLine of(ControlView view, Instant now) {
    return new ControlLine(
        view.order().number(),
        view.order().target().kind(),
        view.order().target().value(),
        view.order().reason(),
        view.order().text(),
        view.order().from(),
        view.order().until().orElse(null),
        view.lift().isEmpty() && !view.inForce(now),
        view.placedAt(),
        view.actor(),
        view.leafIndex(),
        view.lift().orElse(null),
        view.refused(),
        view.rang(),
        view.crossed());
  }

  /** Whether it was lifted. */
  public boolean lifted() {
    return lift != null;
  }

  /** Whether it stopped anything. */
  public boolean stopped() {
    return refused + rang + crossed > 0;
  }
}

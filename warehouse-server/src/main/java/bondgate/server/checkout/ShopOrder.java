package bondgate.server.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an order by courier is. It names nobody.
 *
 * @param screen what a till would show of it: to be paid, at customs, released, ended
 * @param steps all of them, in their order
 * @param waybillNo the courier's number, once there is one
 */
public record ShopOrder(
    ShopTicket ticket,
    TillScreen screen,
    Receipt receipt,
    List<Reached> steps,
    Optional<String> waybillNo) {
  /** Keeps a copy. */
  public ShopOrder {
    steps = List.copyOf(steps);
  }

  /** Steps of a parcel. */
  public enum Step {
    ORDERED,
    PAID,
    RELEASED,
    PACKED,
    GONE,
    DELIVERED
  }

  /**
   * A step, and when it was done.
   *
   * @param at empty while it is not
   */
  public record Reached(Step step, Optional<Instant> at) {}

  /** Whether nothing will change by itself any more. */
  public boolean ended() {
    return screen instanceof TillScreen.Stopped
        || (screen instanceof TillScreen.MoneyBack back
            && back.state() == TillScreen.MoneyState.DONE)
        || steps.get(steps.size() - 1).at().isPresent();
  }

  /** The step that is waited for; empty if there is none. */
  public Optional<Step> waiting() {
    boolean goesOn =
        !(screen instanceof TillScreen.Stopped || screen instanceof TillScreen.MoneyBack);
    return steps.stream()
        .filter(step -> goesOn && step.at().isEmpty())
        .map(Reached::step)
        .findFirst();
  }
}

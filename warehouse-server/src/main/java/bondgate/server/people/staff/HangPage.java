package bondgate.server.people.staff;

import bondgate.server.checkout.OrderClocks;
import bondgate.server.checkout.ReturnStanding;
import bondgate.server.customs.Hanging;
import bondgate.server.customs.RefusedMessage;
import bondgate.server.payment.OpenRefunds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What hangs between shop, payment firm and customs, and why.
 *
 * @param now when this was so
 * @param orders paid and not released, or with money to go back
 * @param messages without customs' decision, and what was received that fits nothing
 * @param refused by customs in the last days
 * @param returns that customs refused and nobody declared anew
 * @param refunds under way or failed
 * @param notDeclared whether a return could not be declared anew just now
 * @param again what became of a message that somebody wanted to send again
 */
public record HangPage(
    Instant now,
    List<OrderClocks.Clock> orders,
    List<Hanging> messages,
    List<RefusedMessage> refused,
    List<ReturnStanding> returns,
    List<OpenRefunds.Line> refunds,
    boolean notDeclared,
    AgainSaid again) {
  /** Takes copies. */
  public HangPage {
    orders = List.copyOf(orders);
    messages = List.copyOf(messages);
    refused = List.copyOf(refused);
    returns = List.copyOf(returns);
    refunds = List.copyOf(refunds);
  }

  /** Whether nothing hangs. */
  public boolean clear() {
    return orders.isEmpty()
        && messages.isEmpty()
        && refused.isEmpty()
        && returns.isEmpty()
        && refunds.isEmpty();
  }

  /** How old that is: hours, minutes and seconds. */
  public String age(Instant since) {
    Duration age = since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    return "%d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }

  /** Whether that time has come. */
  public boolean past(Instant at) {
    return !at.isAfter(now);
  }
}

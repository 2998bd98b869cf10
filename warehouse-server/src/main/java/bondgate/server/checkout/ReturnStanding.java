package bondgate.server.checkout;

import bondgate.server.customs.RefusalAdvice;
import bondgate.server.customs.ReturnAtCustoms;
import bondgate.server.sale.OrderReturn;
import java.util.Optional;

/**
 * A return as the staff see it. Who bought is not in it.
 *
 * @param declared how it was declared the last time; empty if this server did not declare it
 * @param moneyBack whether price and tax went back to the payer
 */
public record ReturnStanding(
    OrderReturn back, Optional<ReturnAtCustoms> declared, boolean moneyBack) {
  /** Where a return stands at customs. */
  public enum AtCustoms {
    /** This server did not declare it. */
    NOT_DECLARED,
    /** CEB625 goes with the next round. */
    TO_BE_SENT,
    /** CEB625 was sent, and no answer came. */
    WAITING,
    /** Customs has it, and has not decided. */
    UNDECIDED,
    /** CEB626 accepts it: settled at customs, no tax is due for the pieces. */
    SETTLED,
    /** CEB626 refuses it: open at customs, to be declared anew. */
    OPEN
  }

  /** Where it stands at customs: settled or open by the act, which follows customs' word. */
  public AtCustoms atCustoms() {
    if (back.atCustoms() == OrderReturn.AtCustoms.SETTLED) {
      return AtCustoms.SETTLED;
    }
    if (declared.isEmpty()) {
      return AtCustoms.NOT_DECLARED;
    }
    boolean told =
        back.last()
            .filter(
                last -> new ReturnNumber(back.leafIndex(), last.attempt()).text().equals(number()))
            .isPresent();
    return switch (declared.get().stands()) {
      case TO_BE_SENT -> AtCustoms.TO_BE_SENT;
      case NO_ANSWER -> AtCustoms.WAITING;
      case UNDECIDED, ACCEPTED -> AtCustoms.UNDECIDED;
      case REFUSED -> told ? AtCustoms.OPEN : AtCustoms.UNDECIDED;
    };
  }

  private String number() {
    return declared.map(ReturnAtCustoms::number).orElse("");
  }

  /** What can be done about it while it is open. */
  public RefusalAdvice advice() {
    return RefusalAdvice.ofReturn(declared.map(ReturnAtCustoms::status).orElse(""));
  }
}

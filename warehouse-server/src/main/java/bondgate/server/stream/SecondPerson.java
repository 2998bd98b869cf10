package bondgate.server.stream;

import java.time.Instant;

/**
 * The other person on whose word an act took effect; stands in the act's leaf beside who stated it.
 *
 * @param actor who approved it, such as {@code supervisor:ls-02}
 * @param proposedAt when it was stated
 */
public record SecondPerson(String actor, Instant proposedAt) {
  /** Checks the ranges. */
  public SecondPerson {
    ActChecks.actor("approvedBy", actor);
    ActChecks.present("proposedAt", proposedAt);
  }

  /**
   * As the second person of that act.
   *
   * @throws IllegalArgumentException if it is the account that stated it, in whichever role
   */
  SecondPerson of(ZoneAct act) {
    ActChecks.require(
        !account(act.actor()).equals(account(actor)),
        "act %s is approved by who stated it, %s",
        act.id(),
        actor);
    return this;
  }

  private static String account(String actor) {
    return actor.substring(actor.indexOf(':') + 1);
  }
}

package bondgate.edge.door;

import bondgate.events.DoorTicket;
import bondgate.events.VerifyKey;
import java.time.Instant;

/**
 * Checks tickets by the server's public key alone: without the server, without a secret.
 *
 * @param zone of this agent
 * @param serverKey what signs tickets, as it signs permit lists
 */
record Tickets(String zone, VerifyKey serverKey) {
  /** What a text is. */
  sealed interface Read {
    /**
     * A ticket of this zone, in its time.
     *
     * @param person the reference of its holder
     */
    record Valid(String person) implements Read {}

    /**
     * Nothing that opens.
     *
     * @param why which of the reasons
     */
    record Refused(CodeAnswer why) implements Read {}
  }

  /** Looks at a text that was shown at that time of the wall clock. */
  Read read(String text, Instant now) {
    return DoorTicket.read(text, serverKey)
        .map(ticket -> judge(ticket, now))
        .orElseGet(() -> new Read.Refused(CodeAnswer.NOT_A_TICKET));
  }

  private Read judge(DoorTicket ticket, Instant now) {
    if (!ticket.zone().equals(zone)) {
      return new Read.Refused(CodeAnswer.OTHER_ZONE);
    }
    return ticket.until().isAfter(now)
        ? new Read.Valid(ticket.person())
        : new Read.Refused(CodeAnswer.EXPIRED);
  }
}

package bondgate.server.visit;

import bondgate.events.DoorTicket;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.Members;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Tickets 开门码 of members: signed with the server's key, so that a door checks them while the way to
 * the server is cut. One holds for {@value #STEP_SECONDS} s at the least and twice that at the
 * most; within a step it is the same text, so that a page that asks again shows the same code.
 */
@ApplicationScoped
public class DoorTickets {
  static final long STEP_SECONDS = 150;

  private final Members members;
  private final ServerKey key;

  @Inject
  DoorTickets(Members members, ServerKey key) {
    this.members = members;
    this.key = key;
  }

  /**
   * A ticket to be shown.
   *
   * @param text as it stands in the QR code
   * @param next when the next one comes
   * @param until when this one ends
   */
  public record Shown(String text, Instant next, Instant until) {
    /** Shows no ticket: whoever reads a log in the same minutes could use it. */
    @Override
    public String toString() {
      return "Shown[until " + until + "]";
    }
  }

  /**
   * The ticket of the member whose page that key opens; empty for any other key.
   *
   * @param memberKey what the member's cookie says
   */
  public Optional<Shown> of(String zone, String memberKey, Instant now) {
    long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    Instant until = Instant.ofEpochSecond((step + 2) * STEP_SECONDS);
    return members
        .doorReference(memberKey)
        .map(
            person ->
                new Shown(
                    new DoorTicket(zone, until, person).text(key.signingKey()),
                    Instant.ofEpochSecond((step + 1) * STEP_SECONDS),
                    until));
  }
}

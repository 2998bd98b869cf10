package bondgate.server.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that waits, and why.
 *
 * @param saleNo the sale, where it is known
 * @param kind the message, such as CEB621
 * @param why the reason, with words in {@link CustomsWords}
 * @param detail a code or the transport's last word; without personal data
 * @param since since when
 * @param tries how often it was sent
 * @param ours more of it, if it is a message of ours; empty for what was received
 */
public record Hanging(
    Optional<String> saleNo,
    String kind,
    HangingReason why,
    String detail,
    Instant since,
    int tries,
    Optional<OurMessage> ours) {

  /**
   * A message of ours that customs has not decided about, without what it says.
   *
   * @param number which of several of its kind; empty for the only one
   * @param digest HMAC-SHA-256 of its bytes, hex: two that differ are two texts
   * @param status code of customs' last answer; empty if there is none
   * @param nextTry when it is sent (again); empty if customs has it
   * @param lastError the transport's last word; empty if there is none
   * @param unanswered whether it was sent and nothing came back: it may be sent again by hand
   * @param byHand how often, when last and by whom it was; empty if nobody did
   */
  public record OurMessage(
      String number,
      String guid,
      String digest,
      String status,
      Optional<Instant> nextTry,
      String lastError,
      boolean unanswered,
      Optional<ByHand> byHand) {}

  /** Who sent it again by hand last, and how often that was done in all. */
  public record ByHand(int times, String by, Instant at) {}
}

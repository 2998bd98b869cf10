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
 */
public record Hanging(
    Optional<String> saleNo,
    String kind,
    HangingReason why,
    String detail,
    Instant since,
    int tries) {}

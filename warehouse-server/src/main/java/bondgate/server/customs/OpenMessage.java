package bondgate.server.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of ours that customs has not decided about, without what it says.
 *
 * @param saleNo the sale, where it is about one
 * @param number which of several of its kind; empty for the only one
 * @param digest HMAC-SHA-256 of its bytes, hex: two that differ are two texts
 * @param why why it waits
 * @param status code of customs' last answer; empty if there is none
 * @param nextTry when it is sent (again); empty if customs has it
 * @param lastError the transport's last word; empty if there is none
 */
public record OpenMessage(
    Optional<String> saleNo,
    String kind,
    String number,
    String guid,
    String digest,
    HangingReason why,
    String status,
    Instant madeAt,
    int tries,
    Optional<Instant> nextTry,
    String lastError) {}

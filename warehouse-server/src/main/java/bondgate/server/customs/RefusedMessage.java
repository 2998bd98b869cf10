package bondgate.server.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that customs refused.
 *
 * @param kind the message that was refused, such as CEB621
 * @param guid number of that message; empty if the refusal names none that is known
 * @param digest of its bytes, hex; empty with {@code guid}
 * @param code customs' code, such as 100 or -621018
 * @param text customs' text, what it repeats of the person's data left out
 * @param advice what can be done
 */
public record RefusedMessage(
    String saleNo,
    String kind,
    Optional<String> guid,
    Optional<String> digest,
    String code,
    String text,
    RefusalAdvice advice,
    Instant decidedAt) {}

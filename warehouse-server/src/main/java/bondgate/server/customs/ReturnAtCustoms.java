package bondgate.server.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * A declared return 退货申请单 (CEB625), and what customs said (CEB626).
 *
 * @param number our number of it
 * @param copNo 企业内部编号, by which customs' receipts name it
 * @param madeAt when it was declared
 * @param tries how often it was sent; 0 before the first time
 * @param status code of customs' last answer; empty if there is none
 * @param nextTry when it is sent (again); empty if customs has it
 */
public record ReturnAtCustoms(
    String number,
    String guid,
    String copNo,
    Stands stands,
    Instant madeAt,
    int tries,
    String status,
    Optional<Instant> nextTry) {
  /** Where it stands. */
  public enum Stands {
    /** It is kept, and goes with the next round. */
    TO_BE_SENT,
    /** It was sent, and nothing came back: the same bytes are sent again. */
    NO_ANSWER,
    /** Customs has it, and has not decided. */
    UNDECIDED,
    /** 审结 — customs accepted it. */
    ACCEPTED,
    /** Customs refused it; what is declared anew is another document. */
    REFUSED
  }
}

package bondgate.server.customs;

/**
 * A declared return 退货申请单 (CEB625), and what customs said (CEB626).
 *
 * @param number our number of it
 * @param copNo 企业内部编号, by which customs' receipts name it
 * @param tries how often it was sent; 0 before the first time
 * @param status code of customs' last answer; empty if there is none
 */
public record ReturnAtCustoms(
    String number, String copNo, Stands stands, int tries, String status) {
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

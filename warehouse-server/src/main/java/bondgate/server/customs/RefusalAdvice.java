package bondgate.server.customs;

/** What can be done about a refusal. */
public enum RefusalAdvice {
  /** 超过个人年度限额 — the person's annual limit is used up. */
  LIMIT,
  /** Customs' own systems failed as often as it was sent. */
  THEIR_SYSTEMS,
  /** An officer sent it back: codes 100 and 700. */
  BY_AN_OFFICER,
  /** The list is not withdrawn. */
  WITHDRAWAL,
  /** The goods may not come back. */
  RETURN,
  /** What it says was not taken. */
  CONTENT;

  private static final String ANNUAL_LIMIT = "-621018";

  static RefusalAdvice of(String newsKind, String code) {
    if (newsKind.equals("CANCEL_REFUSED")) {
      return WITHDRAWAL;
    }
    if (newsKind.equals("RETURN_REFUSED")) {
      return ofReturn(code);
    }
    if (code.equals(ANNUAL_LIMIT)) {
      return LIMIT;
    }
    if (code.equals("100") || code.equals("700")) {
      return BY_AN_OFFICER;
    }
    return ReceiptRules.isTheirFault(code) ? THEIR_SYSTEMS : CONTENT;
  }

  /** What can be done about a return that was refused with that code. */
  public static RefusalAdvice ofReturn(String code) {
    return ReceiptRules.isTheirFault(code) ? THEIR_SYSTEMS : RETURN;
  }
}

package bondgate.server.bondedlist;

/** 进出口标记 impexpMarkcd. */
public enum ListDirection {
  /** 进境/入区. */
  INBOUND("I"),
  /** 出境/出区. */
  OUTBOUND("E");

  private final String code;

  ListDirection(String code) {
    this.code = code;
  }

  /** Customs' letter. */
  public String code() {
    return code;
  }
}

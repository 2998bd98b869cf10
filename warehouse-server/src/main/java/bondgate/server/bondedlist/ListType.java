package bondgate.server.bondedlist;

/** 清单类型 bondInvtTypecd, of those that a warehouse of retail goods hands in. */
public enum ListType {
  /** 普通清单. */
  ORDINARY("0"),
  /** 保税展示交易. */
  BONDED_DISPLAY("5"),
  /** 区内流转. */
  WITHIN_THE_AREA("6"),
  /** 保税电商 — gathered from retail lists; never with a declaration of its own. */
  RETAIL("8");

  private final String code;

  ListType(String code) {
    this.code = code;
  }

  /** Customs' figure. */
  public String code() {
    return code;
  }
}

package bondgate.server.access;

/**
 * The names of the roles, as annotations ask for them. Shoppers and devices have none: a shopper's
 * pages are open, and devices sign what they send.
 */
public final class Roles {
  /** 仓库人员: receives, packs, hands over. */
  public static final String STAFF = "staff";

  /** 主管: answers for stock, prices, guarantee and tax. */
  public static final String SUPERVISOR = "supervisor";

  /** 海关关员: checks, and places control orders. */
  public static final String OFFICER = "officer";

  /** 系统管理员: devices, keys and accounts. */
  public static final String OPERATOR = "operator";

  /** 审计: reads everything, changes nothing. */
  public static final String AUDITOR = "auditor";

  private Roles() {}
}

package bondgate.server.customs;

/**
 * 订购人 — who buys. Personal: sealed wherever it is kept, never logged.
 *
 * @param accountNo the buyer's number at the platform (buyerRegNo), at most 60 characters
 * @param name real name, at most 60 characters
 * @param idNumber identity number 身份证, 18 characters
 * @param telephone at most 30 characters
 * @param verified whether a state body or its delegate verified who he is; if not, he must have
 *     paid himself (海关总署公告2018年第194号)
 */
public record DeclaredBuyer(
    String accountNo, String name, String idNumber, String telephone, boolean verified) {
  @Override
  public String toString() {
    return "DeclaredBuyer[not shown]";
  }
}

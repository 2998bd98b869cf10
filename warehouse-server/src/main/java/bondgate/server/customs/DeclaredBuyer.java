package bondgate.server.customs;

/**
 * 订购人 — who buys. Personal: sealed wherever it is kept, never logged.
 *
 * @param accountNo the buyer's number at the platform (buyerRegNo), at most 60 characters
 * @param name real name, at most 60 characters
 * @param idNumber identity number 身份证, 18 characters
 * @param telephone at most 30 characters
 */
public record DeclaredBuyer(String accountNo, String name, String idNumber, String telephone) {
  @Override
  public String toString() {
    return "DeclaredBuyer[not shown]";
  }
}

package bondgate.server.courier;

/**
 * 收件人 — who receives a parcel. Personal: sealed wherever it is kept, never logged.
 *
 * @param name at most 60 characters
 * @param phone mobile number in China, 11 digits
 * @param address at most 200 characters
 */
public record Consignee(String name, String phone, String address) {
  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "Consignee[not shown]";
  }
}

package bondgate.server.member;

/**
 * Who a member says that he is. Nobody has compared it with a card or a register.
 *
 * @param idNumber as {@link IdentityNumber} writes it
 * @param phone mobile number in China, 11 digits
 */
public record Person(String name, String idNumber, String phone) {
  /** The name with all but its first character hidden. */
  public String masked() {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first)
        + "＊".repeat(Math.max(1, name.codePointCount(first, name.length())));
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "Person[not shown]";
  }
}

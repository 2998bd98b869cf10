package bondgate.server.checkout;

/**
 * Who buys. Kept in memory while the till asks, afterwards sealed; never in an act or a log.
 *
 * @param idNumber as {@link bondgate.server.member.IdentityNumber} writes it
 * @param phone mobile number in China, 11 digits
 */
record Buyer(String name, String idNumber, String phone) {
  /** The name with all but its first character hidden. */
  String masked() {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first)
        + "＊".repeat(Math.max(1, name.codePointCount(first, name.length())));
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "Buyer[not shown]";
  }
}

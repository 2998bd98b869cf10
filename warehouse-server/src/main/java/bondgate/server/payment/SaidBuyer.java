package bondgate.server.payment;

/**
 * Who is said to buy, for the firm that knows who paid. Goes over the wire and into sealed bytes
 * only.
 *
 * @param idNumber of a resident's identity card, 18 characters, with a capital X
 */
public record SaidBuyer(String name, String idNumber) {
  public SaidBuyer {
    if (name.isBlank() || !idNumber.matches("[0-9]{17}[0-9X]")) {
      throw new IllegalArgumentException("a buyer has a name and an identity number");
    }
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "SaidBuyer[not shown]";
  }
}

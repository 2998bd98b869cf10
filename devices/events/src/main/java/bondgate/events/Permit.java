package bondgate.events;

/**
 * One tag may go through one opening in one direction.
 *
 * @param epc upper-case hex
 * @param portal the opening
 * @param direction {@code IN} or {@code OUT}
 * @param document the document behind it, such as the number of a gate pass
 */
public record Permit(String epc, String portal, Direction direction, String document) {
  /** Checks the ranges. */
  public Permit {
    Checks.epc(epc);
    Checks.name("portal", portal);
    Checks.require(
        direction == Direction.IN || direction == Direction.OUT,
        "a permit is for IN or OUT; received '%s'",
        direction);
    Checks.present("document", document);
  }
}

package bondgate.till.line;

/** Where lines to one device come from. */
public interface LineSource {
  /** The name of the port or the address, for technicians. */
  String name();

  /** Whether the port is in the system's list; true where there is no such list, as with TCP. */
  boolean isPresent();

  /**
   * Opens the line.
   *
   * @throws LineException if it cannot be opened
   */
  Line open() throws LineException;
}

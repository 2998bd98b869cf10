package bondgate.till.line;

import bondgate.till.device.Fault;

/** A line failed us; says which, what the system answered, and what to do. */
public final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** A failure of the line. */
  public LineException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong, in a technician's words. */
  public Fault fault() {
    return fault;
  }
}

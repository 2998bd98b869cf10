package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition.Reason;

/** A serial port failed us; says which, what the system answered, and what to do. */
final class PortException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  PortException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}

package bondgate.rfid.epc;

/** Carries a fault from the depth of a codec to its public method, which answers with it. */
final class EpcFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient EpcFault fault;

  EpcFaultException(EpcFault.Kind kind, String received, String expected) {
    super(kind.name(), null, false, false);
    this.fault = new EpcFault(kind, received, expected);
  }

  EpcFault fault() {
    return fault;
  }
}

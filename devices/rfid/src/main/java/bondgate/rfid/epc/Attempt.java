package bondgate.rfid.epc;

/** A computation that ends in a value or a fault. */
@FunctionalInterface
interface Attempt<T> {
  T run() throws EpcFaultException;

  /** Runs it and answers with what came of it. */
  static <T> EpcResult<T> answer(Attempt<T> attempt) {
    try {
      return new EpcResult.Ok<>(attempt.run());
    } catch (EpcFaultException e) {
      return new EpcResult.Refused<>(e.fault());
    }
  }
}

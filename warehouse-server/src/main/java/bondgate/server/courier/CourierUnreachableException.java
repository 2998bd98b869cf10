package bondgate.server.courier;

/** The courier did not answer, or has no number left; the same may be asked again later. */
public final class CourierUnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  CourierUnreachableException(String what) {
    super(what);
  }
}

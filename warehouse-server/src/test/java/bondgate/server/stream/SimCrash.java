package bondgate.server.stream;

/** A process ends here, in the middle of what it does. */
final class SimCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimCrash(String where) {
    super(where, null, false, false);
  }
}

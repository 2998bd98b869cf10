package bondgate.simulator.day;

/**
 * The photographs that were given do not play their part: one is too poor to be kept, or the model
 * does not tell these persons apart. No fault of the site.
 */
final class PhotographsDoNotDo extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PhotographsDoNotDo(String what) {
    super(what);
  }
}

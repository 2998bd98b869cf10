package bondgate.server.tax;

/** A tax table that cannot be read as one: it says where, what was read and what was expected. */
public final class MalformedTableException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedTableException(String place, String received, String expected) {
    super("%s: received '%s'; expected %s; correct the file".formatted(place, received, expected));
  }
}

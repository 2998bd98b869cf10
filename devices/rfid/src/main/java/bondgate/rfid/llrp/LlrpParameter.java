package bondgate.rfid.llrp;

import java.util.List;
import java.util.Optional;

/** A part of a message. */
public sealed interface LlrpParameter {
  /**
   * One that the table has.
   *
   * @param definition its line of the table
   * @param reserved the bits before its type, 0 to 63; zero unless a reader is odd
   * @param fields its fields
   * @param parameters what is in it
   */
  record Known(Definition definition, int reserved, Fields fields, List<LlrpParameter> parameters)
      implements LlrpParameter, Holder {
    /** Keeps a copy. */
    public Known {
      parameters = List.copyOf(parameters);
    }

    /** Its name: {@code ROSpec}. */
    @Override
    public String name() {
      return definition.name();
    }

    /** The name of the value in a field, if the table has one. */
    public Optional<String> valueName(String field) {
      return definition.fields().stream()
          .filter(f -> f.name().equals(field))
          .findFirst()
          .map(f -> f.values().get(fields.number(field)));
    }
  }

  /**
   * One with a length that the table does not have, or whose fields do not fit; kept as it is.
   *
   * @param type its number
   * @param reserved the bits before its type, 0 to 63
   * @param content the bytes after its head
   */
  record Unknown(int type, int reserved, Octets content) implements LlrpParameter {}

  /**
   * Bytes that are no parameter; kept as they are.
   *
   * @param bytes the bytes
   */
  record Unparsed(Octets bytes) implements LlrpParameter {}
}

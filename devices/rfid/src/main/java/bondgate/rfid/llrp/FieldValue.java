package bondgate.rfid.llrp;

/** The value of a field. */
public sealed interface FieldValue {
  /**
   * A number; one of 64 bits without sign may look negative.
   *
   * @param value the number
   */
  record Numeric(long value) implements FieldValue {}

  /**
   * Bytes: a vector, a text, or all to the end.
   *
   * @param count elements as stated before them: bits of a bit vector, numbers, or bytes
   * @param bytes the bytes of the elements
   */
  record Block(int count, Octets bytes) implements FieldValue {}
}

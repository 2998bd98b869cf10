package bondgate.rfid.llrp;

import java.util.Map;

/**
 * One field of the table.
 *
 * @param name what it is called; reserved bits are called {@code reserved1}, {@code reserved2}, …
 * @param form how it stands in the bits
 * @param bits its width, or the width of one element of a vector
 * @param values the names of its values; empty if it has none
 */
record FieldDefinition(String name, Form form, int bits, Map<Long, String> values) {
  /** How a field stands in the bits. */
  enum Form {
    /** A number without sign. */
    UNSIGNED,
    /** A number with sign. */
    SIGNED,
    /** Bits without a meaning, kept so that encoding gives the same bytes. */
    RESERVED,
    /** So many bits as stated, kept as bytes. */
    OCTETS,
    /** A count of 16 bits, then so many elements. */
    VECTOR,
    /** A count of 16 bits, then so many bytes of UTF-8. */
    TEXT,
    /** All bytes to the end. */
    REST
  }

  /** Bits of the count before a vector. */
  static final int COUNT_BITS = 16;
}

package bondgate.server.customs;

import java.util.Optional;
import java.util.Set;

/**
 * An element of a message, as the field table has it.
 *
 * @param name the element's name
 * @param type what it may hold
 * @param must whether it must be there and not empty
 * @param codes name of its code table, or the only value
 * @param marks what else the table says
 */
record Field(
    String name, FieldType type, boolean must, Optional<String> codes, Set<Field.Mark> marks) {

  /** With a copy of the marks. */
  Field {
    marks = Set.copyOf(marks);
  }

  /** What the table says beside form and order. */
  enum Mark {
    /** About a person: never shown. */
    PERSONAL,
    /** Must be there for goods of a bonded warehouse. */
    BONDED,
    /** Must be there for goods from abroad, and not for bonded ones. */
    DIRECT,
    /** Known when it is read, never written. */
    READ
  }

  boolean is(Mark mark) {
    return marks.contains(mark);
  }
}

package bondgate.rfid.llrp;

import java.util.List;

/**
 * One message or parameter of the table.
 *
 * @param number its type
 * @param name its name, as LLRP writes it
 * @param fields in the order of the bytes; none follows a sub-parameter
 * @param mayHold whether parameters may follow the fields
 * @param hasLength false for parameters with one byte of head and no length
 */
record Definition(
    int number, String name, List<FieldDefinition> fields, boolean mayHold, boolean hasLength) {
  Definition {
    fields = List.copyOf(fields);
  }
}

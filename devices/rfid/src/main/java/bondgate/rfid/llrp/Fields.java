package bondgate.rfid.llrp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a message or parameter with their values, in the order of the bytes. */
public final class Fields {
  /** None. */
  static final Fields NONE = new Fields(Map.of());

  private final Map<String, FieldValue> values;

  Fields(Map<String, FieldValue> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** Their names, reserved bits included. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /**
   * The number in a field.
   *
   * @throws IllegalArgumentException if there is no such field, or it holds no number
   */
  public long number(String name) {
    if (value(name) instanceof FieldValue.Numeric number) {
      return number.value();
    }
    throw new IllegalArgumentException("field %s holds no number".formatted(name));
  }

  /**
   * The bytes in a field.
   *
   * @throws IllegalArgumentException if there is no such field, or it holds a number
   */
  public FieldValue.Block block(String name) {
    if (value(name) instanceof FieldValue.Block block) {
      return block;
    }
    throw new IllegalArgumentException("field %s holds a number".formatted(name));
  }

  /** The text in a field; bytes that are not UTF-8 become a question mark in a diamond. */
  public String text(String name) {
    return new String(block(name).bytes().toArray(), StandardCharsets.UTF_8);
  }

  FieldValue value(String name) {
    FieldValue value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "no field %s; there are %s".formatted(name, values.keySet()));
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields fields && values.equals(fields.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}

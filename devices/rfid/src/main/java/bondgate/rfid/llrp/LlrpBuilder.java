package bondgate.rfid.llrp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a message or parameter together by the names of the table. Fields that are not set are zero
 * or empty; a custom parameter's vendor and subtype must be set.
 */
public final class LlrpBuilder {
  private final Definition definition;
  private final Map<String, FieldValue> values = new LinkedHashMap<>();
  private final List<LlrpParameter> parameters = new ArrayList<>();

  private LlrpBuilder(Definition definition) {
    this.definition = definition;
    for (FieldDefinition field : definition.fields()) {
      FieldValue empty =
          switch (field.form()) {
            case UNSIGNED, SIGNED, RESERVED -> new FieldValue.Numeric(0);
            case OCTETS ->
                new FieldValue.Block(field.bits() / 8, Octets.of(new byte[field.bits() / 8]));
            case VECTOR, TEXT, REST -> new FieldValue.Block(0, Octets.EMPTY);
          };
      values.put(field.name(), empty);
    }
  }

  /**
   * Begins a message or parameter.
   *
   * @throws IllegalArgumentException if the table has none of this name
   */
  public static LlrpBuilder of(String name) {
    return new LlrpBuilder(
        LlrpTable.SUPPLIED
            .named(name)
            .orElseThrow(() -> new IllegalArgumentException("the table has no " + name)));
  }

  /** Begins one of Impinj's parameters. */
  public static LlrpBuilder impinj(int subtype, String name) {
    return of(name).set("VendorIdentifier", LlrpTypes.IMPINJ).set("ParameterSubtype", subtype);
  }

  /** Sets a number. */
  public LlrpBuilder set(String field, long value) {
    return put(field, new FieldValue.Numeric(value));
  }

  /** Sets a text. */
  public LlrpBuilder text(String field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return put(field, new FieldValue.Block(utf8.length, Octets.of(utf8)));
  }

  /** Sets bytes: all to the end, or as many as the field has. */
  public LlrpBuilder octets(String field, Octets octets) {
    return put(field, new FieldValue.Block(octets.size(), octets));
  }

  /** Sets a vector of bits. */
  public LlrpBuilder bits(String field, int count, Octets octets) {
    return put(field, new FieldValue.Block(count, octets));
  }

  /** Sets a vector of 16-bit numbers. */
  public LlrpBuilder words(String field, List<Integer> words) {
    BitWriter out = new BitWriter();
    words.forEach(word -> out.put(word, 16));
    return put(field, new FieldValue.Block(words.size(), out.toOctets()));
  }

  private LlrpBuilder put(String field, FieldValue value) {
    if (values.replace(field, value) == null) {
      throw new IllegalArgumentException(
          "%s has no field %s; it has %s".formatted(definition.name(), field, values.keySet()));
    }
    return this;
  }

  /** Adds a parameter. */
  public LlrpBuilder add(LlrpBuilder parameter) {
    parameters.add(parameter.parameter());
    return this;
  }

  /** The parameter. */
  public LlrpParameter.Known parameter() {
    return new LlrpParameter.Known(definition, 0, new Fields(values), parameters);
  }

  /** The message, in this version and with this id. */
  public LlrpMessage message(int version, long id) {
    return new LlrpMessage(
        0, version, definition.number(), id, new Fields(values), parameters, List.of());
  }
}

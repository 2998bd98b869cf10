package bondgate.rfid.llrp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads messages. Whatever is in a message whose length is right, decoding ends with a message that
 * encodes to the same bytes: what is unknown or damaged is kept as it is and named as a fault.
 */
public final class LlrpDecoder {
  private static final int DEEPEST = 16;

  /** More faults say no more about a message; a long one could have a hundred thousand. */
  private static final int MOST_FAULTS = 32;

  private static final int TV_FLAG = 0x80;
  private static final int TLV_HEAD_BYTES = 4;

  private final byte[] bytes;
  private final List<LlrpFault> faults = new ArrayList<>();

  private LlrpDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one message.
   *
   * @param message all of its bytes, as {@link LlrpStream} cuts them
   * @throws IllegalArgumentException if the bytes are not as many as its head says
   */
  public static LlrpMessage decode(Octets message) {
    byte[] bytes = message.shared();
    if (bytes.length < LlrpMessage.HEAD_BYTES || length(bytes) != bytes.length) {
      throw new IllegalArgumentException(
          "expected one whole message; received %d bytes".formatted(bytes.length));
    }
    return new LlrpDecoder(bytes).message();
  }

  private static long length(byte[] bytes) {
    return new BitReader(bytes, 2, 6).take(32);
  }

  private LlrpMessage message() {
    BitReader head = new BitReader(bytes, 0, LlrpMessage.HEAD_BYTES);
    int reserved = (int) head.take(3);
    int version = (int) head.take(3);
    int type = (int) head.take(10);
    head.take(32);
    long id = head.take(32);
    BitReader in = new BitReader(bytes, LlrpMessage.HEAD_BYTES, bytes.length);
    Optional<Definition> definition = LlrpTable.SUPPLIED.message(type);
    List<LlrpParameter> parameters = new ArrayList<>();
    Fields fields = Fields.NONE;
    if (definition.isEmpty()) {
      fault(LlrpFault.Kind.UNKNOWN_MESSAGE, "head", "type " + type, "a message of the table");
      keep(in, parameters);
    } else {
      Optional<Fields> read = fields(definition.get(), in);
      fields = read.orElse(Fields.NONE);
      if (read.isEmpty()) {
        keep(in, parameters);
      } else {
        hold(definition.get(), in, 0, parameters);
      }
    }
    return new LlrpMessage(reserved, version, type, id, fields, parameters, faults);
  }

  /** Nothing is taken where the fields do not fit. */
  private Optional<Fields> fields(Definition definition, BitReader in) {
    Map<String, FieldValue> values = new LinkedHashMap<>();
    BitReader ahead = new BitReader(bytes, in.position(), in.end());
    for (FieldDefinition field : definition.fields()) {
      Optional<FieldValue> value = field(field, ahead);
      if (value.isEmpty()) {
        fault(
            LlrpFault.Kind.TOO_SHORT,
            definition.name(),
            "%d bytes".formatted(in.bitsLeft() / 8),
            "more for field " + field.name());
        return Optional.empty();
      }
      values.put(field.name(), value.get());
    }
    in.takeOctets(ahead.position() - in.position());
    return Optional.of(new Fields(values));
  }

  private static Optional<FieldValue> field(FieldDefinition field, BitReader in) {
    return switch (field.form()) {
      case UNSIGNED, RESERVED ->
          in.bitsLeft() < field.bits()
              ? Optional.empty()
              : Optional.of(new FieldValue.Numeric(in.take(field.bits())));
      case SIGNED ->
          in.bitsLeft() < field.bits()
              ? Optional.empty()
              : Optional.of(new FieldValue.Numeric(signed(in.take(field.bits()), field.bits())));
      case OCTETS -> block(in, field.bits() / 8, field.bits() / 8);
      case REST -> block(in, in.bitsLeft() / 8, in.bitsLeft() / 8);
      case VECTOR, TEXT -> {
        if (in.bitsLeft() < FieldDefinition.COUNT_BITS) {
          yield Optional.empty();
        }
        int count = (int) in.take(FieldDefinition.COUNT_BITS);
        yield block(in, count, (count * field.bits() + 7) / 8);
      }
    };
  }

  private static Optional<FieldValue> block(BitReader in, int count, int size) {
    return in.bitsLeft() < size * 8
        ? Optional.empty()
        : Optional.of(new FieldValue.Block(count, in.takeOctets(size)));
  }

  private static long signed(long value, int bits) {
    return (value << (64 - bits)) >> (64 - bits);
  }

  private void hold(Definition definition, BitReader in, int depth, List<LlrpParameter> out) {
    if (!definition.mayHold()) {
      if (in.bitsLeft() > 0) {
        fault(
            LlrpFault.Kind.TRAILING_BYTES,
            definition.name(),
            "%d bytes".formatted(in.bitsLeft() / 8),
            "nothing after its fields");
        keep(in, out);
      }
      return;
    }
    if (depth > DEEPEST && in.bitsLeft() > 0) {
      fault(LlrpFault.Kind.TOO_DEEP, definition.name(), "depth " + depth, "at most " + DEEPEST);
      keep(in, out);
    }
    while (in.bitsLeft() > 0) {
      boolean valueOnly = (bytes[in.position()] & TV_FLAG) != 0;
      Optional<LlrpParameter> parameter =
          valueOnly ? withoutLength(definition, in) : withLength(definition, in, depth);
      if (parameter.isEmpty()) {
        // Where this one ends is not known: the rest of what is around it is kept.
        keep(in, out);
      } else {
        out.add(parameter.get());
      }
    }
  }

  private static void keep(BitReader in, List<LlrpParameter> out) {
    if (in.bitsLeft() > 0) {
      out.add(new LlrpParameter.Unparsed(in.takeOctets(in.bitsLeft() / 8)));
    }
  }

  private Optional<LlrpParameter> withoutLength(Definition around, BitReader in) {
    int type = bytes[in.position()] & ~TV_FLAG & 0xFF;
    Optional<Definition> definition =
        LlrpTable.SUPPLIED.parameter(type).filter(known -> !known.hasLength());
    if (definition.isEmpty()) {
      fault(LlrpFault.Kind.UNKNOWN_TV, around.name(), "type " + type, "one of the table");
      return Optional.empty();
    }
    BitReader after = new BitReader(bytes, in.position() + 1, in.end());
    Optional<Fields> fields = fields(definition.get(), after);
    if (fields.isPresent()) {
      in.takeOctets(after.position() - in.position());
    }
    return fields.map(read -> new LlrpParameter.Known(definition.get(), 0, read, List.of()));
  }

  private Optional<LlrpParameter> withLength(Definition around, BitReader in, int depth) {
    int left = in.bitsLeft() / 8;
    BitReader head = new BitReader(bytes, in.position(), in.end());
    int reserved = left < TLV_HEAD_BYTES ? 0 : (int) head.take(6);
    int type = left < TLV_HEAD_BYTES ? 0 : (int) head.take(10);
    int length = left < TLV_HEAD_BYTES ? 0 : (int) head.take(16);
    if (length < TLV_HEAD_BYTES || length > left) {
      fault(
          LlrpFault.Kind.PARAMETER_LENGTH,
          around.name(),
          "parameter %d with length %d".formatted(type, length),
          "4 to %d bytes".formatted(left));
      return Optional.empty();
    }
    int start = in.position();
    in.takeOctets(length);
    return Optional.of(content(type, reserved, start + TLV_HEAD_BYTES, start + length, depth));
  }

  private LlrpParameter content(int type, int reserved, int from, int to, int depth) {
    BitReader inner = new BitReader(bytes, from, to);
    Optional<Definition> definition =
        custom(type, from, to)
            .or(() -> LlrpTable.SUPPLIED.parameter(type).filter(Definition::hasLength));
    Optional<Fields> fields = definition.flatMap(known -> fields(known, inner));
    if (fields.isEmpty()) {
      return new LlrpParameter.Unknown(type, reserved, Octets.of(bytes, from, to));
    }
    List<LlrpParameter> parameters = new ArrayList<>();
    hold(definition.get(), inner, depth + 1, parameters);
    return new LlrpParameter.Known(definition.get(), reserved, fields.get(), parameters);
  }

  private Optional<Definition> custom(int type, int from, int to) {
    if (type != LlrpTypes.CUSTOM || to - from < 8) {
      return Optional.empty();
    }
    BitReader in = new BitReader(bytes, from, to);
    return LlrpTable.SUPPLIED.custom(in.take(32), in.take(32));
  }

  private void fault(LlrpFault.Kind kind, String where, String received, String expected) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new LlrpFault(kind, where, received, expected));
    }
  }
}

package bondgate.rfid.llrp;

import java.util.List;

/** Writes messages as bytes; the inverse of {@link LlrpDecoder} for whatever that has decoded. */
final class LlrpEncoder {
  private static final int TV_FLAG = 0x80;

  private LlrpEncoder() {}

  static Octets encode(LlrpMessage message) {
    BitWriter out = new BitWriter();
    out.put(message.reserved(), 3);
    out.put(message.version(), 3);
    out.put(message.type(), 10);
    out.put(0, 32);
    out.put(message.id(), 32);
    LlrpTable.SUPPLIED
        .message(message.type())
        .ifPresent(definition -> fields(out, definition, message.fields()));
    parameters(out, message.parameters());
    out.patch(2, out.size(), 4);
    return out.toOctets();
  }

  private static void parameters(BitWriter out, List<LlrpParameter> parameters) {
    for (LlrpParameter parameter : parameters) {
      if (parameter instanceof LlrpParameter.Known known) {
        known(out, known);
      } else if (parameter instanceof LlrpParameter.Unknown unknown) {
        int start = head(out, unknown.reserved(), unknown.type());
        out.put(unknown.content());
        out.patch(start + 2, out.size() - start, 2);
      } else if (parameter instanceof LlrpParameter.Unparsed unparsed) {
        out.put(unparsed.bytes());
      }
    }
  }

  private static void known(BitWriter out, LlrpParameter.Known known) {
    Definition definition = known.definition();
    if (!definition.hasLength()) {
      out.put(TV_FLAG | definition.number(), 8);
      fields(out, definition, known.fields());
      return;
    }
    int start = head(out, known.reserved(), definition.number());
    fields(out, definition, known.fields());
    parameters(out, known.parameters());
    int length = out.size() - start;
    if (length > 0xFFFF) {
      throw new IllegalArgumentException(
          "%s has %d bytes; a parameter has at most 65535".formatted(known.name(), length));
    }
    out.patch(start + 2, length, 2);
  }

  private static int head(BitWriter out, int reserved, int type) {
    int start = out.size();
    out.put(reserved, 6);
    out.put(type, 10);
    out.put(0, 16);
    return start;
  }

  private static void fields(BitWriter out, Definition definition, Fields fields) {
    if (fields.equals(Fields.NONE)) {
      // The fields did not fit when it was decoded: its bytes follow as they came.
      return;
    }
    for (FieldDefinition field : definition.fields()) {
      FieldValue value = fields.value(field.name());
      if (value instanceof FieldValue.Numeric number) {
        out.put(number.value(), field.bits());
      } else if (value instanceof FieldValue.Block block) {
        boolean counted =
            field.form() == FieldDefinition.Form.VECTOR
                || field.form() == FieldDefinition.Form.TEXT;
        if (counted) {
          out.put(block.count(), FieldDefinition.COUNT_BITS);
        }
        out.put(block.bytes());
      }
    }
  }
}

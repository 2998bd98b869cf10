package bondgate.rfid.llrp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * Compares a message with its twin in EdgeX's JSON. The names differ, so what is compared is all
 * values that are neither zero nor empty, sorted.
 */
final class JsonTwin {
  private JsonTwin() {}

  static List<String> differences(LlrpMessage message, Path file) throws IOException {
    List<String> theirs = new ArrayList<>();
    theirs(new ObjectMapper().readTree(file.toFile()), theirs);
    List<String> ours = new ArrayList<>();
    ours(message, LlrpTable.SUPPLIED.named(message.name()).orElseThrow(), ours);
    List<String> differences = new ArrayList<>();
    List<String> onlyTheirs = new ArrayList<>(theirs);
    ours.forEach(onlyTheirs::remove);
    List<String> onlyOurs = new ArrayList<>(ours);
    theirs.forEach(onlyOurs::remove);
    Collections.sort(onlyTheirs);
    Collections.sort(onlyOurs);
    if (!onlyTheirs.isEmpty()) {
      differences.add("only in the twin: " + onlyTheirs);
    }
    if (!onlyOurs.isEmpty()) {
      differences.add("only in the bytes: " + onlyOurs);
    }
    return differences;
  }

  private static void theirs(JsonNode node, List<String> out) {
    if (node.isContainerNode()) {
      node.forEach(child -> theirs(child, out));
    } else if (node.isBoolean()) {
      if (node.asBoolean()) {
        out.add("1");
      }
    } else if ((node.isNumber() && node.asLong() != 0)
        || (node.isTextual() && !node.asText().isEmpty())) {
      out.add(node.asText());
    }
  }

  private static void ours(Holder holder, Definition definition, List<String> out) {
    for (FieldDefinition field : definition.fields()) {
      if (field.form() == FieldDefinition.Form.RESERVED) {
        continue;
      }
      FieldValue value = holder.fields().value(field.name());
      if (value instanceof FieldValue.Numeric number) {
        add(number.value(), out);
      } else if (value instanceof FieldValue.Block block && block.bytes().size() > 0) {
        block(field, block, out);
      }
    }
    for (LlrpParameter parameter : holder.parameters()) {
      if (parameter instanceof LlrpParameter.Known known) {
        ours(known, known.definition(), out);
      } else {
        out.add(parameter.toString());
      }
    }
  }

  private static void block(FieldDefinition field, FieldValue.Block block, List<String> out) {
    byte[] bytes = block.bytes().toArray();
    if (field.form() == FieldDefinition.Form.TEXT) {
      out.add(new String(bytes, StandardCharsets.UTF_8));
    } else if (field.form() == FieldDefinition.Form.VECTOR && field.bits() > 8) {
      BitReader in = new BitReader(bytes, 0, bytes.length);
      while (in.bitsLeft() > 0) {
        add(in.take(field.bits()), out);
      }
    } else {
      out.add(Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static void add(long value, List<String> out) {
    if (value != 0) {
      out.add(Long.toString(value));
    }
  }
}

package bondgate.rfid.llrp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages and parameters that we know: the content of {@code llrp-fields.txt}. */
final class LlrpTable {
  static final LlrpTable SUPPLIED = load();

  private final Map<Integer, Definition> messages = new HashMap<>();
  private final Map<Integer, Definition> parameters = new HashMap<>();
  private final Map<Long, Definition> customs = new HashMap<>();
  private final Map<String, Definition> byName = new HashMap<>();
  private final Map<String, Map<Long, String>> enumerations = new HashMap<>();

  private LlrpTable() {}

  private static LlrpTable load() {
    LlrpTable table = new LlrpTable();
    try (InputStream in = LlrpTable.class.getResourceAsStream("llrp-fields.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      lines.stream().filter(line -> line.startsWith("enum ")).forEach(table::addEnumeration);
      lines.stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("enum "))
          .forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException("llrp-fields.txt is in this jar and cannot be read", e);
    }
    return table;
  }

  private void addEnumeration(String line) {
    String[] words = line.split(" ", -1);
    Map<Long, String> values = new HashMap<>();
    for (String word : Arrays.asList(words).subList(2, words.length)) {
      String[] pair = word.split(":", 2);
      values.put(Long.valueOf(pair[0]), pair[1]);
    }
    enumerations.put(words[1], Map.copyOf(values));
  }

  private void add(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
    boolean mayHold = words.get(words.size() - 1).equals("+");
    if (mayHold) {
      words.remove(words.size() - 1);
    }
    boolean custom = words.get(0).equals("custom");
    int named = custom ? 3 : 2;
    List<FieldDefinition> fields = new ArrayList<>();
    if (custom) {
      fields.add(field("u32:VendorIdentifier", fields));
      fields.add(field("u32:ParameterSubtype", fields));
    }
    for (String word : words.subList(named + 1, words.size())) {
      fields.add(field(word, fields));
    }
    int number = custom ? LlrpTypes.CUSTOM : Integer.parseInt(words.get(1));
    boolean hasLength = !words.get(0).equals("tv");
    Definition definition = new Definition(number, words.get(named), fields, mayHold, hasLength);
    if (custom) {
      customs.put(key(Long.parseLong(words.get(1)), Long.parseLong(words.get(2))), definition);
    } else {
      (words.get(0).equals("message") ? messages : parameters).put(number, definition);
    }
    byName.put(definition.name(), definition);
  }

  private FieldDefinition field(String word, List<FieldDefinition> before) {
    String[] parts = word.split(":", 3);
    String form = parts[0];
    if (form.equals("r")) {
      return new FieldDefinition(
          "reserved" + (before.size() + 1),
          FieldDefinition.Form.RESERVED,
          Integer.parseInt(parts[1]),
          Map.of());
    }
    Map<Long, String> values =
        parts.length == 3 ? enumerations.getOrDefault(parts[2], Map.of()) : Map.of();
    if (form.equals("rest")) {
      return new FieldDefinition(parts[1], FieldDefinition.Form.REST, 8, values);
    }
    if (form.equals("utf8v")) {
      return new FieldDefinition(parts[1], FieldDefinition.Form.TEXT, 8, values);
    }
    boolean vector = form.endsWith("v");
    int bits = Integer.parseInt(form.substring(1, form.length() - (vector ? 1 : 0)));
    FieldDefinition.Form kind =
        vector
            ? FieldDefinition.Form.VECTOR
            : bits > 64
                ? FieldDefinition.Form.OCTETS
                : form.charAt(0) == 's'
                    ? FieldDefinition.Form.SIGNED
                    : FieldDefinition.Form.UNSIGNED;
    return new FieldDefinition(parts[1], kind, bits, values);
  }

  private static long key(long vendor, long subtype) {
    return (vendor << 32) | subtype;
  }

  Optional<Definition> message(int number) {
    return Optional.ofNullable(messages.get(number));
  }

  Optional<Definition> parameter(int number) {
    return Optional.ofNullable(parameters.get(number));
  }

  Optional<Definition> custom(long vendor, long subtype) {
    return Optional.ofNullable(customs.get(key(vendor, subtype)));
  }

  Optional<Definition> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<Definition> allMessages() {
    return List.copyOf(messages.values());
  }
}

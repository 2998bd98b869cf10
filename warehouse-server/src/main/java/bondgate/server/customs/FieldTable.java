package bondgate.server.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The field table of one edition, read from {@code customs/fields.txt}. */
final class FieldTable {
  private static final String RESOURCE = "/customs/fields.txt";

  private final Map<MessageKind, MessageLayout> layouts = new EnumMap<>(MessageKind.class);
  private final Map<String, List<Field>> groups = new HashMap<>();

  private FieldTable(CebEdition edition, List<String> lines) {
    List<Field> group = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(text.split("\\s+", -1));
      if (words.get(0).equals("message")) {
        MessageLayout layout = layout(words);
        layouts.put(layout.kind(), layout);
      } else if (words.get(0).equals("group")) {
        group = new ArrayList<>();
        groups.put(words.get(1), group);
      } else if (isOf(edition, words)) {
        group.add(field(words));
      }
    }
  }

  /** The table of that edition. */
  static FieldTable of(CebEdition edition) {
    try (InputStream in = FieldTable.class.getResourceAsStream(RESOURCE)) {
      return new FieldTable(
          edition, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How messages of that kind are put together. */
  MessageLayout layout(MessageKind kind) {
    return layouts.get(kind);
  }

  /** The elements of that group, in order. */
  List<Field> group(String name) {
    return groups.getOrDefault(name, List.of());
  }

  private static boolean isOf(CebEdition edition, List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("@"))
        .allMatch(word -> word.equals("@" + edition.label()));
  }

  private static Field field(List<String> words) {
    boolean must = words.get(2).equals("must");
    Optional<String> codes = Optional.empty();
    Set<Field.Mark> marks = EnumSet.noneOf(Field.Mark.class);
    for (String word : words.subList(3, words.size())) {
      if (word.startsWith("=")) {
        codes = Optional.of(word.substring(1));
      } else if (!word.startsWith("@")) {
        marks.add(Field.Mark.valueOf(word.toUpperCase(Locale.ROOT)));
      }
    }
    return new Field(words.get(0), FieldType.of(words.get(1), must), must, codes, marks);
  }

  private static MessageLayout layout(List<String> words) {
    Map<String, String> said = new HashMap<>();
    for (String word : words.subList(2, words.size())) {
      String[] parts = word.split("=", 2);
      said.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    String signature = said.getOrDefault("signature", "never").toUpperCase(Locale.ROOT);
    return new MessageLayout(
        MessageKind.valueOf(words.get(1)),
        Optional.ofNullable(said.get("document")),
        said.get("head"),
        Optional.ofNullable(said.get("line")),
        Integer.parseInt(said.getOrDefault("lines", "0")),
        Integer.parseInt(said.get("documents")),
        said.containsKey("transfer"),
        MessageLayout.Signature.valueOf(signature));
  }
}

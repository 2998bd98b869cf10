package bondgate.server.bondedlist;

import bondgate.server.customs.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field table of the messages, read from {@code bondedlist/fields.txt}. */
final class PaperTable {
  private static final String RESOURCE = "/bondedlist/fields.txt";

  private final Map<String, List<PaperField>> groups;

  private PaperTable(Map<String, List<PaperField>> groups) {
    this.groups = groups;
  }

  /** The table. */
  static PaperTable read() {
    try (InputStream in = PaperTable.class.getResourceAsStream(RESOURCE)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PaperTable of(List<String> lines) {
    Map<String, List<PaperField>> groups = new HashMap<>();
    List<PaperField> group = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(text.split("\\s+", -1));
      if (words.get(0).equals("group")) {
        group = new ArrayList<>();
        groups.put(words.get(1), group);
      } else {
        group.add(field(words));
      }
    }
    return new PaperTable(groups);
  }

  private static PaperField field(List<String> words) {
    boolean must = words.get(3).equals("must");
    PaperField.Absent absent = PaperField.Absent.OMIT;
    Optional<Pattern> pattern = Optional.empty();
    for (String word : words.subList(4, words.size())) {
      if (word.startsWith("~")) {
        pattern = Optional.of(Pattern.compile(word.substring(1)));
      } else {
        absent = PaperField.Absent.valueOf(word.toUpperCase(Locale.ROOT));
      }
    }
    return new PaperField(
        words.get(0), words.get(1), FieldType.of(words.get(2), must), must, absent, pattern);
  }

  /** The elements of that group, in order. */
  List<PaperField> group(String name) {
    List<PaperField> fields = groups.get(name);
    if (fields == null) {
      throw new IllegalStateException("the field table has no group " + name);
    }
    return fields;
  }
}

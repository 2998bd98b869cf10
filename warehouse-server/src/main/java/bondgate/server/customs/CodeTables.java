package bondgate.server.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 参数代码表 — customs' code tables: the short ones built in, the long ones from a folder. */
final class CodeTables {
  private static final String RESOURCE = "/customs/codes.txt";

  /** Files of the folder by our name: CSV without a head, the code in the second column. */
  private static final Map<String, String> FILES =
      Map.of(
          "unit", "base_unit_info.csv",
          "country", "base_country_info.csv",
          "customs", "base_customs_info.csv");

  private final Map<String, Set<String>> codes = new HashMap<>();
  private final Map<String, Pattern> forms = new HashMap<>();

  private CodeTables() {}

  /**
   * The built-in tables, and those of the folder if one is named.
   *
   * @throws IOException if the folder lacks one
   */
  static CodeTables read(Optional<Path> folder) throws IOException {
    CodeTables tables = new CodeTables();
    tables.builtIn();
    if (folder.isPresent()) {
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        Path csv = folder.get().resolve(file.getValue());
        try (Stream<String> lines = Files.lines(csv)) {
          tables.codes.put(
              file.getKey(),
              lines
                  .map(line -> List.of(line.split(",", -1)))
                  .filter(columns -> columns.size() > 1)
                  .map(columns -> columns.get(1).strip())
                  .collect(Collectors.toUnmodifiableSet()));
        }
      }
    }
    return tables;
  }

  private void builtIn() {
    try (InputStream in = CodeTables.class.getResourceAsStream(RESOURCE)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int colon = line.indexOf(": ");
        int tilde = line.indexOf('~');
        boolean says = !line.startsWith("#") && !line.isBlank();
        if (says && colon > 0) {
          codes.put(
              line.substring(0, colon), Set.of(line.substring(colon + 2).strip().split(" ", -1)));
        } else if (says) {
          forms.put(line.substring(0, tilde), Pattern.compile(line.substring(tilde + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a code; a table that is none of ours is the only allowed value itself. */
  Optional<FindingCode> wrong(String table, String code) {
    if (codes.containsKey(table)) {
      return codes.get(table).contains(code) ? Optional.empty() : Optional.of(FindingCode.CODE);
    }
    if (forms.containsKey(table)) {
      return forms.get(table).matcher(code).matches()
          ? Optional.empty()
          : Optional.of(FindingCode.CODE);
    }
    return table.equals(code) ? Optional.empty() : Optional.of(FindingCode.FIXED_VALUE);
  }
}

package bondgate.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source shows: sizes, and that every package says what lives in it. */
class SourceRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final int MOST_LINES_OF_A_FILE = 300;
  private static final int MOST_LINES_OF_A_METHOD = 40;

  /** The first line of something with parameters that is no type and no block of a method. */
  private static final Pattern HEAD =
      Pattern.compile(
          " +(?!if |for |while |switch |try |return |case |new |[.})])(?!.*\\b(?:class|record|enum|interface) )"
              + ".*\\(.*");

  private static final Pattern CLOSE = Pattern.compile("( +)\\}");

  @Test
  void noFileOfAnyModuleIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sourcesOfAllModules()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES_OF_A_FILE) {
        tooLong.add("%s (%d lines)".formatted(file, lines));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      longMethods(Files.readAllLines(file)).forEach(method -> tooLong.add(file + ": " + method));
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void theRuleOfMethodsBites() {
    List<String> source = new ArrayList<>(List.of("class A {", "  void longOne() {"));
    for (int i = 0; i < 41; i++) {
      source.add("    line();");
    }
    source.addAll(List.of("  }", "", "  void shortOne() {", "    line();", "  }", "}"));

    assertThat(longMethods(source)).containsExactly("void longOne() { (41 lines)");
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    List<Path> silent;
    try (Stream<Path> tree = Files.walk(MAIN)) {
      silent =
          tree.filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
    }
    assertThat(silent).isEmpty();
  }

  private static List<String> longMethods(List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int end = 0; end < lines.size(); end++) {
      Matcher close = CLOSE.matcher(lines.get(end));
      if (close.matches()) {
        // The formatter indents bodies and the rest of long heads deeper than where they began.
        int start = end - 1;
        while (start > 0 && indent(lines.get(start)) > close.group(1).length()) {
          start--;
        }
        int length = end - start - 1;
        if (length > MOST_LINES_OF_A_METHOD && HEAD.matcher(lines.get(start)).matches()) {
          found.add("%s (%d lines)".formatted(lines.get(start).strip(), length));
        }
      }
    }
    return found;
  }

  private static int indent(String line) {
    return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
  }

  private static List<Path> sourcesOfAllModules() throws IOException {
    List<Path> files = new ArrayList<>(sources());
    for (Path root : List.of(Path.of("../edge-agent"), Path.of("../devices"))) {
      try (Stream<Path> tree = Files.walk(root)) {
        tree.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
            .forEach(files::add);
      }
    }
    assertThat(files).anyMatch(file -> file.startsWith("../devices"));
    assertThat(files).anyMatch(file -> file.startsWith("../edge-agent"));
    return files;
  }

  private static List<Path> sources() {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(MAIN, TEST)) {
      try (Stream<Path> tree = Files.walk(root)) {
        tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(files).as("run in the module's folder").isNotEmpty();
    return files;
  }
}

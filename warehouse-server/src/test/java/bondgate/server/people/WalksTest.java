package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the README's walks say that a screen says, a screen says: each text in “these quotation
 * marks” is a text of the pages, with something in the place of its parameters.
 */
class WalksTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
  private static final Pattern SAID = Pattern.compile("“([^”]+)”");
  private static final Pattern PARAMETER =
      Pattern.compile("\\{#[^}]*\\}.*\\{/[^}]*\\}|\\{[^}]*\\}|\\[[a-z]+\\]|%\\d");

  @Test
  void everyQuotedTextIsOneOfThePages() throws IOException {
    List<Pattern> texts = texts();
    List<String> said = said(Files.readString(README));
    assertThat(said).hasSizeGreaterThan(40);
    assertThat(said).allSatisfy(one -> assertThat(isSaid(one, texts)).as(one).isTrue());
  }

  @Test
  void aTextThatNoPageSaysIsNoticed() throws IOException {
    assertThat(isSaid("Scan the next piece, please.", texts())).isFalse();
    assertThat(isSaid("Red wine is counted in. Scan the next piece.", texts())).isTrue();
  }

  private static List<String> said(String readme) {
    int from = readme.indexOf("## Three days");
    Matcher said = SAID.matcher(readme.substring(from, readme.indexOf("\n## ", from)));
    List<String> found = new ArrayList<>();
    while (said.find()) {
      found.add(said.group(1).replaceAll("\\s+", " "));
    }
    return found;
  }

  private static boolean isSaid(String text, List<Pattern> texts) {
    return texts.stream().anyMatch(one -> one.matcher(text).matches());
  }

  private static List<Pattern> texts() throws IOException {
    List<Pattern> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(MESSAGES)) {
      for (Path file : files.filter(one -> one.toString().endsWith("_en.properties")).toList()) {
        Properties texts = new Properties();
        try (Reader read = Files.newBufferedReader(file)) {
          texts.load(read);
        }
        texts.values().forEach(text -> found.add(pattern(text.toString())));
      }
    }
    return found;
  }

  /** Matches the text with anything in the place of a parameter; of a mere parameter, nothing. */
  private static Pattern pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(text);
    int end = 0;
    while (parameter.find()) {
      pattern.append(Pattern.quote(text.substring(end, parameter.start()))).append(".+");
      end = parameter.end();
    }
    pattern.append(Pattern.quote(text.substring(end)));
    boolean onlyParameters = PARAMETER.matcher(text).replaceAll("").isBlank();
    return Pattern.compile(onlyParameters ? "(?!)" : pattern.toString());
  }
}

package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.people.officer.StepWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages say everything. */
class WordsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  static List<String> bundles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("_en.properties"))
          .map(name -> name.substring(0, name.length() - "_en.properties".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void noBundleIsForgotten() throws IOException {
    assertThat(bundles()).hasSizeGreaterThan(15).contains("common", "access", "run");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void whatIsSaidInOneLanguageIsSaidInTheOther(String bundle) throws IOException {
    Properties zh = texts(bundle, "zh");
    Properties en = texts(bundle, "en");

    assertThat(new TreeSet<>(en.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(zh.stringPropertyNames()));
    for (String key : zh.stringPropertyNames()) {
      assertThat(zh.getProperty(key)).as("zh " + key).isNotBlank();
      assertThat(en.getProperty(key)).as("en " + key).isNotBlank();
      assertThat(placeholders(en.getProperty(key)))
          .as("placeholders of " + key)
          .isEqualTo(placeholders(zh.getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void englishIsEnglish(String bundle) throws IOException {
    Properties en = texts(bundle, "en");
    for (String key : en.stringPropertyNames()) {
      // The switch to Chinese is the one thing that must be Chinese for who cannot read English.
      if (!key.equals("switchLanguage")) {
        assertThat(en.getProperty(key)).as(key).doesNotContainPattern(CHINESE);
      }
    }
  }

  @Test
  void everyOutcomeOfTheScriptThatVerifiesHasASentence() throws IOException {
    Set<String> documented = new TreeSet<>();
    Matcher line =
        Pattern.compile("(?m)^//   (\\w+) +(\\w+(?: \\| \\w+)*)$")
            .matcher(resource("META-INF/resources/app/verify.js"));
    while (line.find()) {
      for (String code : line.group(2).split(" \\| ", -1)) {
        documented.add(dashed(line.group(1)) + "-" + dashed(code));
      }
    }

    assertThat(documented).hasSizeGreaterThan(20);
    assertThat(Arrays.stream(StepWord.values()).map(StepWord::code).collect(Collectors.toSet()))
        .isEqualTo(documented);
  }

  private static String dashed(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private static Properties texts(String bundle, String language) throws IOException {
    String path = "messages/" + bundle + "_" + language + ".properties";
    Properties texts = new Properties();
    try (InputStream in = open(path);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String path) {
    InputStream in = WordsTest.class.getClassLoader().getResourceAsStream(path);
    assertThat(in).as(path).isNotNull();
    return in;
  }
}

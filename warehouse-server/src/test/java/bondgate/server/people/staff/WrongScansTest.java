package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.About;
import bondgate.server.handling.GoodScan;
import bondgate.server.handling.ScanWord;
import bondgate.server.handling.Subject;
import bondgate.server.handling.WrongScan;
import bondgate.server.people.Language;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a scan can be wrong has a sentence of its own that says what to do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WrongScansTest {
  private static final int LEAST = 60;

  /** As much as is read at arm's length in a cold aisle. */
  private static final int LONGEST_ZH = 45;

  private static final int LONGEST_EN = 130;
  private static final About FULL = new About("WINE", "A-01-02", "QD-7", "0000002A", 3);
  private static final Subject BUTTON = new Subject(Subject.Kind.BUTTON, "");
  private static final Pattern GAP_LEFT = Pattern.compile("[\\[\\]{}]");
  private static final Pattern TODO_ZH = Pattern.compile("请");
  private static final Pattern TODO_EN =
      Pattern.compile(
          "(?:^|[.:;,] |(?:first|again), )(?:then |to [a-z ]+, )?(?i:scan|put|press|take|ask|go|choose|look|give|bring|carry"
              + "|wait|open|call|leave|point|wipe|set|check|use|receive|tell|see|walk)\\b");

  private static HandheldSentences in(Language language) {
    return new HandheldSentences(language, code -> language == Language.ZH ? "红葡萄酒" : "Red wine");
  }

  private static Stream<ScanWord> all() {
    return Stream.concat(Arrays.stream(WrongScan.values()), Arrays.stream(GoodScan.values()));
  }

  @Test
  void thereAreManyAndHereTheyAre() {
    assertThat(WrongScan.values()).hasSizeGreaterThanOrEqualTo(LEAST);
    StringBuilder list = new StringBuilder();
    all()
        .forEach(
            word ->
                list.append(
                    "%-26s %-5s %s%n%33s%s%n"
                        .formatted(
                            word.name(),
                            word.tone(),
                            in(Language.ZH).said(word, BUTTON, FULL),
                            "",
                            in(Language.EN).said(word, BUTTON, FULL))));
    System.out.println("WrongScansTest, " + WrongScan.values().length + " wrong scans:\n" + list);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachHasASentenceOfItsOwnThatSaysWhatToDo(Language language) {
    Map<String, ScanWord> said = new HashMap<>();
    all()
        .forEach(
            word -> {
              String sentence = in(language).said(word, BUTTON, FULL);
              assertThat(said.put(sentence, word)).as("twice: " + sentence).isNull();
              assertThat(sentence).doesNotContainPattern(GAP_LEFT);
              boolean zh = language == Language.ZH;
              assertThat(sentence).as(word.name()).containsPattern(zh ? TODO_ZH : TODO_EN);
              assertThat(sentence.length())
                  .as(sentence)
                  .isLessThanOrEqualTo(zh ? LONGEST_ZH : LONGEST_EN);
            });
  }

  @Test
  void whatIsNotKnownIsSaidAsThisOne() {
    Set<ScanWord> leftOpen = new HashSet<>();
    for (Language language : Language.values()) {
      all()
          .filter(
              word -> {
                String sentence = in(language).said(word, BUTTON, About.NOTHING);
                return sentence.isBlank() || GAP_LEFT.matcher(sentence).find();
              })
          .forEach(leftOpen::add);
    }
    assertThat(leftOpen).isEmpty();
    assertThat(in(Language.EN).said(GoodScan.COUNTED_IN, BUTTON, About.NOTHING))
        .isEqualTo("This piece is counted in. Scan the next piece.");
    assertThat(in(Language.EN).said(WrongScan.BIN_BLOCKED, BUTTON, About.NOTHING))
        .isEqualTo("Bin (unknown) is out of use. Use another bin.");
  }

  @Test
  void whatWasScannedIsSaidBackAndNeverReadAsASentence() {
    assertThat(in(Language.EN).scanned(new Subject(Subject.Kind.BIN, "A-1"))).isEqualTo("bin A-1");
    assertThat(in(Language.EN).scanned(new Subject(Subject.Kind.OTHER, "[item] $1 \\")))
        .isEqualTo("[item] $1 \\");
    assertThat(in(Language.ZH).scanned(new Subject(Subject.Kind.PERSONAL, "")))
        .isEqualTo("个人信息（不显示）");
    assertThat(in(Language.ZH).scanned(new Subject(Subject.Kind.BUTTON, ""))).isEmpty();
    assertThat(
            in(Language.EN).said(WrongScan.UNKNOWN_BIN, BUTTON, new About("", "[item]", "", "", 0)))
        .startsWith("There is no bin [item].");
    assertThat(
            in(Language.EN)
                .said(WrongScan.UNKNOWN_BIN, new Subject(Subject.Kind.BIN, "A-9"), About.NOTHING))
        .startsWith("There is no bin A-9.");
    assertThat(
            in(Language.ZH)
                .said(
                    WrongScan.TAG_NOT_OURS,
                    new Subject(Subject.Kind.PIECE, "E28011700000000012345678"),
                    About.NOTHING))
        .startsWith("标签 …12345678 不是本区的货。");
  }
}

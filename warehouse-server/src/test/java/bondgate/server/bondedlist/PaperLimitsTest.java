package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.Finding;
import bondgate.server.customs.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of values, each at its edge and one past it. */
class PaperLimitsTest {
  private static final PaperTable TABLE = PaperTable.read();
  private static final PaperCheck CHECK = new PaperCheck(TABLE);
  private static final long SEED = Long.getLong("bondgate.seed", 20_260_301L);

  private static PaperContent head(String key, String value) {
    PaperContent paper = PaperContents.of(TestPapers.retail("BL-1"));
    return new PaperContent(
        paper.kind(), with(paper.head(), key, value), paper.lines(), paper.links());
  }

  private static PaperContent line(String key, String value) {
    PaperContent paper = PaperContents.of(TestPapers.retail("BL-1"));
    List<Map<String, String>> lines = new ArrayList<>(paper.lines());
    lines.set(1, with(lines.get(1), key, value));
    return new PaperContent(paper.kind(), paper.head(), lines, paper.links());
  }

  private static Map<String, String> with(Map<String, String> values, String key, String value) {
    Map<String, String> copy = new LinkedHashMap<>(values);
    copy.put(key, value);
    return copy;
  }

  private static List<FindingCode> codes(PaperContent paper) {
    return CHECK.check(paper).stream().map(Finding::code).toList();
  }

  @Test
  void aSoundPaperHasNoFindings() {
    assertThat(CHECK.check(PaperContents.of(TestPapers.retail("BL-1")))).isEmpty();
    assertThat(CHECK.check(PaperContents.of(TestPapers.inbound("BL-2")))).isEmpty();
    assertThat(CHECK.check(PaperContents.of(TestPapers.pass("GP-1")))).isEmpty();
    assertThat(CHECK.check(PaperContents.of(TestPapers.partPass("GP-2")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gdsMtno, 32",
    "gdsNm, 512",
    "gdsSpcfModelDesc, 512",
    "rmk, 4000",
  })
  void aTextIsTakenAtItsLengthAndRefusedOnePastIt(String key, int most) {
    assertThat(codes(line(key, "面".repeat(most)))).isEmpty();
    assertThat(codes(line(key, "面".repeat(most + 1)))).containsExactly(FindingCode.LENGTH);
    // A letter of two UTF-16 units is one character.
    assertThat(codes(line(key, "𠮷".repeat(most)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dclUprcAmt, 14, 4",
    "dclTotalAmt, 15, 2",
    "dclQty, 13, 5",
    "lawfQty, 13, 5",
    "secdLawfQty, 13, 5",
  })
  void aNumberIsTakenAtItsDigitsAndRefusedOnePastThem(String key, int whole, int decimals) {
    String edge = "9".repeat(whole) + "." + "9".repeat(decimals);
    assertThat(codes(line(key, edge))).isEmpty();
    assertThat(codes(line(key, "9" + edge))).containsExactly(FindingCode.NUMBER);
    assertThat(codes(line(key, edge + "9"))).containsExactly(FindingCode.NUMBER);
    assertThat(codes(line(key, "-1"))).containsExactly(FindingCode.NUMBER);
    assertThat(codes(line(key, "1E3"))).containsExactly(FindingCode.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"QD311124I000067486", "QD901319E000000187"})
  void aListNumberOfCustomsIsTaken(String number) {
    assertThat(codes(head("bondInvtNo", number))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QD311124X000067486",
        "QD311124I00006748",
        "QD311124I0000674860",
        "qd311124I000067486",
        "QD31112AI000067486",
        " QD311124I000067486"
      })
  void anotherListNumberIsRefused(String number) {
    assertThat(codes(head("bondInvtNo", number))).containsExactly(FindingCode.CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T3111W000076", "L9013B19A008", "T9008D000009"})
  void aBookOfCustomsIsTaken(String number) {
    assertThat(codes(head("putrecNo", number))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"T3111X000076", "L9013B191008", "W3111W000076", "T3111W"})
  void anotherBookIsRefused(String number) {
    assertThat(codes(head("putrecNo", number))).containsExactly(FindingCode.CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29 10:00:00", "2026-13-01 10:00:00", "2026-03-01 24:00:00", "2026-03-01"})
  void aTimeThatIsNoneIsRefused(String time) {
    assertThat(codes(head("invtDclTime", time)))
        .hasSize(1)
        .isSubsetOf(FindingCode.TIME, FindingCode.LENGTH);
  }

  @Test
  void aRetailListNumberOfAnotherFormIsRefused() {
    PaperContent paper = PaperContents.of(TestPapers.retail("BL-1"));
    for (String number : List.of("83012026I00000000", "83012026X000000001", "8301202I0000000001")) {
      PaperContent wrong =
          new PaperContent(
              paper.kind(), paper.head(), paper.lines(), List.of(Map.of("cbecBillNo", number)));
      assertThat(codes(wrong)).as(number).hasSize(1);
    }
  }

  @Test
  void everyMissingValueThatMustBeThereIsNamedOnce() {
    for (PaperContent paper :
        List.of(
            PaperContents.of(TestPapers.retail("BL-1")),
            PaperContents.of(TestPapers.partPass("GP-2")))) {
      for (PaperField field : TABLE.group(paper.kind().groups(MessageForm.WINDOW).head())) {
        if (field.must()) {
          PaperContent without =
              new PaperContent(
                  paper.kind(), with(paper.head(), field.key(), ""), paper.lines(), paper.links());
          assertThat(CHECK.check(without))
              .singleElement()
              .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.MISSING))
              .satisfies(finding -> assertThat(finding.element()).endsWith(field.element()));
        }
      }
    }
  }

  @Test
  void tooManyAndTooFewLinesAndListsAreNamed() {
    PaperContent paper = PaperContents.of(TestPapers.retail("BL-1"));
    List<Map<String, String>> many =
        IntStream.rangeClosed(1, PaperCheck.MOST_LINES + 1)
            .mapToObj(i -> with(paper.lines().get(0), "gdsSeqno", Integer.toString(i)))
            .toList();
    assertThat(codes(new PaperContent(paper.kind(), paper.head(), many, paper.links())))
        .containsExactly(FindingCode.COUNT);
    assertThat(codes(new PaperContent(paper.kind(), paper.head(), List.of(), paper.links())))
        .containsExactly(FindingCode.COUNT);
    assertThat(codes(line("gdsSeqno", "3"))).containsExactly(FindingCode.LINE_NUMBER);
    assertThat(codes(head("colour", "red"))).containsExactly(FindingCode.UNKNOWN_ELEMENT);
  }

  @Test
  void whoAppliesAndTheVehicleAreNeverShown() {
    PaperContent paper = PaperContents.of(TestPapers.pass("GP-1"));
    PaperContent wrong =
        new PaperContent(
            paper.kind(),
            with(with(paper.head(), "dclErConc", "王".repeat(33)), "vehicleNo", "贵B".repeat(20)),
            paper.lines(),
            paper.links());
    assertThat(CHECK.check(wrong))
        .hasSize(2)
        .noneSatisfy(finding -> assertThat(finding.received()).containsAnyOf("王", "贵"));
  }

  /** Whatever the check takes, the writer writes and the reader reads again, letter by letter. */
  @Test
  void whateverIsTakenIsReadAgain() throws Exception {
    Random random = new Random(SEED);
    PaperWriter writer = new PaperWriter(TABLE);
    PaperReader reader = new PaperReader(TABLE);
    int taken = 0;
    for (int i = 0; i < 400; i++) {
      String text = text(random);
      PaperContent paper = line("gdsNm", text);
      if (!codes(paper).isEmpty()) {
        continue;
      }
      taken++;
      for (MessageForm form : MessageForm.values()) {
        PaperContent read =
            reader.read(writer.write(paper, form, TestPapers.ENVELOPE)).orElseThrow();
        assertThat(read.lines().get(1).get("gdsNm")).as("seed %d", SEED).isEqualTo(text);
      }
    }
    assertThat(taken).as("seed %d", SEED).isGreaterThan(100);
  }

  /** Letters of all kinds, some that XML has to escape and some that it cannot hold. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    String odd = "<>&\"'|;\u0001\u0085面𠮷]]>";
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      int at = random.nextInt(odd.length() * 3);
      if (at < odd.length() && !Character.isSurrogate(odd.charAt(at))) {
        text.append(odd.charAt(at));
      } else {
        text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.append('y').toString();
  }
}

package bondgate.till.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.Octets;
import bondgate.till.SharedData;
import bondgate.till.barcode.RawScan.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReaderTest {
  @ParameterizedTest
  @CsvSource({
    "]E06901234567893, WRONG_CHECK_DIGIT",
    "]E0690123456789, WRONG_CHECK_DIGIT",
    "]E069012345678921, WRONG_LENGTH",
    "]E0690123456789X, NOT_DIGITS",
    "]E41234567, WRONG_LENGTH",
    "]J0123, UNKNOWN_SYMBOLOGY",
    "]C101069012345, ELEMENT_CUT",
    "]C10106901234567892 17251331, UNKNOWN_AI",
    "]C10106901234567892172513310, NO_SUCH_DATE",
    "]C117250230, NO_SUCH_DATE",
    "]C110123456789012345678901, ELEMENT_TOO_LONG",
    "]C1310X00123, UNKNOWN_AI",
    "]C13103A00123, NOT_DIGITS",
    "]C1058, UNKNOWN_AI",
    "]C1, EMPTY",
    "]Q1, EMPTY"
  })
  void whatIsWrongWithAScanIsNamed(String sent, Problem problem) {
    assertThat(scans(sent)).hasSize(1);
    assertThat(scans(sent).get(0)).isInstanceOf(Scan.Refused.class);
    assertThat(((Scan.Refused) scans(sent).get(0)).problem()).isEqualTo(problem);
  }

  @Test
  void upcEIsWrittenOutAndEan8IsTaken() {
    // UPC-E 04252614 stands for UPC-A 042100005264 (GS1 General Specifications, 5.2.2.4.2).
    assertThat(scans("]E004252614"))
        .containsExactly(new Scan.Product(Symbology.EAN_UPC, new Gtin("00042100005264")));
    assertThat(scans("]E496385074"))
        .containsExactly(new Scan.Product(Symbology.EAN_UPC, new Gtin("00000096385074")));
  }

  @Test
  void everyIdentifierThatTheTillNeedsIsReadWithItsForm() {
    List<Element> elements =
        elements(
            "]d2003693123450000000023103001250400PO-1\u001d4106901234567892"
                + "420200000\u001d800306901234567892A7\u001d8004ABC\u001d8200http://a.cn\u001d3712");
    assertThat(elements)
        .extracting(Element::ai)
        .containsExactly("00", "3103", "400", "410", "420", "8003", "8004", "8200", "37");
    assertThat(elements.get(1).grams()).hasValue(1250);
    for (int ai = 410; ai <= 417; ai++) {
      assertThat(elements("]C1" + ai + "6901234567892")).hasSize(1);
    }
  }

  @Test
  void anUnknownIdentifierOfAKnownFamilyIsTakenByTheGenericRule() {
    assertThat(elements("]C17299A/1\u001d4399Z"))
        .containsExactly(new Element("7299", "A/1"), new Element("4399", "Z"));
  }

  @Test
  void datesHaveTheirCenturyByTheRuleAndDayZeroIsTheLastOfTheMonth() {
    assertThat(new Element("17", "280200").date(2026)).contains(LocalDate.of(2028, 2, 29));
    assertThat(new Element("11", "760101").date(2026)).contains(LocalDate.of(2076, 1, 1));
    assertThat(new Element("11", "770101").date(2026)).contains(LocalDate.of(1977, 1, 1));
    assertThat(new Element("17", "000101").date(2051)).contains(LocalDate.of(2100, 1, 1));
    assertThat(new Element("10", "280200").date(2026)).isEmpty();
    assertThat(new Element("3104", "001255").grams()).isEmpty();
    assertThat(new Element("3104", "001250").grams()).hasValue(125);
    assertThat(new Element("3100", "000002").grams()).hasValue(2000);
  }

  @Test
  void aDigitalLinkGivesItsElementsAndAWrongOneIsNamed() {
    Scan scan = scans("]Q1https://id.gs1.org/01/6901234567892/10/A%2F1/21/77?17=281231&x=1").get(0);
    assertThat(((Scan.DigitalLink) scan).elements())
        .containsExactly(
            new Element("01", "06901234567892"),
            new Element("10", "A/1"),
            new Element("21", "77"),
            new Element("17", "281231"));
    Scan wrong = scans("]Q1https://a.cn/x/01/06901234567893").get(0);
    assertThat(((Scan.Refused) wrong).problem()).isEqualTo(Problem.WRONG_CHECK_DIGIT);
    assertThat(scans("]Q1https://a.cn/news/2026").get(0)).isInstanceOf(Scan.Text.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"]Q1134567890123456789", "281234567890123456", "]C0281234567890123456"})
  void aPaymentCodeIsNeverPrinted(String sent) {
    Scan scan = scans(sent).get(0);
    assertThat(scan).isInstanceOf(Scan.PaymentCode.class);
    assertThat(scan.toString()).doesNotContain("4567");
    assertThat(new RawScan(octets(sent), End.SUFFIX).toString()).doesNotContain("4567");
    assertThat(scans("]Q1secret text").get(0).toString()).doesNotContain("secret");
  }

  @Test
  void aScanEndsAtCrLfBothOrSilenceHoweverItWasCut() {
    String sent = "]E06901234567892\r\n]E496385074\n]Q1a\r]C0last";
    List<RawScan> whole = cut(octets(sent), List.of());
    assertThat(whole).hasSize(4);
    assertThat(whole.get(3).end()).isEqualTo(End.SILENCE);
    for (int i = 1; i < sent.length(); i++) {
      assertThat(cut(octets(sent), List.of(i))).isEqualTo(whole);
    }
  }

  @Test
  void aScanThatIsTooLongIsSaidSoAndTheNextIsTaken() {
    String sent = "]Q1" + "x".repeat(300) + "\r]E496385074\r";
    List<Scan> scans = scans(sent);
    assertThat(((Scan.Refused) scans.get(0)).problem()).isEqualTo(Problem.TOO_LONG);
    assertThat(scans.get(1)).isInstanceOf(Scan.Product.class);
  }

  @Test
  void noDigitMisreadOrSwappedForAnotherIsTakenAsAProduct() {
    String right = "6901234567892";
    for (int i = 0; i < right.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String misread = right.substring(0, i) + digit + right.substring(i + 1);
        assertThat(scans("]E0" + misread).get(0) instanceof Scan.Product)
            .isEqualTo(misread.equals(right));
      }
    }
  }

  @Test
  void aHeldTriggerIsOneScanAndANewPullAnother() {
    RepeatFilter filter = new RepeatFilter(Duration.ofMillis(800));
    RawScan scan = new RawScan(octets("]Q1a"), End.SUFFIX);
    Instant now = Instant.EPOCH;
    assertThat(filter.isNew(scan, now)).isTrue();
    assertThat(filter.isNew(scan, now.plusMillis(799))).isFalse();
    assertThat(filter.isNew(scan, now.plusMillis(1500))).isFalse();
    assertThat(filter.isNew(scan, now.plusMillis(2300))).isTrue();
    assertThat(filter.isNew(new RawScan(octets("]Q1b"), End.SUFFIX), now.plusMillis(2301)))
        .isTrue();
  }

  @Test
  void anyBytesGiveAResultAndNoFailure() {
    Random random = new Random(SharedData.seed("ScanReaderTest"));
    int inputs = Integer.getInteger("bondgate.fuzz.inputs", 100_000);
    String alphabet = "]EeCdQ0123456789\u001d\r\n/:.httpsAX\u00e9";
    for (int n = 0; n < inputs; n++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "]C1" : "");
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      for (RawScan raw : cut(Octets.of(bytes), List.of())) {
        assertThat(ScanReader.usual().read(raw)).isNotEmpty();
      }
    }
  }

  private static List<Element> elements(String sent) {
    assertThat(scans(sent).get(0)).as(sent).isInstanceOf(Scan.Gs1.class);
    return ((Scan.Gs1) scans(sent).get(0)).elements();
  }

  private static List<Scan> scans(String sent) {
    List<Scan> scans = new ArrayList<>();
    cut(octets(sent), List.of()).forEach(raw -> scans.addAll(ScanReader.usual().read(raw)));
    return scans;
  }

  private static List<RawScan> cut(Octets sent, List<Integer> places) {
    ScanCutter cutter = new ScanCutter(ScanCutter.USUAL_LONGEST);
    List<RawScan> raw = new ArrayList<>();
    int from = 0;
    for (int place : places) {
      raw.addAll(cutter.feed(sent.slice(from, place)));
      from = place;
    }
    raw.addAll(cutter.feed(sent.slice(from, sent.size())));
    raw.addAll(cutter.silence());
    return raw;
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }
}

package bondgate.till.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.Octets;
import bondgate.till.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scans of manuals and of the shared file, which may have other entries than today. */
class BarcodeVectorsTest {
  @Test
  void everyAimIdentifierOfTheFileIsKnownAndOnlyGs1OnesAreGs1() throws IOException {
    int rows = 0;
    for (JsonNode row : SharedData.json("barcode.json").get("aim")) {
      String aim = row.get(0).asText();
      String name = row.get(1).asText();
      assertThat(Symbology.of(aim.charAt(1))).as(row.toString()).isPresent();
      boolean gs1 = Symbology.of(aim.charAt(1)).orElseThrow().isGs1(aim.charAt(2));
      assertThat(gs1).as(row.toString()).isEqualTo(name.contains("GS1"));
      rows++;
    }
    System.out.println("barcode.json: " + rows + " AIM identifiers");
  }

  @Test
  void everyVectorOfTheFileIsReadByTheRulesOfItsSymbology() throws IOException {
    for (JsonNode vector : SharedData.json("barcode.json").get("vectors")) {
      List<Scan> scans = scans(bytes(vector));
      System.out.println("barcode.json: " + vector.get("value").asText() + " -> " + scans);
      assertThat(scans).as(vector.toString()).isNotEmpty();
      for (Scan scan : scans) {
        mayBeSo(vector, scan);
      }
    }
  }

  /** Each result must agree with what the vector's text says and with the check digit's rule. */
  private static void mayBeSo(JsonNode vector, Scan scan) {
    String value = vector.get("value").asText();
    if (scan instanceof Scan.Product product) {
      assertThat(value).as(vector.toString()).containsAnyOf("EAN", "UPC", "GTIN");
      String digits = product.gtin().digits().replaceFirst("^0+", "");
      assertThat(vector.toString() + ascii(bytes(vector))).contains(digits);
    } else if (scan instanceof Scan.Gs1 gs1) {
      String sent = ascii(bytes(vector));
      assertThat(gs1.elements()).allSatisfy(e -> assertThat(sent).contains(e.ai() + e.value()));
    } else if (scan instanceof Scan.Refused refused
        && refused.problem() == Problem.WRONG_CHECK_DIGIT) {
      assertThat(symbols(vector)).as(vector.toString()).anyMatch(BarcodeVectorsTest::isMisprinted);
    }
  }

  private static List<String> symbols(JsonNode vector) {
    return List.of(ascii(bytes(vector)).strip().split("(?=])", -1));
  }

  /** Whether the digits of a product code, or those behind 01, have a wrong check digit. */
  private static boolean isMisprinted(String symbol) {
    boolean product = symbol.startsWith("]E");
    Matcher digits = Pattern.compile(product ? "[0-9]{8,13}" : "(?<=01)[0-9]{14}").matcher(symbol);
    return digits.find(product ? 3 : 0) && !CheckDigit.isRight(digits.group());
  }

  @Test
  void theScansOfManualsMeanWhatTheManualsSay() {
    assertThat(scans("]E06901234567892\r"))
        .containsExactly(new Scan.Product(Symbology.EAN_UPC, new Gtin("06901234567892")));
    assertThat(scans("]E0012345678950]E112"))
        .containsExactly(
            new Scan.Product(Symbology.EAN_UPC, new Gtin("00012345678950")), new Scan.AddOn("12"));
    assertThat(scans("]E09923456789019]C181010123451297"))
        .containsExactly(
            new Scan.Product(Symbology.EAN_UPC, new Gtin("09923456789019")),
            new Scan.Gs1(Symbology.CODE_128, List.of(new Element("8101", "0123451297"))));
    assertThat(scans("]C1AIMID"))
        .containsExactly(new Scan.Refused(Symbology.CODE_128, Problem.UNKNOWN_AI, 0));
    // The constructed vector has 2 where the check digit is 9; with 9 it is right.
    assertThat(scans("]C1010693123456789217251231210123\u001d10ABC\r"))
        .containsExactly(new Scan.Refused(Symbology.CODE_128, Problem.WRONG_CHECK_DIGIT, 0));
    assertThat(scans("]C1010693123456789917251231210123\u001d10ABC\r"))
        .containsExactly(
            new Scan.Gs1(
                Symbology.CODE_128,
                List.of(
                    new Element("01", "06931234567899"),
                    new Element("17", "251231"),
                    new Element("21", "0123"),
                    new Element("10", "ABC"))));
  }

  private static Octets bytes(JsonNode vector) {
    if (vector.has("bytes")) {
      return Octets.hex(vector.get("bytes").asText());
    }
    String text = vector.get("ascii").asText();
    String plain =
        Pattern.compile("\\\\x([0-9a-fA-F]{2})")
            .matcher(text.replace("\\r", "\r").replace("\\n", "\n"))
            .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    return Octets.of(plain.getBytes(StandardCharsets.US_ASCII));
  }

  private static String ascii(Octets bytes) {
    return new String(bytes.toArray(), StandardCharsets.US_ASCII);
  }

  private static List<Scan> scans(String sent) {
    return scans(Octets.of(sent.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Scan> scans(Octets sent) {
    ScanCutter cutter = new ScanCutter(ScanCutter.USUAL_LONGEST);
    List<Scan> scans = new ArrayList<>();
    List<RawScan> raw = new ArrayList<>(cutter.feed(sent));
    raw.addAll(cutter.silence());
    raw.forEach(one -> scans.addAll(ScanReader.usual().read(one)));
    return scans;
  }
}

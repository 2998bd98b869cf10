package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every entry of the tax vectors that are handed around, figure by figure. */
class TaxVectorsTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("bondgate.shared", "../../shared"))
          .resolve("data/customs/tax-vectors.json");

  private static final String ONE =
      """
      {"id":"X1","desc":"","mode":"CBEC70","dutiablePrice":"500","vatRate":"0.13",
       "ctAdValorem":"0.15","ctSpecificAmountLegal":"0","tariffRate":"0",
       "legalConsumptionTax":"88.235294","legalVat":"76.470588","customsTax":"0.00",
       "consumptionTax":"61.76","valueAddedTax":"53.53","total":"115.29",
       "totalUnrounded":"115.294118","consumptionTaxTrunc":"61.76","valueAddedTaxTrunc":"53.52",
       "source":"","note":""}
      """;

  @TestFactory
  Stream<DynamicTest> everyVectorIsMet() throws IOException {
    assumeTrue(
        Files.exists(VECTORS),
        "SKIPPED: no tax vectors at " + VECTORS + "; give their folder by -Dbondgate.shared");
    JsonNode all = new ObjectMapper().readTree(Files.readAllBytes(VECTORS));
    assertThat(all.isArray()).as("an array of vectors").isTrue();
    assertThat(all).isNotEmpty();
    Set<String> ids = new HashSet<>();
    return StreamSupport.stream(all.spliterator(), false)
        .peek(node -> assertThat(ids.add(node.path("id").asText())).as("%s once", node).isTrue())
        .map(
            node ->
                DynamicTest.dynamicTest(
                    node.path("id").asText() + " " + node.path("desc").asText(),
                    () -> new TaxVector(node).check()));
  }

  @Test
  void aVectorThatIsMetIsSilent() throws IOException {
    new TaxVector(new ObjectMapper().readTree(ONE)).check();
  }

  @Test
  void eachFigureThatIsOffIsNoticed() throws IOException {
    for (String expected : TaxVector.EXPECTED) {
      String off =
          ONE.replaceAll("\"" + expected + "\":\"([0-9.]+)\"", "\"" + expected + "\":\"9$1\"");
      if (!off.equals(ONE)) {
        JsonNode node = new ObjectMapper().readTree(off);
        assertThatThrownBy(() -> new TaxVector(node).check())
            .as(expected)
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining(expected);
      }
    }
  }

  @Test
  void anUnknownModeOrFieldAndAMissingFigureAreLoud() throws IOException {
    for (String wrong :
        new String[] {
          ONE.replace("CBEC70", "POSTAL"),
          ONE.replace("\"source\"", "\"weightKg\":\"3\",\"source\""),
          ONE.replace("\"total\":\"115.29\",", ""),
          ONE.replace("\"vatRate\":\"0.13\",", ""),
          ONE.replace("\"500\"", "\"five hundred\"")
        }) {
      JsonNode node = new ObjectMapper().readTree(wrong);
      assertThatThrownBy(() -> new TaxVector(node).check())
          .as(wrong)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("X1");
    }
  }
}

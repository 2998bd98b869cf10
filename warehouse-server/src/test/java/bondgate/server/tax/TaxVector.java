package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One entry of the tax vectors; what it does not understand, it fails on. */
final class TaxVector {
  /** Figures that may be expected; the first seven must be. */
  static final List<String> EXPECTED =
      List.of(
          "legalConsumptionTax",
          "legalVat",
          "customsTax",
          "consumptionTax",
          "valueAddedTax",
          "total",
          "totalUnrounded",
          "legalCustomsTax",
          "customsTaxTrunc",
          "consumptionTaxTrunc",
          "valueAddedTaxTrunc",
          "totalTrunc");

  private static final int MUST_BE_THERE = 7;
  private static final Set<String> INPUT =
      Set.of(
          "mode", "dutiablePrice", "vatRate", "ctAdValorem", "ctSpecificAmountLegal", "tariffRate");
  private static final Set<String> WORDS = Set.of("id", "desc", "source", "note");
  private static final Map<String, TaxMode> MODES =
      Map.of("CBEC70", TaxMode.COMPREHENSIVE, "FULL", TaxMode.FULL);
  private static final Ratio SHARE = Ratio.of(new BigDecimal("0.7"));
  private static final Ratio FEN = Ratio.of(100);

  private final JsonNode node;
  private final String id;

  TaxVector(JsonNode node) {
    this.node = node;
    this.id = node.path("id").asText("(no id)");
  }

  void check() {
    isUnderstood();
    ExactTax exact = ExactTax.of(base(), mode(), SHARE);
    TaxFen halfUp = exact.rounded(TaxRounding.HALF_UP);
    TaxFen truncated = exact.rounded(TaxRounding.TRUNCATE);
    exactly("legalCustomsTax", exact.legalTariff());
    exactly("legalConsumptionTax", exact.legalConsumption());
    exactly("legalVat", exact.legalVat());
    exactly("totalUnrounded", exact.total());
    fen("customsTax", halfUp.tariffFen());
    fen("consumptionTax", halfUp.consumptionFen());
    fen("valueAddedTax", halfUp.vatFen());
    fen("total", halfUp.totalFen());
    fen("customsTaxTrunc", truncated.tariffFen());
    fen("consumptionTaxTrunc", truncated.consumptionFen());
    fen("valueAddedTaxTrunc", truncated.vatFen());
    fen("totalTrunc", truncated.totalFen());
  }

  private void isUnderstood() {
    List<String> unknown = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!INPUT.contains(field) && !WORDS.contains(field) && !EXPECTED.contains(field)) {
                unknown.add(field);
              }
            });
    assertThat(unknown).as("%s: fields that the test does not understand", id).isEmpty();
    for (String field : EXPECTED.subList(0, MUST_BE_THERE)) {
      assertThat(node.has(field)).as("%s: '%s' is there", id, field).isTrue();
    }
  }

  private TaxMode mode() {
    String mode = node.path("mode").asText();
    assertThat(MODES).as("%s: the mode is known", id).containsKey(mode);
    return MODES.get(mode);
  }

  private TaxBase base() {
    return new TaxBase(
        number("dutiablePrice").times(FEN),
        number("tariffRate"),
        number("vatRate"),
        number("ctAdValorem"),
        number("ctSpecificAmountLegal").times(FEN));
  }

  private Ratio number(String field) {
    return Ratio.of(decimal(field));
  }

  private BigDecimal decimal(String field) {
    assertThat(node.path(field).asText())
        .as("%s: '%s' is a decimal", id, field)
        .matches("\\d+(\\.\\d+)?");
    return new BigDecimal(node.path(field).asText());
  }

  /** To as many places as the vector has. */
  private void exactly(String field, Ratio actualFen) {
    if (node.has(field)) {
      BigDecimal expected = decimal(field);
      assertThat(actualFen.dividedBy(FEN).decimal(expected.scale(), RoundingMode.HALF_UP))
          .as("%s: %s", id, field)
          .isEqualTo(expected);
    }
  }

  private void fen(String field, long actual) {
    if (node.has(field)) {
      assertThat(BigDecimal.valueOf(actual, 2))
          .as("%s: %s", id, field)
          .isEqualByComparingTo(decimal(field));
    }
  }
}

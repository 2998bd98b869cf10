package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Orders for tests, over the sample tables. */
final class TestOrders {
  static final LocalDate DAY = LocalDate.parse("2026-03-01");
  static final String COSMETICS = "3304990029";
  static final String WINE = "2204210000";
  static final String MILK = "1901101000";
  static final String OIL = "1509100000";
  static final String BAG = "4202210090";
  static final String WATCH = "9102110000";

  private TestOrders() {}

  static TaxCalculation calculation() {
    return calculation(TaxRules.DEFAULT);
  }

  static TaxCalculation calculation(TaxRules rules) {
    return new TaxCalculation(sample(), rules);
  }

  static TaxTables sample() {
    try {
      return TableFolder.sample();
    } catch (IOException | MalformedTableException e) {
      throw new AssertionError(e);
    }
  }

  static QuoteLine line(String hsCode, long quantity, long unitPriceFen) {
    return new QuoteLine(hsCode, quantity, unitPriceFen, Optional.empty());
  }

  static QuoteLine line(String hsCode, long quantity, long unitPriceFen, String content) {
    String[] parts = content.split(" ", -1);
    return new QuoteLine(
        hsCode,
        quantity,
        unitPriceFen,
        Optional.of(
            new Content(new BigDecimal(parts[0]), ContentUnit.ofCode(parts[1]).orElseThrow())));
  }

  static QuoteRequest order(QuoteLine... lines) {
    return order(DAY, 0, lines);
  }

  static QuoteRequest order(LocalDate day, long freightFen, QuoteLine... lines) {
    return new QuoteRequest(day, "1210", freightFen, 0, 0, List.of(lines));
  }

  static TaxQuote quoted(QuoteRequest request) {
    QuoteResult result = calculation().quote(request);
    assertThat(result).isInstanceOf(QuoteResult.Quoted.class);
    return ((QuoteResult.Quoted) result).quote();
  }

  static List<TaxRefusal> refused(QuoteRequest request) {
    QuoteResult result = calculation().quote(request);
    assertThat(result).isInstanceOf(QuoteResult.Refused.class);
    return ((QuoteResult.Refused) result).refusals();
  }
}

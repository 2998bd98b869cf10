package bondgate.server.tax;

import java.time.LocalDate;
import java.util.List;

/**
 * An order to be taxed. It names nobody.
 *
 * @param day of the order, in China: it decides rates, list and limits
 * @param tradeMode 监管方式, 4 digits
 * @param freightFen 运费 of the whole order, from 0
 * @param insuranceFen 保费 of the whole order, from 0
 * @param usedFen what the buyer's orders of that year came to before, from 0
 * @param lines at least one
 */
public record QuoteRequest(
    LocalDate day,
    String tradeMode,
    long freightFen,
    long insuranceFen,
    long usedFen,
    List<QuoteLine> lines) {
  /** Keeps a copy. */
  public QuoteRequest {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one line; received none");
    }
  }

  long pieces() {
    return lines.stream().mapToLong(QuoteLine::quantity).reduce(0, Math::addExact);
  }
}

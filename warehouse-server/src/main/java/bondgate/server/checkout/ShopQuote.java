package bondgate.server.checkout;

import java.util.List;
import java.util.Optional;

/**
 * What pieces of the web shop come to, with freight and insurance.
 *
 * @param problems what speaks against it
 * @param amounts empty where something does
 */
public record ShopQuote(
    List<PieceLine> lines, List<ShopProblem> problems, Optional<Amounts> amounts) {
  /** Keeps copies. */
  public ShopQuote {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}

package bondgate.server.payment;

import java.util.Set;

/** What became of comparing a day with the provider's bill. */
public sealed interface ReconciliationResult {
  /** Both sides, compared. */
  record Compared(ReconciliationReport report) implements ReconciliationResult {}

  /**
   * The provider has no bill (yet), or did not answer; WeChat Pay has it from 10:00 the next day,
   * Alipay as a rule from 9:00.
   */
  record NoBill(String text) implements ReconciliationResult {}

  /** No provider of that name is set up. */
  record UnknownProvider(String received, Set<String> known) implements ReconciliationResult {
    public UnknownProvider {
      known = Set.copyOf(known);
    }
  }
}

package bondgate.server.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What became of a chain: one result for each transfer, in order. Either all are {@link
 * TransferResult.Accepted}, or none is.
 */
public record ChainResult(List<TransferResult> results) {
  /** Takes a copy. */
  public ChainResult {
    results = List.copyOf(results);
  }

  /** Whether the whole chain holds. */
  public boolean accepted() {
    return refusal().isEmpty();
  }

  /** The refusal that broke the chain, if one did. */
  public Optional<TransferResult.Refusal> refusal() {
    return results.stream()
        .filter(TransferResult.Refusal.class::isInstance)
        .map(TransferResult.Refusal.class::cast)
        .filter(refusal -> !(refusal instanceof TransferResult.ChainBroken))
        .findFirst();
  }
}

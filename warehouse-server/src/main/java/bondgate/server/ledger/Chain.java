package bondgate.server.ledger;

import java.util.List;

/**
 * Transfers that hold whole or not at all, evaluated in order: each sees the balances after the one
 * before it.
 */
public record Chain(List<Transfer> transfers) {
  /** Takes a copy. */
  public Chain {
    transfers = List.copyOf(transfers);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one transfer");
    }
  }

  /** These, linked. */
  public static Chain of(Transfer... transfers) {
    return new Chain(List.of(transfers));
  }
}

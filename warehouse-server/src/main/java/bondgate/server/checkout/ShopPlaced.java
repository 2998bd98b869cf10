package bondgate.server.checkout;

import java.util.List;

/** What became of an order that the web shop was asked for. */
public sealed interface ShopPlaced {
  /** It stands, from now on or from before. */
  record Placed(ShopTicket ticket) implements ShopPlaced {}

  /** It does not. */
  record NotPlaced(List<ShopProblem> problems, ShopQuote quote) implements ShopPlaced {
    /** Keeps a copy. */
    public NotPlaced {
      problems = List.copyOf(problems);
    }
  }
}

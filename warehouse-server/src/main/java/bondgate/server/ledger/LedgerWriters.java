package bondgate.server.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens writers that commit in groups, for entries that need no rows beside them. */
@ApplicationScoped
public class LedgerWriters {
  private static final int QUEUE_CAPACITY = 32_768;
  private static final int MOST_IN_BATCH = 8_000;

  private final BookDesks desks;
  private final LedgerConnections connections;

  @Inject
  LedgerWriters(BookDesks desks, LedgerConnections connections) {
    this.desks = desks;
    this.connections = connections;
  }

  /** A writer to the ledger book, to be closed by the caller. */
  public LedgerWriter open(String book) {
    return new LedgerWriter(desks.of(book), connections::open, QUEUE_CAPACITY, MOST_IN_BATCH);
  }
}

package bondgate.server.ledger;

/** Another server leads the ledger book and is alive: one at a time writes to it. */
public final class BookLedElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BookLedElsewhereException(String book, String leader) {
    super(
        ("the ledger book '%s' is led by the server %s, which is alive; stop that one first, or give"
                + " this one another database")
            .formatted(book, leader));
  }
}

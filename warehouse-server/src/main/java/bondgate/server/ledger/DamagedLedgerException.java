package bondgate.server.ledger;

/**
 * What is stored of a ledger book does not agree with its own journal. Nobody writes to it before a
 * person has looked.
 */
public final class DamagedLedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedLedgerException(String book, String finding) {
    super(
        ("the ledger book '%s' is damaged: %s; nothing is written to it; restore it from a backup"
                + " or ask for help, and keep the database as it is")
            .formatted(book, finding));
  }
}

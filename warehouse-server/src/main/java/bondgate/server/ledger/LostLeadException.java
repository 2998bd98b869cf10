package bondgate.server.ledger;

import java.sql.SQLException;

/**
 * The ledger book has gone on without this writer: nothing of its batch is stored. Whoever began
 * the transaction may try again once the lead is taken anew; the standard's state of a transaction
 * that lost against another.
 */
final class LostLeadException extends SQLException {
  private static final long serialVersionUID = 1L;
  private static final String LOST_AGAINST_ANOTHER = "40001";

  LostLeadException(JournalSql.Lead lead, long knownSeq) {
    this(
        "another writer leads the ledger book '%s': epoch %d after row %d is not what is stored"
            .formatted(lead.name(), lead.epoch(), knownSeq));
  }

  LostLeadException(String message) {
    super(message, LOST_AGAINST_ANOTHER);
  }
}

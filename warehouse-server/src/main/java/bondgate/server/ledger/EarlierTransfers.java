package bondgate.server.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Finds transfers that are stored. */
interface EarlierTransfers {
  /**
   * Those of the ids that are stored in the ledger book.
   *
   * @throws SQLException if the store fails
   */
  Map<TransferId, Earlier> find(Collection<TransferId> ids) throws SQLException;
}

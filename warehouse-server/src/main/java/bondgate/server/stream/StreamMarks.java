package bondgate.server.stream;

import bondgate.events.Batch;
import java.sql.SQLException;
import java.util.Map;

/** What is committed of the streams, as far as the look at a batch must know it. */
interface StreamMarks {
  /** The high-water mark of the batch's stream; nobody else moves it until the transaction ends. */
  StreamRows.Mark lock(Batch batch) throws SQLException;

  /** The hashes of those records that are stored under the batch's numbers. */
  Map<Long, String> hashes(Batch batch) throws SQLException;
}

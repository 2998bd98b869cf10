package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.server.fleet.Speaker;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What the transaction sees of the streams, as far as the look at a batch must know it. */
interface StreamMarks {
  /** Who the device is, with all its keys; empty if nobody enrolled it. */
  Optional<Speaker> speaker(Topics.Source source);

  /** Whether a record of a later epoch than the batch's was taken. */
  boolean laterEpochBegan(Batch batch) throws SQLException;

  /** What the checkpoint says that the device holds; empty if our log continues it. */
  Optional<EnvelopeResult> shown(Batch batch);

  /** The high-water mark of the batch's stream; nobody else moves it until the transaction ends. */
  StreamRows.Mark lock(Batch batch) throws SQLException;

  /** The hashes of those records that are stored under the batch's numbers. */
  Map<Long, String> hashes(Batch batch) throws SQLException;

  /** From behind the batch's last record on, that key speaks for its device. */
  void rolled(Batch batch, VerifyKey key);
}

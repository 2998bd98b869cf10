package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.server.evidence.Continuity;
import bondgate.server.fleet.Keys;
import bondgate.server.fleet.Speaker;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The streams as the tables have them, in the ambient transaction.
 *
 * @param at time of the transaction
 */
record Committed(StreamRows rows, Keys keys, Continuity continuity, Instant at)
    implements StreamMarks {
  @Override
  public Optional<Speaker> speaker(Topics.Source source) {
    return keys.speaker(source.zone(), source.device());
  }

  @Override
  public boolean laterEpochBegan(Batch batch) throws SQLException {
    return rows.laterEpochBegan(batch);
  }

  @Override
  public Optional<EnvelopeResult> shown(Batch batch) {
    Continuity.Shown shown = continuity.look(batch.zone(), batch.checkpoint());
    if (shown instanceof Continuity.Shown.RolledBack back) {
      return Optional.of(new EnvelopeResult.LogRolledBack(back.finding()));
    }
    if (shown instanceof Continuity.Shown.Forked forked) {
      return Optional.of(new EnvelopeResult.LogForked(forked.finding()));
    }
    return shown instanceof Continuity.Shown.NotOurs other
        ? Optional.of(new EnvelopeResult.NotGenuine("the checkpoint it shows: " + other.finding()))
        : Optional.empty();
  }

  @Override
  public StreamRows.Mark lock(Batch batch) throws SQLException {
    return rows.lock(batch);
  }

  @Override
  public Map<Long, String> hashes(Batch batch) throws SQLException {
    return rows.hashes(batch);
  }

  @Override
  public void rolled(Batch batch, VerifyKey key) {
    keys.rolled(batch.zone(), batch.device(), key, batch.epoch(), batch.lastSeq(), at);
  }
}

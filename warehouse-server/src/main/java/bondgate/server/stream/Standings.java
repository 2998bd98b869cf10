package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.SealedRecord;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the streams stand in the course of one transaction: as the tables say, moved on by what the
 * transaction takes.
 */
final class Standings {
  private final StreamMarks marks;
  private final Map<Stream, Known> known = new HashMap<>();

  Standings(StreamMarks marks) {
    this.marks = marks;
  }

  private record Stream(String device, long epoch) {}

  private static final class Known {
    private long lastSeq;
    private String lastHash;
    private final Map<Long, String> taken = new HashMap<>();
  }

  /** Where the stream stands that the batch belongs to; nobody else moves it until the commit. */
  EnvelopeCheck.Standing before(Batch batch) throws SQLException {
    Known stream = known.get(stream(batch));
    if (stream == null) {
      stream = new Known();
      StreamRows.Mark mark = marks.lock(batch);
      stream.lastSeq = mark.lastSeq();
      stream.lastHash = mark.lastHash();
      known.put(stream(batch), stream);
    }
    Map<Long, String> hashes = Map.of();
    if (batch.firstSeq() <= stream.lastSeq) {
      hashes = new HashMap<>(marks.hashes(batch));
      hashes.putAll(stream.taken);
    }
    return new EnvelopeCheck.Standing(stream.lastSeq, stream.lastHash, hashes);
  }

  /** Whether this transaction took a record of an epoch after that batch's. */
  boolean laterEpochBegan(Batch batch) {
    return known.entrySet().stream()
        .anyMatch(
            stream ->
                stream.getKey().device().equals(batch.device())
                    && stream.getKey().epoch() > batch.epoch()
                    && stream.getValue().lastSeq > 0);
  }

  /** Those records of the batch are taken. */
  void after(Batch batch, List<SealedRecord> records) {
    Known stream = known.get(stream(batch));
    for (SealedRecord record : records) {
      stream.lastSeq = record.fields().seq();
      stream.lastHash = record.hash();
      stream.taken.put(stream.lastSeq, stream.lastHash);
    }
  }

  private static Stream stream(Batch batch) {
    return new Stream(batch.device(), batch.epoch());
  }
}

package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.server.fleet.Speaker;
import bondgate.simulator.log.PlainLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The database as the stream uses it: what a transaction reads is what is committed, and its commit
 * holds as a whole or fails as a whole, because a mark or the log was moved by somebody else.
 */
final class SimDb {
  static final String ORIGIN = "sim.local/zone";

  private final Map<String, StreamRows.Mark> marks = new HashMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  final List<SealedRecord> leaves = new ArrayList<>();
  final PlainLog log;

  /** Name of each record that took effect, in the order of effects. */
  final List<String> effects = new ArrayList<>();

  SimDb(SigningKey key) {
    this.log = new PlainLog(ORIGIN, key);
  }

  /** The reading side of a transaction. */
  StreamMarks reading(Function<Topics.Source, Optional<Speaker>> speakers) {
    return new StreamMarks() {
      @Override
      public Optional<Speaker> speaker(Topics.Source source) {
        return speakers.apply(source);
      }

      @Override
      public boolean laterEpochBegan(Batch batch) {
        return false;
      }

      @Override
      public Optional<EnvelopeResult> shown(Batch batch) {
        return Optional.empty();
      }

      @Override
      public void rolled(Batch batch, VerifyKey key) {
        throw new IllegalStateException("no key rolls here");
      }

      @Override
      public StreamRows.Mark lock(Batch batch) {
        return marks.getOrDefault(
            stream(batch.device(), batch.epoch()), new StreamRows.Mark(0, EdgeRecord.GENESIS));
      }

      @Override
      public Map<Long, String> hashes(Batch batch) {
        Map<Long, String> found = new HashMap<>();
        for (SealedRecord record : batch.records()) {
          String hash = hashes.get(name(record.fields()));
          if (hash != null) {
            found.put(record.fields().seq(), hash);
          }
        }
        return found;
      }
    };
  }

  /** Whether it held: all of it is there, or nothing. */
  boolean commit(List<TakenBatch> taken, long sizeBefore) {
    Map<String, StreamRows.Mark> moved = new HashMap<>();
    for (TakenBatch one : taken) {
      String stream = stream(one.batch().device(), one.batch().epoch());
      StreamRows.Mark now =
          moved.getOrDefault(
              stream, marks.getOrDefault(stream, new StreamRows.Mark(0, EdgeRecord.GENESIS)));
      if (now.lastSeq() != one.knownSeq()) {
        return false;
      }
      SealedRecord last = one.records().get(one.records().size() - 1);
      moved.put(stream, new StreamRows.Mark(last.fields().seq(), last.hash()));
    }
    if (leaves.size() != sizeBefore) {
      return false;
    }
    marks.putAll(moved);
    write(taken);
    return true;
  }

  private void write(List<TakenBatch> taken) {
    for (TakenBatch one : taken) {
      for (SealedRecord record : one.records()) {
        leaves.add(record);
        log.append(record.bytes());
        hashes.put(name(record.fields()), record.hash());
        effects.add(name(record.fields()));
      }
    }
  }

  /** Broken on purpose: whatever was read before counts as true still. */
  boolean commitUnguarded(List<TakenBatch> taken) {
    for (TakenBatch one : taken) {
      SealedRecord last = one.records().get(one.records().size() - 1);
      marks.put(
          stream(one.batch().device(), one.batch().epoch()),
          new StreamRows.Mark(last.fields().seq(), last.hash()));
    }
    write(taken);
    return true;
  }

  /** Broken on purpose: another leaf stands where the last one stood. */
  void replaceLastLeaf() {
    log.replaceLast(new byte[0]);
  }

  static String name(EdgeRecord record) {
    return stream(record.device(), record.epoch()) + "/" + record.seq();
  }

  private static String stream(String device, long epoch) {
    return device + "/" + epoch;
  }
}

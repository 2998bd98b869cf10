package bondgate.server.audit;

import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ActRef;
import bondgate.server.stream.LeafReader;
import bondgate.server.stream.LogLeaf;
import bondgate.server.stream.Rehearsal;
import bondgate.server.stream.SignedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Follows a log leaf by leaf and lets each take effect again in a scratch schema, in transactions
 * as they were. Stops where a leaf cannot take effect, and says so.
 */
final class Replay {
  private final String zone;
  private final AuditInputs inputs;
  private final Rehearsal rehearsal;
  private final Scratch scratch;
  private final Findings findings;
  private final SignatureCheck signatures;
  private final PutAsides putAsides;
  private final TreeSet<Long> heads = new TreeSet<>();

  // The transaction of batches that is being gathered, and the batch that is open in it.
  private final List<SignedRun> runs = new ArrayList<>();
  private final List<SealedRecord> records = new ArrayList<>();
  private StoredBatch batch;
  private Instant at;
  private long firstLeaf;
  private long batches;
  private boolean stopped;

  Replay(
      String zone,
      AuditInputs inputs,
      Rehearsal rehearsal,
      Scratch scratch,
      Findings findings,
      SignatureCheck signatures) {
    this.zone = zone;
    this.inputs = inputs;
    this.rehearsal = rehearsal;
    this.scratch = scratch;
    this.findings = findings;
    this.signatures = signatures;
    this.putAsides = new PutAsides(zone, inputs, rehearsal, scratch, findings);
  }

  boolean stopped() {
    return stopped;
  }

  /** The next leaf. */
  void leaf(long index, byte[] bytes) {
    LogLeaf leaf =
        LeafReader.read(bytes, () -> inputs.seals(zone, index, scratch.inPlaceOfErased()));
    if (!zoneOf(leaf).equals(zone)) {
      stop("evidence_leaf", "leaf " + index, "of zone " + zone, "of zone " + zoneOf(leaf));
      return;
    }
    if (leaf instanceof LogLeaf.OfRecord record) {
      record(index, record.sealed());
      return;
    }
    endOfBatches();
    if (stopped) {
      return;
    }
    if (leaf instanceof LogLeaf.OfAct act) {
      act(index, act);
    } else if (leaf instanceof LogLeaf.OfNotice notice) {
      putAsides.notice(index, notice);
    } else if (leaf instanceof LogLeaf.Unopened unopened) {
      stop("act_opening", "leaf " + index, "what its sealed fields say", unopened.finding());
    } else if (leaf instanceof LogLeaf.Unreadable unreadable) {
      stop("evidence_leaf", "leaf " + index, "a record, an act or a notice", unreadable.finding());
    }
    heads.add(index + 1);
  }

  private String zoneOf(LogLeaf leaf) {
    if (leaf instanceof LogLeaf.OfRecord record) {
      return record.sealed().fields().zone();
    }
    if (leaf instanceof LogLeaf.OfAct act) {
      return act.zone();
    }
    return leaf instanceof LogLeaf.OfNotice notice ? notice.zone() : zone;
  }

  /** After the last leaf. */
  void end() {
    endOfBatches();
    if (stopped) {
      return;
    }
    putAsides.end();
    long stored = inputs.batches(zone);
    if (stored != batches) {
      findings.add(
          "stream_batch", "all", batches + " signatures that cover the records", stored + " rows");
    }
  }

  /** The sizes of the log after each transaction since the last time that this was asked. */
  List<Long> heads() {
    List<Long> sizes = List.copyOf(heads);
    heads.clear();
    return sizes;
  }

  private void act(long index, LogLeaf.OfAct leaf) {
    putAsides.until(leaf.at());
    try {
      ActAnswer answer =
          scratch.call(() -> rehearsal.act(new ActRef(zone, index, leaf.at()), leaf));
      if (!(answer instanceof ActAnswer.Done)) {
        stop("evidence_leaf", "leaf " + index, "an act that takes effect", answer.toString());
      }
    } catch (RuntimeException e) {
      stop("evidence_leaf", "leaf " + index, "an act that takes effect", Causes.of(e));
    }
  }

  private void record(long index, SealedRecord sealed) {
    EdgeRecord fields = sealed.fields();
    if (batch == null || !isOf(batch, fields) || records.isEmpty()) {
      endOfRun();
      StoredBatch next =
          inputs.batch(zone, fields.device(), fields.epoch(), fields.seq()).orElse(null);
      if (next == null || fields.seq() != next.knownSeq() + 1) {
        endOfBatches();
        stop(
            "stream_batch",
            "[\"%s\", %d]".formatted(fields.device(), fields.epoch()),
            "a signature over record %d, and none before it".formatted(fields.seq()),
            next == null ? "no such row" : next.toString());
        return;
      }
      begin(index, next);
    }
    records.add(sealed);
    if (fields.seq() == batch.lastSeq()) {
      signatures.check(batch, sealed.hash());
      endOfRun();
    }
  }

  private static boolean isOf(StoredBatch batch, EdgeRecord fields) {
    return batch.device().equals(fields.device())
        && batch.epoch() == fields.epoch()
        && batch.covers(fields.seq());
  }

  private void begin(long index, StoredBatch next) {
    if (at != null && !at.equals(next.committedAt())) {
      endOfBatches();
    }
    if (at == null) {
      firstLeaf = index;
    }
    at = next.committedAt();
    batch = next;
    batches++;
  }

  private void endOfRun() {
    if (records.isEmpty()) {
      return;
    }
    SealedRecord last = records.get(records.size() - 1);
    if (last.fields().seq() != batch.lastSeq()) {
      findings.add(
          "stream_batch",
          batch.key(),
          "a signature over records to " + last.fields().seq(),
          "one over records to " + batch.lastSeq());
    }
    runs.add(new SignedRun(batch.knownSeq(), batch.keyId(), batch.signature(), records));
    records.clear();
  }

  private void endOfBatches() {
    endOfRun();
    if (runs.isEmpty() || stopped) {
      return;
    }
    putAsides.until(at);
    int count = runs.stream().mapToInt(run -> run.records().size()).sum();
    try {
      List<SignedRun> all = List.copyOf(runs);
      Instant time = at;
      scratch.call(
          () -> {
            rehearsal.records(all, firstLeaf, time);
            return null;
          });
    } catch (RuntimeException e) {
      stop(
          "evidence_leaf",
          "leaves %d to %d".formatted(firstLeaf, firstLeaf + count - 1),
          "records that go on where their device's stream stands",
          Causes.of(e));
    }
    heads.add(firstLeaf + count);
    runs.clear();
    batch = null;
    at = null;
  }

  private void stop(String table, String key, String expected, String found) {
    findings.add(table, key, expected, found + "; what follows was not compared");
    findings.incomplete();
    stopped = true;
  }
}

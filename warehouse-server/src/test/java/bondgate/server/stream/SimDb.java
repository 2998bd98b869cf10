package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.SignedNote.NoteSignature;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import bondgate.server.fleet.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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
  private final SigningKey key;
  private final VerifierKey verifierKey;
  final List<SealedRecord> leaves = new ArrayList<>();
  final List<Hash> leafHashes = new ArrayList<>();

  /** Name of each record that took effect, in the order of effects. */
  final List<String> effects = new ArrayList<>();

  SimDb(SigningKey key) {
    this.key = key;
    this.verifierKey = VerifierKey.ed25519(ORIGIN, key.verifyKey().bytes());
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
        leafHashes.add(MerkleTree.leafHash(record.bytes()));
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
    leafHashes.set(leafHashes.size() - 1, MerkleTree.leafHash(new byte[0]));
  }

  TreeHead head() {
    return head(leafHashes.size());
  }

  TreeHead head(int size) {
    return new TreeHead(
        size, size == 0 ? MerkleTree.EMPTY_ROOT : root(leafHashes.subList(0, size)));
  }

  /** A signed checkpoint of what is committed. */
  String checkpoint() {
    String text = Checkpoint.of(ORIGIN, head()).text();
    byte[] signature = Base64.getDecoder().decode(key.sign(text.getBytes(StandardCharsets.UTF_8)));
    return new SignedNote(text, List.of(NoteSignature.of(verifierKey, signature))).note();
  }

  /** RFC 6962, section 2.1.2, PROOF(m, D[n]), word by word. */
  List<Hash> consistency(int from) {
    return from == 0 || from == leafHashes.size() ? List.of() : proof(from, leafHashes, true);
  }

  private static List<Hash> proof(int m, List<Hash> d, boolean whole) {
    int n = d.size();
    if (m == n) {
      return whole ? List.of() : List.of(root(d));
    }
    int k = split(n);
    List<Hash> hashes;
    if (m <= k) {
      hashes = new ArrayList<>(proof(m, d.subList(0, k), whole));
      hashes.add(root(d.subList(k, n)));
    } else {
      hashes = new ArrayList<>(proof(m - k, d.subList(k, n), false));
      hashes.add(root(d.subList(0, k)));
    }
    return hashes;
  }

  private static Hash root(List<Hash> d) {
    int n = d.size();
    if (n == 1) {
      return d.get(0);
    }
    int k = split(n);
    return MerkleTree.nodeHash(root(d.subList(0, k)), root(d.subList(k, n)));
  }

  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }

  static String name(EdgeRecord record) {
    return stream(record.device(), record.epoch()) + "/" + record.seq();
  }

  private static String stream(String device, long epoch) {
    return device + "/" + epoch;
  }
}

package bondgate.simulator.log;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.Consistency;
import bondgate.events.SigningKey;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A log as RFC 6962 says it, slow and plain, with signed checkpoints and consistency proofs: what a
 * server's log is compared with, and what stands for one where there is no server.
 */
public final class PlainLog {
  private final String origin;
  private final SigningKey key;
  private final VerifierKey verifier;
  private final List<Hash> leaves = new ArrayList<>();
  // Of these leaves; null until somebody asks.
  private String checkpoint;

  /** An empty log of that origin, signed with that key. */
  public PlainLog(String origin, SigningKey key) {
    this.origin = origin;
    this.key = key;
    this.verifier = VerifierKey.ed25519(origin, key.verifyKey().bytes());
  }

  /** Adds a leaf at the end. */
  public void append(byte[] leaf) {
    leaves.add(MerkleTree.leafHash(leaf));
    checkpoint = null;
  }

  /** Another history of the same length. */
  public void fork() {
    leaves.replaceAll(leaf -> MerkleTree.leafHash(leaf.bytes()));
    checkpoint = null;
  }

  /** The answer to a batch, with the proof from the checkpoint that it shows. */
  public BatchAnswer.Accepted accepted(Batch batch, long throughSeq) {
    int from = sizeIn(batch.checkpoint());
    return new BatchAnswer.Accepted(
            batch.device(), batch.epoch(), throughSeq, checkpoint(), consistency(from))
        .signed(origin.substring(origin.lastIndexOf('/') + 1), key);
  }

  /** The proof that it continues the log of its first leaves, 0 for none. */
  public Consistency consistency(int from) {
    List<Hash> proof =
        from == 0 || from == leaves.size() ? List.of() : subproof(from, leaves, true);
    return new Consistency(from, proof.stream().map(Hash::base64).toList());
  }

  /** Broken on purpose: another leaf stands where the last one stood. */
  public void replaceLast(byte[] leaf) {
    leaves.set(leaves.size() - 1, MerkleTree.leafHash(leaf));
    checkpoint = null;
  }

  /** Hash of a leaf in Base64. */
  public String leafBase64(int index) {
    return leaves.get(index).base64();
  }

  /** How many leaves there are. */
  public int size() {
    return leaves.size();
  }

  /** The head of its first leaves. */
  public TreeHead head(int size) {
    return new TreeHead(size, size == 0 ? MerkleTree.EMPTY_ROOT : root(leaves.subList(0, size)));
  }

  /** The signed checkpoint of all of it. */
  public String checkpoint() {
    if (checkpoint == null) {
      String text = Checkpoint.of(origin, head(leaves.size())).text();
      byte[] signature =
          Base64.getDecoder().decode(key.sign(text.getBytes(StandardCharsets.UTF_8)));
      checkpoint =
          new SignedNote(text, List.of(SignedNote.NoteSignature.of(verifier, signature))).note();
    }
    return checkpoint;
  }

  /** The size in a checkpoint; 0 for an empty text. */
  public static int sizeIn(String checkpoint) {
    try {
      return checkpoint.isEmpty()
          ? 0
          : (int) Checkpoint.parse(SignedNote.parse(checkpoint).text()).head().size();
    } catch (MalformedProofException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Hash root(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return MerkleTree.nodeHash(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  // RFC 6962, section 2.1.2: SUBPROOF(m, D[n], b).
  private static List<Hash> subproof(int m, List<Hash> leaves, boolean whole) {
    int n = leaves.size();
    if (m == n) {
      return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
    }
    int k = Integer.highestOneBit(n - 1);
    List<Hash> proof;
    if (m <= k) {
      proof = subproof(m, leaves.subList(0, k), whole);
      proof.add(root(leaves.subList(k, n)));
    } else {
      proof = subproof(m - k, leaves.subList(k, n), false);
      proof.add(root(leaves.subList(0, k)));
    }
    return proof;
  }
}

package bondgate.uplink;

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

/** A log as RFC 6962 says it, slow and plain, with signed checkpoints and consistency proofs. */
final class TestLog {
  private final String origin;
  private final SigningKey key;
  private final List<Hash> leaves = new ArrayList<>();

  TestLog(String origin, SigningKey key) {
    this.origin = origin;
    this.key = key;
  }

  void append(byte[] leaf) {
    leaves.add(MerkleTree.leafHash(leaf));
  }

  /** Another history of the same length. */
  void fork() {
    leaves.replaceAll(leaf -> MerkleTree.leafHash(leaf.bytes()));
  }

  /** The answer to a batch, with the proof from the checkpoint that it shows. */
  BatchAnswer.Accepted accepted(Batch batch, long throughSeq) {
    int from = batch.checkpoint().isEmpty() ? 0 : size(batch.checkpoint());
    List<String> proof =
        from == 0 || from == leaves.size()
            ? List.of()
            : consistency(from, leaves, true).stream().map(Hash::base64).toList();
    return new BatchAnswer.Accepted(
            batch.device(), batch.epoch(), throughSeq, checkpoint(), new Consistency(from, proof))
        .signed(origin.substring(origin.lastIndexOf('/') + 1), key);
  }

  String leafBase64(int index) {
    return leaves.get(index).base64();
  }

  String checkpoint() {
    String text = Checkpoint.of(origin, new TreeHead(leaves.size(), root(leaves))).text();
    byte[] signature = Base64.getDecoder().decode(key.sign(text.getBytes(StandardCharsets.UTF_8)));
    VerifierKey verifier = VerifierKey.ed25519(origin, key.verifyKey().bytes());
    return new SignedNote(text, List.of(SignedNote.NoteSignature.of(verifier, signature))).note();
  }

  private static int size(String note) {
    try {
      return (int) Checkpoint.parse(SignedNote.parse(note).text()).head().size();
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
  private static List<Hash> consistency(int m, List<Hash> leaves, boolean whole) {
    int n = leaves.size();
    if (m == n) {
      return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
    }
    int k = Integer.highestOneBit(n - 1);
    List<Hash> proof;
    if (m <= k) {
      proof = consistency(m, leaves.subList(0, k), whole);
      proof.add(root(leaves.subList(k, n)));
    } else {
      proof = consistency(m - k, leaves.subList(k, n), false);
      proof.add(root(leaves.subList(0, k)));
    }
    return proof;
  }
}

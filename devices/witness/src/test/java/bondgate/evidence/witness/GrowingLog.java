package bondgate.evidence.witness;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log by the book: RFC 6962, sections 2.1 and 2.1.2, computed from all leaves each time. */
final class GrowingLog {
  static final String NAME = "bondgate.example/zone";

  private final KeyPair pair;
  private final List<Hash> leaves = new ArrayList<>();

  GrowingLog() throws GeneralSecurityException {
    this(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  private GrowingLog(KeyPair pair) {
    this.pair = pair;
  }

  /** The same key, and another history from that leaf on. */
  GrowingLog forkedAt(int size) {
    GrowingLog fork = new GrowingLog(pair);
    fork.leaves.addAll(leaves.subList(0, size));
    fork.append("another history");
    return fork;
  }

  GrowingLog append(String leaf) {
    leaves.add(MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  GrowingLog upTo(int size) {
    while (leaves.size() < size) {
      append("leaf " + leaves.size());
    }
    return this;
  }

  VerifierKey key() {
    byte[] encoded = pair.getPublic().getEncoded();
    return VerifierKey.ed25519(
        NAME, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  SignedNote checkpoint(int size) throws GeneralSecurityException {
    String text = Checkpoint.of(NAME, new TreeHead(size, root(0, size))).text();
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(SignedNote.NoteSignature.of(key(), signer.sign())));
  }

  /** The body of a request. */
  String request(int from, int to) throws GeneralSecurityException {
    StringBuilder body = new StringBuilder("old " + from + "\n");
    if (from > 0 && from < to) {
      proof(from, 0, to, true).forEach(hash -> body.append(hash.base64()).append('\n'));
    }
    return body.append('\n').append(checkpoint(to).note()).toString();
  }

  private Hash root(int from, int to) {
    if (from == to) {
      return MerkleTree.EMPTY_ROOT;
    }
    if (to - from == 1) {
      return leaves.get(from);
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    return MerkleTree.nodeHash(root(from, middle), root(middle, to));
  }

  private List<Hash> proof(int size, int from, int to, boolean whole) {
    if (size == to - from) {
      return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(from, to)));
    }
    int left = Integer.highestOneBit(to - from - 1);
    List<Hash> proof;
    if (size <= left) {
      proof = proof(size, from, from + left, whole);
      proof.add(root(from + left, to));
    } else {
      proof = proof(size - left, from + left, to, false);
      proof.add(root(from, from + left));
    }
    return proof;
  }
}

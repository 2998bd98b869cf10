package bondgate.server.evidence;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Proofs of many leaves under one checkpoint, for what an officer takes along. */
@ApplicationScoped
public class LeafProofs {
  private final EvidenceLog log;
  private final StoredTree stored;
  private final ServerKey key;

  @Inject
  LeafProofs(EvidenceLog log, StoredTree stored, ServerKey key) {
    this.log = log;
    this.stored = stored;
    this.key = key;
  }

  /** The zone's published checkpoint with the head that it signs. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Signed now(String zone) {
    try {
      SignedNote note = SignedNote.parse(log.checkpoint(zone));
      return new Signed(note, Checkpoint.parse(note.text()).head());
    } catch (MalformedProofException e) {
      throw new IllegalStateException("our own checkpoint can always be read", e);
    }
  }

  /**
   * The inclusion proofs of those leaves under that head, in the same order.
   *
   * @param indexes each below the head's size
   */
  @Transactional(TxType.NOT_SUPPORTED)
  public List<List<Hash>> proofs(String zone, List<Long> indexes, TreeHead head) {
    List<List<NodeId>> runs = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (long index : indexes) {
      List<List<NodeId>> one = TreeShape.inclusion(index, head.size());
      runs.addAll(one);
      lengths.add(one.size());
    }
    List<Hash> roots = runs.isEmpty() ? List.of() : stored.roots(zone, runs, head);
    List<List<Hash>> proofs = new ArrayList<>();
    int at = 0;
    for (int length : lengths) {
      proofs.add(List.copyOf(roots.subList(at, at + length)));
      at += length;
    }
    return proofs;
  }

  /**
   * A text under the signature of the zone's log. Never a checkpoint: its first line must not be
   * the log's origin, so that it cannot be taken for one.
   *
   * @param text lines, each with its newline
   */
  public SignedNote sign(String zone, String text) {
    VerifierKey verifier = log.verifierKey(zone);
    if (text.startsWith(verifier.name() + "\n")) {
      throw new IllegalArgumentException("a text that could be taken for a checkpoint");
    }
    String signature = key.signingKey().sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(
        text,
        List.of(SignedNote.NoteSignature.of(verifier, Base64.getDecoder().decode(signature))));
  }

  /**
   * A checkpoint as it is published.
   *
   * @param note the checkpoint with every signature that it has
   * @param head size and root that it signs
   */
  public record Signed(SignedNote note, TreeHead head) {}
}

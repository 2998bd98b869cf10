package bondgate.uplink;

import bondgate.events.BatchAnswer;
import bondgate.events.Consistency;
import bondgate.events.VerifyKey;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the server's log only grew since the checkpoint that the agent holds: the agent is a
 * witness who forgets nothing it has seen. Pure.
 *
 * @param zone the zone whose log it is
 * @param key the server's key
 */
public record CheckpointCheck(String zone, VerifyKey key) {

  /** What the look at an answer's checkpoint says. */
  public sealed interface Finding {
    /** The server signed it, and it continues the one that is held. */
    record Proven() implements Finding {}

    /**
     * The proof begins at another checkpoint than the one held now, as in an answer to a batch that
     * was sent before: nothing is wrong, and nothing is proven.
     */
    record Unproven() implements Finding {}

    /** The server did not sign it, or it does not continue the one that is held. */
    record Refuted(String why) implements Finding {}
  }

  /** Looks at the checkpoint of an answer, with that one held; empty for none. */
  public Finding check(String held, BatchAnswer.Accepted answer) {
    try {
      Checkpoint received = signed(answer.checkpoint());
      Consistency consistency = answer.consistency();
      if (held.isEmpty()) {
        return consistency == null || consistency.from() == 0
            ? new Finding.Proven()
            : new Finding.Unproven();
      }
      Checkpoint known = Checkpoint.parse(SignedNote.parse(held).text());
      if (!received.origin().equals(known.origin())) {
        return new Finding.Refuted(
            "received a checkpoint of '%s'; held is one of '%s'"
                .formatted(received.origin(), known.origin()));
      }
      if (consistency == null || consistency.from() != known.head().size()) {
        return new Finding.Unproven();
      }
      ProofCheck check = proof(consistency).check(known.head(), received.head());
      return check instanceof ProofCheck.Fails fails
          ? new Finding.Refuted(fails.why())
          : new Finding.Proven();
    } catch (MalformedProofException e) {
      return new Finding.Refuted(e.getMessage());
    }
  }

  private Checkpoint signed(String note) throws MalformedProofException {
    SignedNote signed = SignedNote.parse(note);
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    if (!checkpoint.origin().endsWith("/" + zone)) {
      throw new MalformedProofException(
          "received a checkpoint of '%s'; expected one of zone '%s'"
              .formatted(checkpoint.origin(), zone));
    }
    ProofCheck check = signed.check(VerifierKey.ed25519(checkpoint.origin(), key.bytes()));
    if (check instanceof ProofCheck.Fails fails) {
      throw new MalformedProofException(fails.why());
    }
    return checkpoint;
  }

  private static ConsistencyProof proof(Consistency consistency) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String hash : consistency.hashes()) {
      hashes.add(Hash.ofBase64(hash));
    }
    return new ConsistencyProof(hashes);
  }
}

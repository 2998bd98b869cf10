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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

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

    /** The server did not sign the answer: whatever it says, it was not said. */
    record NotSigned() implements Finding {}

    /** The server did not sign it, or it does not continue the one that is held. */
    record Refuted(String why) implements Finding {}
  }

  /** Looks at the checkpoint of an answer, with that one held; empty for none. */
  public Finding check(String held, BatchAnswer.Accepted answer) {
    if (!answer.isSignedBy(zone, key)) {
      return new Finding.NotSigned();
    }
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

  /** How many entries the log has in a checkpoint that is held; empty for none. */
  public static OptionalLong size(String held) {
    if (held.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Checkpoint.parse(SignedNote.parse(held).text()).head().size());
    } catch (MalformedProofException e) {
      throw new IllegalArgumentException("what is held is no checkpoint: " + held, e);
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
    if (signed.signatures().stream().noneMatch(one -> isOurs(one, checkpoint, signed.text()))) {
      throw new MalformedProofException(
          "the server's key %s did not sign the checkpoint of '%s'"
              .formatted(key.id(), checkpoint.origin()));
    }
    return checkpoint;
  }

  /** Whether the server's key made that signature: by the quick implementation of Ed25519. */
  private boolean isOurs(SignedNote.NoteSignature one, Checkpoint checkpoint, String text) {
    byte[] hashAndSignature = Base64.getDecoder().decode(one.base64());
    byte[] keyHash = VerifierKey.ed25519(checkpoint.origin(), key.bytes()).keyHash();
    int length = VerifierKey.KEY_HASH_LENGTH_BYTES;
    return one.name().equals(checkpoint.origin())
        && Arrays.equals(keyHash, Arrays.copyOf(hashAndSignature, length))
        && key.verifies(
            text.getBytes(StandardCharsets.UTF_8),
            Base64.getEncoder()
                .encodeToString(
                    Arrays.copyOfRange(hashAndSignature, length, hashAndSignature.length)));
  }

  private static ConsistencyProof proof(Consistency consistency) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String hash : consistency.hashes()) {
      hashes.add(Hash.ofBase64(hash));
    }
    return new ConsistencyProof(hashes);
  }
}

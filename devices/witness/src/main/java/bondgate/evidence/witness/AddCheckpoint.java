package bondgate.evidence.witness;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks a witness: to cosign a checkpoint, with the proof that it continues the last one
 * (C2SP tlog-witness, add-checkpoint).
 *
 * @param oldSize of the last checkpoint that the log believes the witness cosigned, from 0
 * @param proof from there to the checkpoint
 * @param note the checkpoint with its signatures
 * @param checkpoint the same, read
 */
record AddCheckpoint(long oldSize, ConsistencyProof proof, SignedNote note, Checkpoint checkpoint) {
  private static final int MOST_HASHES = 63;
  private static final String OLD = "old ";

  /**
   * Reads the body of a request; no signature and no proof is checked.
   *
   * @throws MalformedProofException if it is none
   */
  static AddCheckpoint parse(String body) throws MalformedProofException {
    int split = body.indexOf("\n\n");
    if (split < 0) {
      throw new MalformedProofException(
          "a request has an empty line between the proof and the checkpoint; received none");
    }
    List<String> lines = List.of(body.substring(0, split).split("\n", -1));
    if (!lines.get(0).matches(OLD + "(0|[1-9][0-9]{0,17})")) {
      throw new MalformedProofException(
          "a request begins with 'old <size>', below 10^18 and without a leading zero; received '%s'"
              .formatted(lines.get(0)));
    }
    if (lines.size() - 1 > MOST_HASHES) {
      throw new MalformedProofException(
          "a proof has at most %d hashes; received %d".formatted(MOST_HASHES, lines.size() - 1));
    }
    List<Hash> hashes = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      hashes.add(Hash.ofBase64(line));
    }
    SignedNote note = SignedNote.parse(body.substring(split + 2));
    return new AddCheckpoint(
        Long.parseLong(lines.get(0).substring(OLD.length())),
        new ConsistencyProof(hashes),
        note,
        Checkpoint.parse(note.text()));
  }
}

package bondgate.evidence.witness;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Cosignature;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody who cosigns the checkpoints of logs, each only if it continues the one before. What it
 * cosigned is on disk before it says so; it remembers of each log the last checkpoint only.
 */
public final class Witness {
  private final WitnessKey key;
  private final CosignedFiles files;
  private final Map<String, List<VerifierKey>> logs;

  /**
   * A witness of some logs.
   *
   * @param key its own
   * @param files where it remembers what it cosigned
   * @param logs keys of logs; several of one name are trusted alike
   */
  Witness(WitnessKey key, CosignedFiles files, List<VerifierKey> logs) {
    this.key = key;
    this.files = files;
    this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
  }

  /** The key by which its cosignatures are checked. */
  public VerifierKey verifierKey() {
    return key.verifierKey();
  }

  /**
   * Cosigns a checkpoint, or says why not. One at a time: between the look at the last checkpoint
   * and the writing of the next no other may come.
   *
   * @param body of the request
   * @param nowSeconds since 1970-01-01
   * @throws IOException if it cannot be remembered: then it is not cosigned either
   */
  synchronized Answer add(String body, long nowSeconds) throws IOException {
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(body);
    } catch (MalformedProofException e) {
      return new Answer.Malformed(e.getMessage());
    }
    List<VerifierKey> keys = logs.get(asked.checkpoint().origin());
    if (keys == null) {
      return new Answer.UnknownLog(
          "received log '%s'; this witness watches %s"
              .formatted(asked.checkpoint().origin(), logs.keySet()));
    }
    if (keys.stream().noneMatch(trusted -> asked.note().check(trusted).holds())) {
      return new Answer.NotSigned("no signature holds by any of " + keys);
    }
    TreeHead last = files.last(asked.checkpoint().origin());
    Answer refusal = refusal(asked, last);
    return refusal != null ? refusal : cosign(asked, nowSeconds);
  }

  // Null if there is none. The order is that of the specification.
  private static Answer refusal(AddCheckpoint asked, TreeHead last) {
    TreeHead next = asked.checkpoint().head();
    if (asked.oldSize() > next.size()) {
      return new Answer.Malformed(
          "an old size of at most %d expected; received %d"
              .formatted(next.size(), asked.oldSize()));
    }
    if (asked.oldSize() != last.size()) {
      return new Answer.OtherSize(last.size());
    }
    if (next.size() == last.size() && !next.root().equals(last.root())) {
      return new Answer.TwoRoots(
          "two roots for %d leaves: cosigned %s, received %s"
              .formatted(last.size(), last.root().base64(), next.root().base64()));
    }
    if (last.size() == 0) {
      // Every log continues the empty one; RFC 6962 knows no proof for that.
      return asked.proof().hashes().isEmpty()
          ? null
          : new Answer.NotContinued("no hashes expected from size 0");
    }
    return asked.proof().check(last, next) instanceof ProofCheck.Fails fails
        ? new Answer.NotContinued(fails.why())
        : null;
  }

  // Anybody may add a line to a note, even one in our name: only what the log signed is kept.
  private static SignedNote holding(SignedNote note, List<VerifierKey> keys) {
    return new SignedNote(
        note.text(),
        note.signatures().stream()
            .filter(one -> keys.stream().anyMatch(key -> alone(note, one).check(key).holds()))
            .toList());
  }

  private static SignedNote alone(SignedNote note, SignedNote.NoteSignature one) {
    return new SignedNote(note.text(), List.of(one));
  }

  private Answer cosign(AddCheckpoint asked, long nowSeconds) throws IOException {
    Checkpoint checkpoint = asked.checkpoint();
    SignedNote.NoteSignature line =
        Cosignature.line(
            key.verifierKey(),
            nowSeconds,
            key.sign(Cosignature.message(nowSeconds, asked.note().text())));
    files.write(
        checkpoint.origin(), holding(asked.note(), logs.get(checkpoint.origin())).with(line));
    // On disk, not yet answered. A crash here leaves the log to learn by 409 that it was cosigned.
    return new Answer.Cosigned(line.line());
  }
}

package bondgate.evidence.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The witnesses that somebody trusts, and how many of them must have cosigned before a checkpoint
 * is believed.
 *
 * @param witnesses their keys, each once
 * @param needed from 0 to the number of keys
 */
public record Cosigners(List<VerifierKey> witnesses, int needed) {
  /** Nobody, and nobody needed. */
  public static final Cosigners NONE = new Cosigners(List.of(), 0);

  /**
   * Takes a copy and checks the range: a number that can never be reached, and a witness that
   * counts twice, are mistakes of whoever set them.
   */
  public Cosigners {
    witnesses = List.copyOf(witnesses);
    Set<String> keys = witnesses.stream().map(VerifierKey::text).collect(Collectors.toSet());
    if (keys.size() != witnesses.size()) {
      throw new IllegalArgumentException("each witness counts once; received " + witnesses);
    }
    for (VerifierKey witness : witnesses) {
      if (!witness.isWitness()) {
        throw new IllegalArgumentException(
            "the key of a witness has type 4; received a log's key: " + witness);
      }
    }
    if (needed < 0 || needed > witnesses.size()) {
      throw new IllegalArgumentException(
          "cosignatures needed: from 0 to the %d witnesses that are named; received %d"
              .formatted(witnesses.size(), needed));
    }
  }

  /** Those of the witnesses whose cosignature under this note holds. */
  public List<VerifierKey> under(SignedNote note) {
    return witnesses.stream().filter(witness -> note.check(witness).holds()).toList();
  }

  /** Whether enough of them cosigned; says who did not, and why. */
  public ProofCheck check(SignedNote note) {
    List<String> missing = new ArrayList<>();
    for (VerifierKey witness : witnesses) {
      if (note.check(witness) instanceof ProofCheck.Fails fails) {
        missing.add(witness.name() + ": " + fails.why());
      }
    }
    int found = witnesses.size() - missing.size();
    return found >= needed
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "%d cosignatures needed, %d hold; %s"
                .formatted(needed, found, String.join("; ", missing)));
  }
}

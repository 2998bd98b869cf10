package bondgate.server.evidence;

import bondgate.evidence.proof.SignedNote.NoteSignature;

/** What came back from a witness that was asked to cosign. */
sealed interface WitnessAnswer {
  /** Its cosignature, which was checked. */
  record Cosigned(NoteSignature signature) implements WitnessAnswer {}

  /** It cosigned that size last, and not the one it was asked to continue. */
  record KnowsSize(long size) implements WitnessAnswer {}

  /** It holds a checkpoint that this one does not continue. */
  record Refuses(String why) implements WitnessAnswer {}

  /** It cannot be reached, or what it says is of no use. */
  record Away(String why) implements WitnessAnswer {}
}

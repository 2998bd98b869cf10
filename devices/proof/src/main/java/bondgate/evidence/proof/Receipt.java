package bondgate.evidence.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a person needs beside the leaf and the key, in one text file: C2SP tlog-proof, version
 * 1.
 *
 * @param index place of the leaf, from 0
 * @param hashes the inclusion proof, leaf to root
 * @param checkpoint the signed checkpoint it leads to
 */
public record Receipt(long index, List<Hash> hashes, SignedNote checkpoint) {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /** Takes a copy. */
  public Receipt {
    hashes = List.copyOf(hashes);
  }

  /**
   * Reads a receipt.
   *
   * @throws MalformedProofException if it is none
   */
  public static Receipt parse(String text) throws MalformedProofException {
    int split = text.indexOf("\n\n");
    if (split < 0) {
      throw new MalformedProofException(
          "a receipt has an empty line before the checkpoint; received '%s'".formatted(text));
    }
    List<String> lines = List.of(text.substring(0, split).split("\n", -1));
    // The specification lets one line of data for the application stand here; we have no use for
    // it.
    int at = lines.size() > 1 && lines.get(1).startsWith(EXTRA) ? 2 : 1;
    if (!lines.get(0).equals(FIRST_LINE)
        || lines.size() <= at
        || !lines.get(at).startsWith(INDEX)) {
      throw new MalformedProofException(
          "a receipt begins with the lines '%s' and '%s<number>'; received '%s'"
              .formatted(FIRST_LINE, INDEX, text.substring(0, split)));
    }
    List<Hash> hashes = new ArrayList<>();
    for (String line : lines.subList(at + 1, lines.size())) {
      hashes.add(Hash.ofBase64(line));
    }
    return new Receipt(
        Decimal.parse("the index", lines.get(at).substring(INDEX.length())),
        hashes,
        SignedNote.parse(text.substring(split + 2)));
  }

  /** The receipt as it travels. */
  public String text() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint.note()).toString();
  }

  /**
   * Whether the key signed the checkpoint, the checkpoint is of the log the key is named for, and
   * the leaf is in that log at the index.
   *
   * @throws MalformedProofException if the note is signed but is no checkpoint
   */
  public ProofCheck check(byte[] leaf, VerifierKey key) throws MalformedProofException {
    if (Checkpoint.isSigned(checkpoint, key) instanceof ProofCheck.Fails fails) {
      return fails;
    }
    TreeHead head = Checkpoint.parse(checkpoint.text()).head();
    return new InclusionProof(index, head.size(), hashes).check(MerkleTree.leafHash(leaf), head);
  }
}

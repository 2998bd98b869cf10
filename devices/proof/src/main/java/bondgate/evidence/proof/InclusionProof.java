package bondgate.evidence.proof;

import java.util.List;

/**
 * That a leaf stands at one place in a log of one size (RFC 6962, section 2.1.1): the hashes beside
 * the way from the leaf to the root.
 *
 * @param index place of the leaf, from 0 to below the size
 * @param size number of leaves
 * @param hashes leaf to root
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {
  /** Takes a copy. Index and size are checked with the proof, for they too come from outside. */
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether a leaf of that hash is under that head at this place. */
  public ProofCheck check(Hash leafHash, TreeHead head) {
    if (index < 0 || index >= size) {
      return new ProofCheck.Fails(
          "there is no leaf %d in a log of %d leaves".formatted(index, size));
    }
    if (size != head.size()) {
      return new ProofCheck.Fails(
          "the proof is for %d leaves, the head has %d".formatted(size, head.size()));
    }
    // RFC 9162, section 2.1.3.2, with its names.
    long fn = index;
    long sn = size - 1;
    Hash r = leafHash;
    for (Hash p : hashes) {
      if (sn == 0) {
        return wrongLength();
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = MerkleTree.nodeHash(p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = MerkleTree.nodeHash(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      return wrongLength();
    }
    return r.equals(head.root())
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "the proof leads to root %s, the head has %s".formatted(r.hex(), head.root().hex()));
  }

  private ProofCheck wrongLength() {
    return new ProofCheck.Fails(
        "a proof for leaf %d of %d does not have %d hashes".formatted(index, size, hashes.size()));
  }
}

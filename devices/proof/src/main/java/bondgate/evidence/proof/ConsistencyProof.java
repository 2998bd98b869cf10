package bondgate.evidence.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * That a log only grew between two heads: all leaves of the earlier one are in the later one, at
 * their places, unchanged (RFC 6962, section 2.1.2).
 *
 * @param hashes as the log gave them
 */
public record ConsistencyProof(List<Hash> hashes) {
  /** Takes a copy. */
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether the later head continues the earlier one. */
  public ProofCheck check(TreeHead earlier, TreeHead later) {
    if (earlier.size() < 1 || earlier.size() > later.size()) {
      return new ProofCheck.Fails(
          "a log of %d leaves cannot be shown to continue one of %d"
              .formatted(later.size(), earlier.size()));
    }
    if (earlier.size() == later.size()) {
      return sameSize(earlier, later);
    }
    List<Hash> path = new ArrayList<>(hashes);
    if (Long.bitCount(earlier.size()) == 1) {
      path.add(0, earlier.root());
    }
    return path.isEmpty() ? wrongLength(earlier, later) : follow(path, earlier, later);
  }

  private ProofCheck sameSize(TreeHead earlier, TreeHead later) {
    if (!hashes.isEmpty()) {
      return wrongLength(earlier, later);
    }
    return earlier.root().equals(later.root())
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "two roots for %d leaves: %s and %s: the log has two histories"
                .formatted(later.size(), earlier.root().hex(), later.root().hex()));
  }

  // RFC 9162, section 2.1.4.2, with its names.
  private ProofCheck follow(List<Hash> path, TreeHead earlier, TreeHead later) {
    long fn = earlier.size() - 1;
    long sn = later.size() - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    Hash fr = path.get(0);
    Hash sr = path.get(0);
    for (Hash c : path.subList(1, path.size())) {
      if (sn == 0) {
        return wrongLength(earlier, later);
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = MerkleTree.nodeHash(c, fr);
        sr = MerkleTree.nodeHash(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = MerkleTree.nodeHash(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      return wrongLength(earlier, later);
    }
    return compare("earlier", fr, earlier) instanceof ProofCheck.Fails fails
        ? fails
        : compare("later", sr, later);
  }

  private static ProofCheck compare(String which, Hash found, TreeHead head) {
    return found.equals(head.root())
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "the proof leads to root %s, the %s head has %s"
                .formatted(found.hex(), which, head.root().hex()));
  }

  private ProofCheck wrongLength(TreeHead earlier, TreeHead later) {
    return new ProofCheck.Fails(
        "a proof from %d to %d leaves does not have %d hashes"
            .formatted(earlier.size(), later.size(), hashes.size()));
  }
}

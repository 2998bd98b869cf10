package bondgate.evidence.proof;

import java.util.List;
import java.util.Objects;

/**
 * A run of neighbouring leaves of a log and the root over them alone, as the IETF working group
 * PLANTS has it for Merkle Tree Certificates (draft-ietf-plants-merkle-tree-certs, "Subtrees").
 * Half of a log can be shown to belong to the whole in this way, and a leaf to that half.
 *
 * <p>Not every run is a subtree: its start must be a multiple of the smallest power of two that is
 * not below its length. Start, end and root come from outside and are checked with each proof.
 *
 * <p><b>The empty subtree</b> is one for every start. It holds no leaf. It is consistent with every
 * log that reaches its end if its root is {@link MerkleTree#EMPTY_ROOT} and the proof is empty; the
 * log's own root is not looked at, so that this says nothing of the log. (A {@link
 * ConsistencyProof} from an empty log is refused instead, as github.com/transparency-dev/merkle
 * does in both cases.)
 *
 * <p><b>Stricter than that library:</b> a {@link Hash} is 32 bytes, also where the other side would
 * not look at it, or would find two roots of 12 bytes each equal.
 *
 * @param start place of the first leaf, from 0
 * @param end place behind the last leaf, from start
 * @param root the root over the leaves from start to before end
 */
public record Subtree(long start, long end, Hash root) {
  /** Needs a root; the range is checked with each proof. */
  public Subtree {
    Objects.requireNonNull(root, "root");
  }

  /** Whether there is such a subtree: the range is in order, and begins where one can begin. */
  public boolean isValid() {
    return start >= 0
        && start <= end
        && (start == end || Long.numberOfTrailingZeros(start) >= bitsOf(end - start - 1));
  }

  /**
   * Whether a leaf of that hash stands at that place of the log, by its proof within the subtree
   * ("Subtree Inclusion Proofs"). Says nothing of the log around it.
   *
   * @param index place in the whole log
   * @param hashes leaf to root of the subtree
   */
  public ProofCheck includes(long index, Hash leafHash, List<Hash> hashes) {
    if (!isValid()) {
      return invalid();
    }
    if (index < start || index >= end) {
      return new ProofCheck.Fails(
          "leaf %d is not in the subtree from %d to before %d".formatted(index, start, end));
    }
    long size = end - start;
    return new InclusionProof(index - start, size, hashes)
        .check(leafHash, new TreeHead(size, root));
  }

  /**
   * Whether the log of that head has exactly this subtree at its place ("Subtree Consistency
   * Proofs").
   *
   * @param hashes as the log gave them
   */
  public ProofCheck isIn(TreeHead head, List<Hash> hashes) {
    if (!isValid()) {
      return invalid();
    }
    if (end > head.size()) {
      return new ProofCheck.Fails(
          "a log of %d leaves has no subtree from %d to before %d"
              .formatted(head.size(), start, end));
    }
    return start == end ? emptyIsIn(hashes) : new Climb(this, head).follow(hashes);
  }

  private ProofCheck emptyIsIn(List<Hash> hashes) {
    if (!hashes.isEmpty()) {
      return new ProofCheck.Fails(
          "a proof of an empty subtree has no hashes; received %d".formatted(hashes.size()));
    }
    return root.equals(MerkleTree.EMPTY_ROOT)
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "the root of an empty subtree is the SHA-256 of nothing; received " + root.hex());
  }

  private ProofCheck invalid() {
    return new ProofCheck.Fails(
        "there is no subtree from %d to before %d: its start must be from 0 to its end, and a"
                .formatted(start, end)
            + " multiple of the smallest power of two that is not below its length");
  }

  private static int bitsOf(long n) {
    return Long.SIZE - Long.numberOfLeadingZeros(n);
  }

  /** The way from the subtree to the log's root, with the names of the draft. */
  private static final class Climb {
    private final Subtree subtree;
    private final TreeHead head;
    private long fn;
    private long sn;
    private long tn;

    Climb(Subtree subtree, TreeHead head) {
      this.subtree = subtree;
      this.head = head;
      fn = subtree.start;
      sn = subtree.end - 1;
      tn = head.size() - 1;
    }

    ProofCheck follow(List<Hash> hashes) {
      // Up to the lowest node that the subtree and the log have in common.
      while (fn != sn && (sn == tn || (sn & 1) == 1)) {
        up();
      }
      boolean whole = fn == sn;
      if (!whole && hashes.isEmpty()) {
        return wrongLength(hashes);
      }
      Hash fr = whole ? subtree.root : hashes.get(0);
      Hash sr = fr;
      for (Hash c : hashes.subList(whole ? 0 : 1, hashes.size())) {
        if (tn == 0) {
          return wrongLength(hashes);
        }
        if ((sn & 1) == 1 || sn == tn) {
          fr = fn < sn ? MerkleTree.nodeHash(c, fr) : fr;
          sr = MerkleTree.nodeHash(c, sr);
          while ((sn & 1) == 0) {
            up();
          }
        } else {
          sr = MerkleTree.nodeHash(sr, c);
        }
        up();
      }
      if (tn != 0) {
        return wrongLength(hashes);
      }
      return compare("subtree", fr, subtree.root) instanceof ProofCheck.Fails fails
          ? fails
          : compare("log", sr, head.root());
    }

    private void up() {
      fn >>= 1;
      sn >>= 1;
      tn >>= 1;
    }

    private ProofCheck wrongLength(List<Hash> hashes) {
      return new ProofCheck.Fails(
          "a proof from the subtree %d to before %d to a log of %d leaves does not have %d hashes"
              .formatted(subtree.start, subtree.end, head.size(), hashes.size()));
    }

    private static ProofCheck compare(String which, Hash found, Hash expected) {
      return found.equals(expected)
          ? new ProofCheck.Holds()
          : new ProofCheck.Fails(
              "the proof leads to root %s, the %s has %s"
                  .formatted(found.hex(), which, expected.hex()));
    }
  }
}

package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a log, proven to belong to the whole, and leaves proven to belong to the part. */
class SubtreeTest {
  private static final int MOST_LEAVES = 24;
  private static final ProofCheck HOLDS = new ProofCheck.Holds();

  private final List<Hash> leaves =
      IntStream.range(0, MOST_LEAVES)
          .mapToObj(i -> MerkleTree.leafHash(new byte[] {(byte) i}))
          .toList();

  @ParameterizedTest
  @CsvSource({
    "4,8",
    "8,13",
    "0,1",
    "0,9223372036854775807",
    "4611686018427387904,9223372036854775807",
    "7,8",
    "6,8",
    "0,6",
    "8,14",
    "5,5"
  })
  void aSubtreeBeginsAtAMultipleOfThePowerOfTwoThatHoldsIt(long start, long end) {
    assertThat(new Subtree(start, end, MerkleTree.EMPTY_ROOT).isValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "3,5",
    "2,5",
    "4,9",
    "2,1",
    "-8,-4",
    "-1,0",
    "1,9223372036854775807",
    "-9223372036854775808,9223372036854775807"
  })
  void anyOtherRunOfLeavesIsNone(long start, long end) {
    Subtree none = new Subtree(start, end, MerkleTree.EMPTY_ROOT);
    assertThat(none.isValid()).isFalse();
    TreeHead large = new TreeHead(Long.MAX_VALUE, leaves.get(0));
    assertThat(none.isIn(large, List.of()).holds()).isFalse();
    assertThat(none.includes(start, leaves.get(0), List.of()).holds()).isFalse();
  }

  @Test
  void theTwoExamplesOfTheDraftHold() {
    TreeHead head = new TreeHead(14, root(0, 14));
    assertThat(subtree(4, 8).isIn(head, List.of(root(0, 4), root(8, 14)))).isEqualTo(HOLDS);
    assertThat(
            subtree(8, 13).isIn(head, List.of(root(12, 13), root(13, 14), root(8, 12), root(0, 8))))
        .isEqualTo(HOLDS);
  }

  @Test
  void everySubtreeOfEverySmallLogIsInItByItsProofAndByNoOther() {
    int checked = 0;
    for (int size = 1; size <= MOST_LEAVES; size++) {
      TreeHead head = new TreeHead(size, root(0, size));
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          Subtree subtree = subtree(start, end);
          if (subtree.isValid()) {
            onlyThisProofHolds(subtree, head, proof(start, end, 0, size, true));
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(800);
  }

  private void onlyThisProofHolds(Subtree subtree, TreeHead head, List<Hash> proof) {
    String which = subtree.start() + " to " + subtree.end() + " of " + head.size();
    assertThat(subtree.isIn(head, proof)).as(which).isEqualTo(HOLDS);
    Hash foreign = MerkleTree.leafHash(new byte[] {1, 2, 3});
    for (int i = 0; i < proof.size(); i++) {
      List<Hash> changed = new ArrayList<>(proof);
      changed.set(i, foreign);
      assertThat(subtree.isIn(head, changed).holds()).as(which).isFalse();
      changed.remove(i);
      assertThat(subtree.isIn(head, changed).holds()).as(which).isFalse();
    }
    for (int i = 0; i <= proof.size(); i++) {
      List<Hash> longer = new ArrayList<>(proof);
      longer.add(i, foreign);
      assertThat(subtree.isIn(head, longer).holds()).as(which).isFalse();
    }
    TreeHead other = new TreeHead(head.size(), foreign);
    assertThat(subtree.isIn(other, proof).holds()).as(which).isFalse();
    Subtree forged = new Subtree(subtree.start(), subtree.end(), foreign);
    assertThat(forged.isIn(head, proof).holds()).as(which).isFalse();
  }

  @Test
  void aLeafIsInItsSubtreeAndInNoOther() {
    Subtree second = subtree(8, 13);
    List<Hash> beside = List.of(leaves.get(11), root(8, 10), root(12, 13));
    assertThat(second.includes(10, leaves.get(10), beside)).isEqualTo(HOLDS);
    assertThat(second.includes(11, leaves.get(10), beside).holds()).isFalse();
    assertThat(second.includes(2, leaves.get(10), beside).holds()).isFalse();
    assertThat(subtree(0, 5).includes(2, leaves.get(10), beside).holds()).isFalse();
    assertThat(second.includes(7, leaves.get(7), beside))
        .isEqualTo(new ProofCheck.Fails("leaf 7 is not in the subtree from 8 to before 13"));
    assertThat(second.includes(13, leaves.get(13), beside).holds()).isFalse();
  }

  @Test
  void aSubtreeThatStartsTheLogIsTheLogAsItWas() {
    for (int from = 1; from <= MOST_LEAVES; from++) {
      List<Hash> proof = proof(0, from, 0, MOST_LEAVES, true);
      TreeHead head = new TreeHead(MOST_LEAVES, root(0, MOST_LEAVES));
      assertThat(new ConsistencyProof(proof).check(new TreeHead(from, root(0, from)), head))
          .as("from %d", from)
          .isEqualTo(subtree(0, from).isIn(head, proof));
    }
  }

  @Test
  void theEmptySubtreeIsInEveryLogThatReachesItAndHoldsNoLeaf() {
    Subtree empty = new Subtree(3, 3, MerkleTree.EMPTY_ROOT);
    TreeHead whatever = new TreeHead(3, leaves.get(0));
    assertThat(empty.isIn(whatever, List.of())).isEqualTo(HOLDS);
    assertThat(empty.isIn(whatever, List.of(leaves.get(0))).holds()).isFalse();
    assertThat(empty.isIn(new TreeHead(2, leaves.get(0)), List.of()).holds()).isFalse();
    assertThat(empty.includes(3, MerkleTree.EMPTY_ROOT, List.of()).holds()).isFalse();
    assertThat(new Subtree(3, 3, leaves.get(0)).isIn(whatever, List.of()).holds()).isFalse();
    assertThat(new Subtree(0, 0, MerkleTree.EMPTY_ROOT).isIn(TreeHead.EMPTY, List.of()))
        .isEqualTo(HOLDS);
  }

  @Test
  void aConsistencyProofFromAnEmptyLogIsRefusedForItWouldSayNothing() {
    ConsistencyProof nothing = new ConsistencyProof(List.of());
    assertThat(nothing.check(TreeHead.EMPTY, new TreeHead(1, leaves.get(0))).holds()).isFalse();
    assertThat(nothing.check(TreeHead.EMPTY, TreeHead.EMPTY).holds()).isFalse();
  }

  private Subtree subtree(int start, int end) {
    return new Subtree(start, end, root(start, end));
  }

  /** RFC 6962, section 2.1, word by word. */
  private Hash root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int k = from + split(to - from);
    return MerkleTree.nodeHash(root(from, k), root(k, to));
  }

  /** The draft's SUBTREE_SUBPROOF, word by word, of the subtree within the leaves low to high. */
  private List<Hash> proof(int start, int end, int low, int high, boolean known) {
    if (start == low && end == high) {
      return known ? List.of() : List.of(root(low, high));
    }
    int k = low + split(high - low);
    List<Hash> hashes = new ArrayList<>();
    if (end <= k) {
      hashes.addAll(proof(start, end, low, k, known));
      hashes.add(root(k, high));
    } else if (start >= k) {
      hashes.addAll(proof(start, end, k, high, known));
      hashes.add(root(low, k));
    } else {
      hashes.addAll(proof(k, end, k, high, false));
      hashes.add(root(low, k));
    }
    return hashes;
  }

  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }
}

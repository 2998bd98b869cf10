package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.InclusionProof;
import bondgate.evidence.proof.TreeHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the log makes, the verifier accepts; whatever is changed in it, the verifier refuses.
 */
class TreePropertiesTest {
  private long seed;
  private Random random;

  @BeforeEach
  void seeded() {
    seed = Long.getLong("bondgate.seed", new Random().nextLong());
    System.out.println("TreePropertiesTest: -Dbondgate.seed=" + seed);
    random = new Random(seed);
  }

  @Test
  void theTreeThatGrowsHasTheRootOfTheFormulaHoweverItIsCut() {
    MemoryLog log = new MemoryLog();
    int size = 0;
    while (size < 600) {
      List<byte[]> batch = leaves(1 + random.nextInt(40));
      size += batch.size();
      assertThat(log.append(batch))
          .as("seed %d, size %d", seed, size)
          .isEqualTo(log.headByFormula(size));
    }
  }

  @Test
  void everyInclusionProofOfSmallTreesHolds() {
    MemoryLog log = new MemoryLog();
    log.append(leaves(70));
    for (int size = 1; size <= 70; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(
                inclusion(log, index, size)
                    .check(log.leafHash(index), log.headByFormula(size))
                    .holds())
            .as("seed %d, leaf %d of %d", seed, index, size)
            .isTrue();
      }
    }
  }

  @Test
  void everyConsistencyProofOfSmallTreesHolds() {
    MemoryLog log = new MemoryLog();
    log.append(leaves(70));
    for (int to = 1; to <= 70; to++) {
      for (int from = 1; from <= to; from++) {
        assertThat(
                consistency(log, from, to)
                    .check(log.headByFormula(from), log.headByFormula(to))
                    .holds())
            .as("seed %d, from %d to %d", seed, from, to)
            .isTrue();
      }
    }
  }

  @Test
  void aFlippedBitAnywhereBreaksAnInclusionProof() {
    MemoryLog log = new MemoryLog();
    log.append(leaves(1000));
    for (int run = 0; run < 100; run++) {
      int size = 1 + random.nextInt(1000);
      int index = random.nextInt(size);
      InclusionProof proof = inclusion(log, index, size);
      TreeHead head = log.headByFormula(size);
      Hash leaf = log.leafHash(index);
      String as = "seed %d, leaf %d of %d".formatted(seed, index, size);
      assertThat(proof.check(leaf, head).holds()).as(as).isTrue();
      assertThat(proof.check(flip(leaf), head).holds()).as(as).isFalse();
      assertThat(proof.check(leaf, new TreeHead(size, flip(head.root()))).holds()).as(as).isFalse();
      for (List<Hash> bent : bent(proof.hashes())) {
        assertThat(new InclusionProof(index, size, bent).check(leaf, head).holds())
            .as(as)
            .isFalse();
      }
      for (int other : List.of(index - 1, index + 1, random.nextInt(size))) {
        if (other != index) {
          assertThat(new InclusionProof(other, size, proof.hashes()).check(leaf, head).holds())
              .as(as)
              .isFalse();
        }
      }
    }
  }

  @Test
  void aFlippedBitAnywhereBreaksAConsistencyProof() {
    MemoryLog log = new MemoryLog();
    log.append(leaves(1000));
    for (int run = 0; run < 100; run++) {
      int to = 2 + random.nextInt(999);
      int from = 1 + random.nextInt(to - 1);
      ConsistencyProof proof = consistency(log, from, to);
      TreeHead earlier = log.headByFormula(from);
      TreeHead later = log.headByFormula(to);
      String as = "seed %d, from %d to %d".formatted(seed, from, to);
      assertThat(proof.check(earlier, later).holds()).as(as).isTrue();
      assertThat(proof.check(new TreeHead(from, flip(earlier.root())), later).holds())
          .as(as)
          .isFalse();
      assertThat(proof.check(earlier, new TreeHead(to, flip(later.root()))).holds())
          .as(as)
          .isFalse();
      assertThat(proof.check(later, earlier).holds()).as(as).isFalse();
      for (List<Hash> bent : bent(proof.hashes())) {
        assertThat(new ConsistencyProof(bent).check(earlier, later).holds()).as(as).isFalse();
      }
    }
  }

  @Test
  void aChangedLeafCannotBeShownToBeTheSameLog() {
    MemoryLog honest = new MemoryLog();
    MemoryLog rewritten = new MemoryLog();
    List<byte[]> leaves = leaves(200);
    honest.append(leaves);
    TreeHead seen = honest.headByFormula(100);
    List<byte[]> changed = new ArrayList<>(leaves);
    changed.set(random.nextInt(100), new byte[] {1});
    TreeHead now = rewritten.append(changed);
    assertThat(consistency(rewritten, 100, 200).check(seen, now).holds())
        .as("seed %d", seed)
        .isFalse();
    assertThat(consistency(honest, 100, 200).check(seen, honest.headByFormula(200)).holds())
        .isTrue();
  }

  @Test
  void aProofNeedsFewNodesHoweverLongTheLog() {
    for (int run = 0; run < 1000; run++) {
      long size = 1 + Math.floorMod(random.nextLong(), 1L << 50);
      long index = Math.floorMod(random.nextLong(), size);
      Set<NodeId> nodes = new HashSet<>();
      TreeShape.inclusion(index, size).forEach(nodes::addAll);
      TreeShape.consistency(index + 1, size).forEach(nodes::addAll);
      assertThat(nodes.size())
          .as("seed %d, %d of %d", seed, index, size)
          .isLessThanOrEqualTo(4 * 50);
    }
  }

  @Test
  void aTreeIsNotMadeFromAnEdgeOfAnotherSize() {
    assertThatThrownBy(() -> new GrowingTree(3, List.of()))
        .hasMessageContaining("2 complete subtrees");
    assertThatThrownBy(() -> TreeShape.inclusion(3, 3)).hasMessageContaining("no leaf 3");
    assertThatThrownBy(() -> TreeShape.consistency(0, 3)).hasMessageContaining("from 0 to 3");
    assertThatThrownBy(() -> TreeShape.consistency(4, 3)).hasMessageContaining("from 4 to 3");
  }

  private static InclusionProof inclusion(MemoryLog log, int index, int size) {
    return new InclusionProof(index, size, log.fold(TreeShape.inclusion(index, size)));
  }

  private static ConsistencyProof consistency(MemoryLog log, int from, int to) {
    return new ConsistencyProof(log.fold(TreeShape.consistency(from, to)));
  }

  /** No two are equal: a proof for one of two equal neighbours is rightly one for the other. */
  private List<byte[]> leaves(int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Of 16 random bytes no two come alike.
      byte[] leaf = new byte[16 + random.nextInt(60)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  /** The proof with one bit flipped in each hash, without its last hash, and with one too many. */
  private List<List<Hash>> bent(List<Hash> hashes) {
    List<List<Hash>> bent = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      List<Hash> one = new ArrayList<>(hashes);
      one.set(i, flip(one.get(i)));
      bent.add(one);
    }
    if (!hashes.isEmpty()) {
      bent.add(hashes.subList(0, hashes.size() - 1));
      bent.add(hashes.subList(1, hashes.size()));
    }
    List<Hash> longer = new ArrayList<>(hashes);
    longer.add(flip(Hash.of(new byte[Hash.LENGTH_BYTES])));
    bent.add(longer);
    return bent;
  }

  private Hash flip(Hash hash) {
    byte[] bytes = hash.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Hash.of(bytes);
  }
}

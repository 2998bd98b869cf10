package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The reference tree of eight leaves that Certificate Transparency has used since its beginning.
 * Leaves, proofs and roots are those of github.com/transparency-dev/merkle, testonly/constants.go.
 */
class ReferenceTreeTest {
  static final List<byte[]> LEAVES =
      List.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .stream()
          .map(HexFormat.of()::parseHex)
          .toList();

  static final List<Hash> ROOTS =
      List.of(
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
          .stream()
          .map(Hash::ofHex)
          .toList();

  @Test
  void theEmptyTreeHasTheHashOfNothing() {
    assertThat(MerkleTree.EMPTY_ROOT).isEqualTo(ROOTS.get(0));
  }

  @Test
  void aLeafIsNotHashedLikeANode() {
    assertThat(MerkleTree.leafHash(LEAVES.get(0))).isEqualTo(ROOTS.get(1));
    Hash left = MerkleTree.leafHash(LEAVES.get(0));
    Hash right = MerkleTree.leafHash(LEAVES.get(1));
    assertThat(MerkleTree.nodeHash(left, right)).isEqualTo(ROOTS.get(2));
    byte[] both = new byte[2 * Hash.LENGTH_BYTES];
    System.arraycopy(left.bytes(), 0, both, 0, Hash.LENGTH_BYTES);
    System.arraycopy(right.bytes(), 0, both, Hash.LENGTH_BYTES, Hash.LENGTH_BYTES);
    assertThat(MerkleTree.leafHash(both)).isNotEqualTo(ROOTS.get(2));
  }

  @Test
  void aProofByHandHoldsForItsLeafAndForNoOther() {
    // Leaf 2 of 3 hangs directly below the root, beside the subtree of the first two.
    InclusionProof proof = new InclusionProof(2, 3, List.of(ROOTS.get(2)));
    TreeHead head = new TreeHead(3, ROOTS.get(3));
    assertThat(proof.check(MerkleTree.leafHash(LEAVES.get(2)), head))
        .isEqualTo(new ProofCheck.Holds());
    IntStream.of(0, 1, 3, 7)
        .forEach(
            other ->
                assertThat(proof.check(MerkleTree.leafHash(LEAVES.get(other)), head).holds())
                    .as("leaf %d", other)
                    .isFalse());
  }

  @Test
  void twoRootsOfOneSizeAreTwoHistories() {
    ConsistencyProof nothing = new ConsistencyProof(List.of());
    TreeHead three = new TreeHead(3, ROOTS.get(3));
    assertThat(nothing.check(three, three).holds()).isTrue();
    assertThat(nothing.check(three, new TreeHead(3, ROOTS.get(4))))
        .isInstanceOfSatisfying(
            ProofCheck.Fails.class, fails -> assertThat(fails.why()).contains("two histories"));
  }
}

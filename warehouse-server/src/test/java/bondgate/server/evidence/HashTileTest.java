package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tile says the same of every node in it as the tree that grew leaf by leaf. */
class HashTileTest {
  private static final int LEAVES = 2 * HashTile.FULL + 77;

  private final GrowingTree tree = new GrowingTree(0, List.of());
  private final List<Hash> leaves = new ArrayList<>();

  private HashTile tile(int index) {
    int from = index * HashTile.FULL;
    return new HashTile(0, index, leaves.subList(from, Math.min(from + HashTile.FULL, LEAVES)));
  }

  @Test
  void everyNodeFollowsFromItsTile() {
    for (int i = 0; i < LEAVES; i++) {
      leaves.add(MerkleTree.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
      tree.append(leaves.get(i));
    }
    int looked = 0;
    for (Map.Entry<NodeId, Hash> node : tree.completed().entrySet()) {
      NodeId id = node.getKey();
      if (id.level() < HashTile.HEIGHT) {
        HashTile tile = tile((int) HashTile.indexOf(id));
        assertThat(HashTile.levelOf(id)).isZero();
        assertThat(tile.covers(id)).as("%s", id).isTrue();
        assertThat(tile.node(id)).as("%s", id).isEqualTo(node.getValue());
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(LEAVES);
    assertThat(tile(1).root()).isEqualTo(tree.completed().get(new NodeId(8, 1)));
    assertThat(HashTile.of(0, 1, tile(1).bytes())).isEqualTo(tile(1));
  }

  @Test
  void aPartialTileDoesNotCoverWhatIsNotComplete() {
    for (int i = 0; i < LEAVES; i++) {
      leaves.add(MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    HashTile last = tile(2);
    assertThat(last.isFull()).isFalse();
    assertThat(last.covers(new NodeId(0, 512 + 76))).isTrue();
    assertThat(last.covers(new NodeId(0, 512 + 77))).isFalse();
    assertThat(last.covers(new NodeId(6, 8))).isTrue();
    assertThat(last.covers(new NodeId(6, 9))).isFalse();
  }

  @Test
  void aNodeAboveALevelOfTilesLiesInTheNextOne() {
    assertThat(HashTile.levelOf(new NodeId(7, 1))).isZero();
    assertThat(HashTile.indexOf(new NodeId(7, 3))).isEqualTo(1);
    assertThat(HashTile.levelOf(new NodeId(8, 3))).isEqualTo(1);
    assertThat(HashTile.indexOf(new NodeId(8, 255))).isZero();
    assertThat(HashTile.indexOf(new NodeId(8, 256))).isEqualTo(1);
    assertThat(HashTile.indexOf(new NodeId(10, 64))).isEqualTo(1);
  }

  @Test
  void aTileIsNeitherEmptyNorMoreThanFull() {
    assertThatThrownBy(() -> new HashTile(0, 0, List.of()))
        .hasMessageContaining("1 to 256 hashes; received 0");
    List<Hash> tooMany = new ArrayList<>();
    for (int i = 0; i <= HashTile.FULL; i++) {
      tooMany.add(MerkleTree.EMPTY_ROOT);
    }
    assertThatThrownBy(() -> new HashTile(0, 0, tooMany)).hasMessageContaining("received 257");
  }
}

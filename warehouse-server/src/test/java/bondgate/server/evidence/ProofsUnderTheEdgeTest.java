package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.InclusionProof;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof takes its right edge from what was stored with the head, and trusts it no further. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ProofsUnderTheEdgeTest {
  private static final int SIZE = 3 * HashTile.FULL + 77;

  @Inject EvidenceLog log;
  @Inject LeafProofs proofs;
  @Inject AgroalDataSource database;

  private String zone;

  @BeforeEach
  void aLogThatEndsWithinATile() {
    zone = "edge-" + UUID.randomUUID().toString().substring(0, 8);
    append(0, 600);
    append(600, SIZE);
  }

  @AfterEach
  void itFrightensNobodyLater() throws SQLException {
    new Tampering(database, zone).removeTheLog();
  }

  @Test
  void everyLeafHasItsProofUnderEitherHead() throws SQLException {
    everyProofHolds(log.head(zone));
    everyProofHolds(new TreeHead(600, rootOf(600)));
  }

  @Test
  void aHeadFromBeforeEdgesWereStoredGivesTheSameProofs() throws SQLException {
    List<List<Hash>> before = proofs.proofs(zone, all(SIZE), log.head(zone));
    new Tampering(database, zone).with("UPDATE evidence_head SET edge = NULL");
    assertThat(proofs.proofs(zone, all(SIZE), log.head(zone))).isEqualTo(before);
    everyProofHolds(log.head(zone));
  }

  @Test
  void anEdgeThatDoesNotGiveTheRootProvesNothing() throws SQLException {
    new Tampering(database, zone)
        .with("UPDATE evidence_head SET edge = set_byte(edge, 40, get_byte(edge, 40) # 1)");
    assertThatThrownBy(() -> proofs.proofs(zone, List.of(5L), log.head(zone)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("was committed");
  }

  @Test
  void aTileThatWasLostIsNamed() throws SQLException {
    new Tampering(database, zone).with("DELETE FROM evidence_tile WHERE tile_index = 1");
    assertThatThrownBy(() -> proofs.proofs(zone, List.of(300L), log.head(zone)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("is missing");
  }

  private void everyProofHolds(TreeHead head) {
    List<List<Hash>> found = proofs.proofs(zone, all(head.size()), head);
    for (int i = 0; i < head.size(); i++) {
      assertThat(
              new InclusionProof(i, head.size(), found.get(i))
                  .check(MerkleTree.leafHash(leaf(i)), head))
          .as("leaf %d of %d", i, head.size())
          .isEqualTo(new ProofCheck.Holds());
    }
  }

  private static Hash rootOf(int size) {
    MemoryLog memory = new MemoryLog();
    return memory.append(leaves(0, size)).root();
  }

  private void append(int from, int to) {
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves(from, to)));
  }

  private static List<Long> all(long size) {
    return LongStream.range(0, size).boxed().toList();
  }

  private static List<byte[]> leaves(int from, int to) {
    return IntStream.range(from, to).mapToObj(ProofsUnderTheEdgeTest::leaf).toList();
  }

  private static byte[] leaf(int index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }
}

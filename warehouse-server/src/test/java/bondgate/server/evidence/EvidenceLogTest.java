package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class EvidenceLogTest {
  @Inject EvidenceLog log;
  @Inject LogRows rows;
  @Inject StoredTree stored;
  @Inject StartCheck startCheck;
  @Inject ServerKey key;
  @Inject AgroalDataSource database;

  private String zone;

  @BeforeEach
  void aLogOfItsOwn() {
    zone = "evidence-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void leavesAreNumberedInOneOrderAndKeptByteForByte() {
    assertThat(append("a", "b")).isEqualTo(0);
    assertThat(append("", "c", "d")).isEqualTo(2);
    assertThat(rows.leaf(zone, 1)).contains(bytes("b"));
    assertThat(rows.leaf(zone, 2)).contains(new byte[0]);
    assertThat(rows.leaf(zone, 4)).contains(bytes("d"));
    assertThat(rows.leaf(zone, 5)).isEmpty();
    assertThat(log.head(zone).size()).isEqualTo(5);
    assertThat(rows.heads(zone, 0, 5)).as("where an append ended").containsOnlyKeys(2L, 5L);
  }

  @Test
  void storedAndInMemoryTheRootsAreTheSame() {
    long seed = Long.getLong("bondgate.seed", new Random().nextLong());
    System.out.println("EvidenceLogTest: -Dbondgate.seed=" + seed);
    Random random = new Random(seed);
    MemoryLog memory = new MemoryLog();
    for (int run = 0; run < 30; run++) {
      List<byte[]> leaves = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        leaves.add(bytes("leaf " + random.nextLong()));
      }
      appendBytes(leaves);
      assertThat(log.head(zone)).as("seed %d, run %d", seed, run).isEqualTo(memory.append(leaves));
    }
  }

  @Test
  void aRolledBackAppendLeavesNothingAndItsIndexIsUsedAgain() {
    append("a");
    TreeHead before = log.head(zone);
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          assertThat(log.append(zone, List.of(bytes("lost")))).isEqualTo(1);
                          throw new IllegalArgumentException("refused later in the same act");
                        }))
        .hasMessageContaining("refused later");
    assertThat(log.head(zone)).isEqualTo(before);
    assertThat(rows.leaf(zone, 1)).isEmpty();
    assertThat(append("kept")).isEqualTo(1);
    assertThat(rows.leaf(zone, 1)).contains(bytes("kept"));
  }

  @Test
  void nothingIsSignedThatMayStillBeRolledBack() throws Exception {
    append("a");
    String before = log.checkpoint(zone);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              log.append(zone, List.of(bytes("b")));
              assertThat(log.head(zone).size()).isEqualTo(2);
              assertThat(log.checkpoint(zone)).isEqualTo(before);
            });
    assertThat(Checkpoint.parse(SignedNote.parse(log.checkpoint(zone)).text()).head())
        .isEqualTo(log.head(zone));
    assertThat(log.checkpoint(zone)).isNotEqualTo(before);
  }

  @Test
  void appendingNeedsATransactionOfSomebodyElse() {
    assertThatThrownBy(() -> log.append(zone, List.of(bytes("a"))))
        .hasMessageContaining("ARJUNA016110");
    assertThatThrownBy(this::append).hasMessageContaining("at least one leaf");
    assertThat(log.head(zone)).isEqualTo(TreeHead.EMPTY);
  }

  @Test
  void anotherServerOnTheSameDatabaseGoesOnWhereThisOneStopped() {
    append("a", "b", "c");
    LogRows newRows = new LogRows(database);
    LogTiles newTiles = new LogTiles(newRows);
    StoredTree newTree = new StoredTree(newRows, newTiles);
    StartCheck newCheck =
        new StartCheck(newRows, newTree, newTiles, new LogAudit(newRows, newTiles), true);
    EvidenceLog next = new EvidenceLog(newRows, newTree, newTiles, newCheck, key, "bondgate.local");
    newCheck.look(zone);
    assertThat(newCheck.damaged()).isEmpty();
    assertThat(next.checkpoint(zone)).isEqualTo(log.checkpoint(zone));
    assertThat(QuarkusTransaction.requiringNew().call(() -> next.append(zone, List.of(bytes("d")))))
        .isEqualTo(3);
    assertThat(log.head(zone)).isEqualTo(next.head(zone));
  }

  @Test
  void ofTwoAppendsToOneHeadTheSlowerFails() throws SQLException {
    append("a");
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<Long> slower =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  log.append(zone, List.of(bytes("x")));
                  Future<Long> append = other.submit(() -> append("y"));
                  awaitSomebodyWaitingForALock();
                  return append;
                });
    assertThatThrownBy(slower::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(EvidenceStorageException.class)
        .hasMessageContaining("23505");
    other.shutdown();
    assertThat(log.head(zone).size()).isEqualTo(2);
    assertThat(rows.leaf(zone, 1)).contains(bytes("x"));
    startCheck.look(zone);
    assertThat(startCheck.damaged()).doesNotContainKey(zone);
  }

  @Test
  void everyReceiptAndEveryGrowthIsVerified() throws Exception {
    List<TreeHead> heads = new ArrayList<>();
    int leaves = 0;
    for (int batch : List.of(1, 1, 5, 8, 2, 16)) {
      List<byte[]> added = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        added.add(bytes("leaf " + leaves++));
      }
      appendBytes(added);
      heads.add(log.head(zone));
    }
    TreeHead now = log.head(zone);
    for (int index = 0; index < leaves; index++) {
      Receipt receipt = Receipt.parse(log.receipt(zone, index, now).text());
      assertThat(receipt.check(bytes("leaf " + index), log.verifierKey(zone)))
          .isEqualTo(new ProofCheck.Holds());
      assertThat(receipt.check(bytes("leaf " + (index + 1)), log.verifierKey(zone)).holds())
          .isFalse();
    }
    for (TreeHead earlier : heads) {
      ConsistencyProof proof = log.consistency(zone, earlier.size(), now.size());
      assertThat(proof.check(earlier, now)).isEqualTo(new ProofCheck.Holds());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE evidence_leaf SET bytes = '\\x00'",
    "DELETE FROM evidence_leaf",
    "TRUNCATE evidence_leaf",
    "UPDATE evidence_tile SET root = root",
    "DELETE FROM evidence_tile WHERE false",
    "TRUNCATE evidence_tile",
    "UPDATE evidence_head SET size = size + 1",
    "DELETE FROM evidence_head",
    "TRUNCATE evidence_head CASCADE"
  })
  void theDatabaseItselfRefusesToChangeWhatIsWritten(String sql) {
    append("a");
    TreeHead before = log.head(zone);
    assertThatThrownBy(() -> execute(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
    assertThat(log.head(zone)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE evidence_leaf SET bytes = 'forged' WHERE leaf_index = 1 | its nodes give root",
        "DELETE FROM evidence_leaf WHERE leaf_index = 1 | node (level 2, index 0) is missing",
        "UPDATE evidence_head SET edge = decode(repeat('00', 64), 'hex') | its nodes give root",
        "UPDATE evidence_head SET edge = decode(repeat('00', 32), 'hex') WHERE size = 5"
            + " | 1 subtrees are stored for 5 leaves",
        "UPDATE evidence_head SET root = decode(repeat('00', 32), 'hex') | was committed",
        "DELETE FROM evidence_leaf WHERE leaf_index = 4 | node (level 0, index 4) is missing",
        "UPDATE evidence_leaf SET bytes = 'forged' WHERE leaf_index = 4 | its nodes give root",
        "DELETE FROM evidence_head WHERE size = 5 | the last leaf is 4",
      })
  void aTamperedLogIsNeitherSignedNorExtended(String tampering, String difference)
      throws SQLException {
    append("a");
    append("b", "c", "d", "e");
    startCheck.look(zone);
    assertThat(log.checkpoint(zone)).contains("\n5\n");
    Tampering tamper = new Tampering(database, zone);
    try {
      tamper.with(tampering);
      startCheck.look(zone);
      assertThatThrownBy(() -> log.checkpoint(zone))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining(difference)
          .hasMessageContaining("Nothing of it is signed");
      assertThatThrownBy(() -> append("f")).isInstanceOf(DamagedLogException.class);
      assertThat(rows.leaf(zone, 5)).isEmpty();
    } finally {
      tamper.removeTheLog();
      startCheck.forget(zone);
    }
  }

  private void awaitSomebodyWaitingForALock() throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean waiting = false;
      while (!waiting) {
        assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
        try (ResultSet row =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
          waiting = row.next() && row.getLong(1) > 0;
        }
      }
    }
  }

  private long append(String... leaves) {
    return appendBytes(List.of(leaves).stream().map(EvidenceLogTest::bytes).toList());
  }

  private long appendBytes(List<byte[]> leaves) {
    return QuarkusTransaction.requiringNew().call(() -> log.append(zone, leaves));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

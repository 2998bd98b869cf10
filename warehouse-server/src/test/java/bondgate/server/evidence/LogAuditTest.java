package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the complete check finds, also far back where the quick check at the start does not look.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LogAuditTest {
  private static final int LEAVES = 2500;

  @Inject EvidenceLog log;
  @Inject LogRows rows;
  @Inject StoredTree stored;
  @Inject LogTiles tiles;
  @Inject LogAudit audit;
  @Inject StartCheck startCheck;
  @Inject AgroalDataSource database;

  private String zone;

  @BeforeEach
  void aLogOfItsOwn() {
    zone = "audit-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void aSoundLogIsFoundSoundHoweverItWasAppended() {
    assertThat(audit.check(zone)).isEqualTo(TreeHead.EMPTY);
    for (int batch : new int[] {1, 2, 997, 1, 1000, 499}) {
      append(batch);
      assertThat(audit.check(zone)).isEqualTo(log.head(zone));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE evidence_leaf SET bytes = 'forged' WHERE leaf_index = 1200 | its leaves give | false",
        "DELETE FROM evidence_leaf WHERE leaf_index = 1200 | is missing | false",
        "UPDATE evidence_tile SET hashes = overlay(hashes PLACING sha256('x') FROM 7 * 32 + 1)"
            + " WHERE level = 0 AND tile_index = 0 | node (level 0, index 7) | false",
        "UPDATE evidence_tile SET root = sha256('x') WHERE level = 0 AND tile_index = 1"
            + " | node (level 8, index 1) | true",
        "DELETE FROM evidence_tile WHERE level = 0 AND tile_index = 1 | node (level 0, index 256) | true",
        "UPDATE evidence_head SET root = sha256('x') WHERE size = 1000 | was committed | false",
      })
  void aChangeFarBackIsFoundAndNamed(String tampering, String difference, boolean atOnce)
      throws SQLException {
    append(1000);
    append(LEAVES - 1000);
    audit.check(zone);
    Tampering tamper = new Tampering(database, zone);
    tamper.with(tampering);
    startCheck.look(zone);
    assertThat(startCheck.damaged().containsKey(zone))
        .as("the quick check looks at the edge, and at the roots of the tiles under it")
        .isEqualTo(atOnce);
    StartCheck complete = new StartCheck(rows, stored, tiles, audit, true);
    complete.look(zone);
    assertThat(complete.damaged()).as("the complete one at all").containsKey(zone);
    assertThatThrownBy(() -> audit.check(zone))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(difference);
    tamper.removeTheLog();
  }

  private void append(int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves));
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Topics;
import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.RestoredLogs;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A log from a backup is not signed before the last one was heard who may hold more of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class HeardAfterRestoreTest {
  private static final String MADE_AT = "2026-03-01T02:00:00Z";

  @Inject SmallDay day;
  @Inject RestoredLogs logs;
  @Inject HeardAfterRestore afterRestore;
  @Inject EvidenceLog evidence;
  @Inject AgroalDataSource database;

  @Test
  void itGoesOnWhenTheLastDeviceWasHeard() throws Exception {
    String zone = "restored-two";
    day.beat(zone, "edge-first", 1);
    day.beat(zone, "edge-second", 1);
    restored(zone);

    assertThatThrownBy(() -> evidence.checkpoint(zone))
        .hasMessageContaining("restored from the backup of " + MADE_AT)
        .hasMessageContaining("every enrolled device is to be heard first");
    afterRestore.heard(new Topics.Source(zone, "edge-first"));
    afterRestore.heard(new Topics.Source(zone, "edge-stranger"));
    assertThatThrownBy(() -> evidence.checkpoint(zone)).hasMessageContaining("restored");
    assertThat(logs.waiting()).contains(zone);

    afterRestore.heard(new Topics.Source(zone, "edge-second"));

    assertThat(evidence.checkpoint(zone)).contains("/" + zone);
    assertThat(logs.waiting()).doesNotContain(zone);
  }

  @Test
  void whereNoDeviceIsEnrolledNobodyIsWaitedFor() throws Exception {
    restored("restored-none");

    afterRestore.onStart(null);

    assertThat(logs.waiting()).doesNotContain("restored-none");
  }

  @Test
  void whatSomebodyFoundStaysWhenAllWereHeard() throws Exception {
    String zone = "restored-and-forked";
    day.beat(zone, "edge-only", 1);
    restored(zone);
    try (Connection connection = database.getConnection();
        Statement add = connection.createStatement()) {
      add.execute(
          "INSERT INTO evidence_stop (zone, finding, found_at) VALUES ('"
              + zone
              + "', 'somebody holds another history', now())");
    }

    afterRestore.heard(new Topics.Source(zone, "edge-only"));

    assertThatThrownBy(() -> evidence.checkpoint(zone)).hasMessageContaining("restored");
  }

  private void restored(String zone) throws SQLException {
    try (Connection connection = database.getConnection()) {
      RestoredLogs.mustBeHeard(connection, zone, 6, MADE_AT);
    }
    logs.takeUp();
  }
}

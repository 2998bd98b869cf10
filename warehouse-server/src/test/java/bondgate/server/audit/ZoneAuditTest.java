package bondgate.server.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.SmallDay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The audit as an operator has it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class ZoneAuditTest {
  private static final String GROWING = "audit-growing";

  @Inject ZoneAudit audit;
  @Inject SmallDay day;
  @Inject AgroalDataSource database;

  @Test
  void aZoneThatGrowsWhileItIsAuditedIsFoundSound() throws Exception {
    CompletableFuture<Void> growing =
        CompletableFuture.runAsync(
            () -> {
              try {
                day.beat(GROWING, "edge-growing", 40);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    long before = -1;
    int audits = 0;
    while (!growing.isDone() || audits < 2) {
      AuditReport report = audit.audit(GROWING, 10);
      assertThat(report.findings()).isEmpty();
      assertThat(report.leaves()).isGreaterThanOrEqualTo(before);
      before = report.leaves();
      audits++;
    }
    growing.join();
    assertThat(audit.audit(GROWING, 10).leaves()).isEqualTo(1 + 40 * 3);
  }

  @Test
  void aDifferenceIsNamedOverHttpWithWhatWasExpectedAndWhatWasFound() throws Exception {
    assertThat(answer().getBoolean("sound")).isTrue();
    tamper("UPDATE fence_portal SET inside = 'STREET' WHERE zone = '%s' AND name = 'dock'");
    try {
      assertThat(answer().getBoolean("sound")).isFalse();
      assertThat(answer().getString("findings[0].table")).isEqualTo("fence_portal");
      assertThat(answer().getString("findings[0].key")).isEqualTo("[\"dock\"]");
      assertThat(answer().getString("findings[0].expected")).contains("WAREHOUSE");
      assertThat(answer().getString("findings[0].found")).contains("STREET");
    } finally {
      tamper("UPDATE fence_portal SET inside = 'WAREHOUSE' WHERE zone = '%s' AND name = 'dock'");
    }
    assertThat(answer().getBoolean("sound")).isTrue();
  }

  /** A server makes its zone's book when it starts. */
  @Test
  void aZoneInWhichNothingHappenedYetIsSound() throws Exception {
    tamper("INSERT INTO ledger_book (name) VALUES ('audit-new')");
    assertThat(audit.audit("audit-new", 10))
        .isEqualTo(new AuditReport("audit-new", 0, true, List.of(), 0, 0));
  }

  /** The limit: its device raises no alarm, and so the log says nothing of the message. */
  @Test
  void aMessageOfADeviceThatNobodyEnrolledIsNotMissed() throws Exception {
    String zone = "audit-stranger";
    day.beat(zone, "edge-known", 1);
    day.stranger(zone, "edge-stranger");
    assertThat(audit.audit(zone, 10).sound()).isTrue();
    tamper(
        "ALTER TABLE stream_quarantine DISABLE TRIGGER USER;"
            + " DELETE FROM stream_quarantine WHERE device = 'edge-stranger';"
            + " ALTER TABLE stream_quarantine ENABLE TRIGGER USER");
    assertThat(audit.audit(zone, 10).sound()).isTrue();
  }

  @Test
  void anotherServersZoneIsRefusedByName() {
    given()
        .get("/audit/elsewhere")
        .then()
        .statusCode(404)
        .body("error", org.hamcrest.Matchers.containsString("'elsewhere'"));
  }

  @Test
  void nothingIsLeftOfTheAuditsOwnSchema() throws Exception {
    audit.audit(OwnZone.ZONE, 10);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM information_schema.schemata"
                    + " WHERE schema_name LIKE 'bondgate_audit_%'")) {
      row.next();
      assertThat(row.getLong(1)).isZero();
    }
  }

  private static io.restassured.path.json.JsonPath answer() {
    return given().get("/audit/" + OwnZone.ZONE).then().statusCode(200).extract().jsonPath();
  }

  private void tamper(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(OwnZone.ZONE));
    }
  }
}

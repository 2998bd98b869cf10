package bondgate.server.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an audit can still say of an act of which a text was erased. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class ErasedTextsTest {
  private static final String NOTE =
      "INSERT INTO act_erasure (zone, leaf_index, path, erased_leaf, erased_by, erased_at)"
          + " VALUES ('%1$s', 0, 'nameZh', 1, 'operator:op-1', now());";
  private static final String DELETED =
      "DELETE FROM act_opening WHERE zone = '%1$s' AND leaf_index = 0 AND path = 'nameZh';";

  @Inject ZoneAudit audit;
  @Inject AgroalDataSource database;

  private String zone;

  @BeforeEach
  void anItemWithTextsAndALaterAct() {
    zone = "erased-" + UUID.randomUUID().toString().substring(0, 8);
    act(
        """
        {"act":"registerItem","id":"item","actor":"staff:ls-07","item":"BEER",
         "hsCode":"2203000000","nameZh":"张三的啤酒","nameEn":"Zhang's beer","unit":"011",
         "unitValueFen":900,"fullTaxFen":90,"cbecTaxFen":60,"details":{"specification":"330 ml"}}""");
    act(
        """
        {"act":"openAccountBook","id":"book","actor":"staff:ls-07","bookNo":"T8301W000002",
         "enterprise":"520106W001"}""");
    assertThat(audit.audit(zone, 10)).matches(AuditReport::sound).returns(0L, AuditReport::erased);
  }

  @Test
  void theZoneIsSoundAndTheTextsThatCouldNotBeComparedAreCounted() {
    erase();
    assertThat(audit.audit(zone, 10)).matches(AuditReport::sound).returns(3L, AuditReport::erased);
  }

  /** The limit: nobody can say any more which text it was. Everything else of the row is named. */
  @Test
  void anErasedTextMayBeAnyOtherButWhatStandsBesideItMayNot() throws Exception {
    erase();
    tamper("UPDATE goods_item SET name_zh = '李四' WHERE zone = '%1$s'");
    assertThat(audit.audit(zone, 10)).matches(AuditReport::sound);
    tamper("UPDATE goods_item SET unit_value_fen = 901 WHERE zone = '%1$s'");
    assertThat(audit.audit(zone, 10).findings())
        .singleElement()
        .returns("goods_item", Finding::table)
        .returns("{\"unit_value_fen\":900}", Finding::expected);
  }

  @Test
  void anOpeningThatIsGoneWithoutANoteIsNamed() throws Exception {
    tamper(unguarded(DELETED));
    AuditReport report = audit.audit(zone, 10);
    assertThat(report.complete()).isFalse();
    assertThat(tables(report)).containsExactly("act_opening");
  }

  @Test
  void aNoteThatNoActMadeIsNamed() throws Exception {
    tamper(unguarded(NOTE + DELETED));
    assertThat(tables(audit.audit(zone, 10))).contains("act_erasure", "act_opening");
  }

  @Test
  void anOpeningThatIsBackAfterItWasErasedIsNamed() throws Exception {
    tamper("CREATE TABLE kept AS SELECT * FROM act_opening WHERE zone = '%1$s'");
    try {
      erase();
      tamper(
          "INSERT INTO act_opening SELECT * FROM kept k WHERE k.path = 'nameEn' AND zone = '%1$s'");
      assertThat(tables(audit.audit(zone, 10))).containsExactly("act_opening");
    } finally {
      tamper("DROP TABLE kept");
    }
  }

  private static Set<String> tables(AuditReport report) {
    return report.findings().stream().map(Finding::table).collect(Collectors.toSet());
  }

  private void erase() {
    act(
        """
        {"act":"eraseOpenings","id":"erase","actor":"operator:op-1","leafIndex":0,
         "reason":"he asked for it"}""");
  }

  private void act(String json) {
    given()
        .contentType("application/json")
        .body(json.getBytes(UTF_8))
        .post("/api/v1/zones/" + zone + "/acts")
        .then()
        .statusCode(200);
  }

  private static String unguarded(String sql) {
    return "ALTER TABLE act_opening DISABLE TRIGGER USER;"
        + sql
        + "ALTER TABLE act_opening ENABLE TRIGGER USER";
  }

  private void tamper(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(zone));
    }
  }
}

package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was recorded before customs' release had a row of its own counts from the right day. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class UpgradeTest {
  private static final String BEFORE =
      """
      INSERT INTO sale (zone, sale_no, customs_release_ref, content_sha256, pieces, held_fen, actor,
        leaf_index, recorded_at) VALUES ('z', 'S-1', 'R', 'x', 1, 0, 'a', 1, '2026-03-01T16:00:00Z');
      INSERT INTO book_document (zone, book_no, kind, doc_no, content_sha256, declared, counter_zone,
        counter_book, original_no, customs_no, reason, actor, leaf_index, happened_at, recorded_at)
        SELECT 'z', 'B', 'RETAIL_LIST', no, 'x', true, '', '', '', '', '', 'a', 2,
          '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z'
        FROM unnest(ARRAY['L-RELEASED', 'L-MOVED', 'L-RESERVED']) AS no;
      INSERT INTO book_document_step (document_id, zone, step, paper_no, content_sha256, actor,
        leaf_index, happened_at, recorded_at)
        SELECT d.id, 'z', s.step, 'P' || d.id, 'x', 'a', 3, s.at, s.at
        FROM book_document d JOIN (VALUES
          ('L-RELEASED', 'DEDUCTED', timestamptz '2026-03-09T00:00:00Z'),
          ('L-RELEASED', 'RELEASED', timestamptz '2026-03-05T00:00:00Z'),
          ('L-MOVED', 'DEDUCTED', timestamptz '2026-03-07T00:00:00Z')) AS s (no, step, at)
        ON s.no = d.doc_no;
      INSERT INTO guarantee_instrument (zone, instrument, kind, amount_fen, valid_until, leaf_index,
        lodged_at) VALUES ('z', 'BH-1', 'INSURANCE', 100, '2026-12-31', 4, '2026-03-01T00:00:00Z');
      INSERT INTO guarantee_hold (zone, epc, purpose, document, amount_fen, transfer_id, leaf_index,
        held_at) VALUES ('z', 'L-RESERVED#1', 'RETAIL', 'L-RESERVED', 5, gen_random_uuid(), 5,
        '2026-03-02T00:00:00Z');
      INSERT INTO guarantee_tax_payment (zone, document, tax_bill, tax_fen, held_fen, paid_on, timing,
        leaf_index, recorded_at) VALUES ('z', 'L-RESERVED', 'TB', 5, 5, '2026-04-10', 'IN_TIME', 6,
        '2026-04-10T00:00:00Z');
      """;

  @Inject AgroalDataSource database;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Test
  void whatIsThereCountsFromItsReleaseAndGetsTheUsualPriority() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE upgrade");
    }
    String other = url.replaceFirst("/[^/?]*(\\?.*)?$", "/upgrade");
    migrate(other, "11");
    try (Connection connection = DriverManager.getConnection(other, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(BEFORE);
      migrate(other, "latest");

      assertThat(
              rows(
                  statement,
                  "SELECT document || ' ' || released_on FROM guarantee_customs_release"
                      + " ORDER BY document"))
          .containsExactly(
              "L-MOVED 2026-03-07",
              "L-RELEASED 2026-03-05",
              "L-RESERVED 2026-03-02",
              "S-1 2026-03-02");
      assertThat(
              rows(
                  statement,
                  "SELECT concat_ws(' ', priority, valid_from, assure_code, '.')"
                      + " FROM guarantee_instrument"))
          .containsExactly("50  .");
    }
  }

  private void migrate(String other, String target) {
    Flyway.configure()
        .dataSource(other, user, password)
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard on the guarantee's newer tables is shown to refuse what no slice would do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class GuaranteeGuardsTest {
  @Inject Tables tables;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE guarantee_customs_release SET released_on = released_on + 1",
        "DELETE FROM guarantee_customs_release",
        "TRUNCATE guarantee_customs_release",
        "UPDATE retail_list_tax SET assessed_fen = 0",
        "DELETE FROM retail_list_tax",
        "TRUNCATE retail_list_tax",
        "UPDATE guarantee_amendment SET change_fen = 0",
        "DELETE FROM guarantee_amendment",
        "TRUNCATE guarantee_amendment",
        "UPDATE guarantee_tax_payment SET tax_fen = 1",
        "DELETE FROM guarantee_tax_payment",
        "TRUNCATE guarantee_tax_payment",
        "UPDATE guarantee_tax_run SET total_fen = total_fen + 1",
        "DELETE FROM guarantee_tax_run",
        "TRUNCATE guarantee_tax_run",
        "UPDATE guarantee_tax_run_line SET document = 'X'",
        "DELETE FROM guarantee_tax_run_line",
        "TRUNCATE guarantee_tax_run_line",
        "UPDATE settlement_run SET run_no = 'X'",
        "DELETE FROM settlement_run_list",
        "DELETE FROM settlement_run_dropped"
      })
  void whatWasRecordedIsNotChanged(String statement) {
    refused(statement, "append-only: correct with a further entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'BG', 100, '2099-01-01', 50, 'BG-1', -1, NULL, 0           | stated_amount_fen_check
          'BG', 100, '2099-01-01', 50, 'BG-1', NULL, NULL, 0         | guarantee_amendment_check
          'BG', 100, '2099-01-01', 50, 'BG-1', NULL, '2099-02-01', 7 | guarantee_amendment_check
          'BG', 100, '2099-01-01', 0, 'BG-1', 90, NULL, -10          | priority_check
          'BG', 100, '2099-01-01', 100, 'BG-1', 90, NULL, -10        | priority_check
          """)
  void noAmendmentNorPriorityIsUnsound(String row, String guard) throws SQLException {
    String[] v = row.split(", ", -1);
    String insert =
        ("WITH lodged AS (INSERT INTO guarantee_instrument (zone, instrument, kind, amount_fen,"
                + " valid_until, priority, leaf_index, lodged_at) VALUES ('guards', %s, 'INSURANCE',"
                + " %s, %s, %s, 0, now())) INSERT INTO guarantee_amendment (zone, instrument,"
                + " amendment_no, stated_amount_fen, stated_valid_until, change_fen, leaf_index,"
                + " amended_at) VALUES ('guards', %s, %s, %s, %s, %s, 0, now())")
            .formatted(v[0], v[1], v[2], v[3], v[0], v[4], v[5], v[6], v[7]);

    refused(insert, guard);
    assertThat(tables.count("SELECT count(*) FROM guarantee_instrument WHERE zone = 'guards'"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          guarantee_customs_release (zone, document, released_on, leaf_index, recorded_at)| 'guards', 'S-1', '2026-03-01', 0, now() | guarantee_customs_release_zone_document_key
          retail_list_tax (zone, document, assessed_fen, leaf_index) | 'guards', 'RL-1', 5, 0 | retail_list_tax_zone_document_key
          """)
  void aDocumentIsReleasedAndAssessedOnce(String table, String row, String guard) {
    refused("INSERT INTO %s VALUES (%s), (%s)".formatted(table, row, row), guard);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'R-1', 1, 'S-1', 'BILL', 'T-1', 90, 100, 90     | guarantee_tax_run_line_zone_document_key
          'R-2', 1, 'S-2', 'BILL', NULL, 90, 100, 90      | guarantee_tax_run_line_check
          'R-2', 1, 'S-2', 'STATED', NULL, 90, 100, 91    | guarantee_tax_run_line_check
          'R-2', 1, 'S-2', 'STATED', NULL, 110, 100, 110  | guarantee_tax_run_line_check
          'R-2', 1, 'S-2', 'GUESS', NULL, 90, 100, 90     | guarantee_tax_run_line_basis_check
          """)
  void aDocumentIsInOneRunAndItsHoldsGiveNoMoreThanIsHeld(String row, String guard) {
    String into =
        "INSERT INTO guarantee_tax_run_line (zone, run_no, line_no, document, basis, tax_no,"
            + " tax_fen, held_fen, settled_fen) VALUES ('guards', 'R-0', 1, 'S-1', 'STATED', NULL,"
            + " 1, 1, 1), ('guards', %s)";
    refused(into.formatted(row), guard);
  }

  private void refused(String statement, String guard) {
    assertThatThrownBy(() -> tables.execute(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(guard);
  }
}

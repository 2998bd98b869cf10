package bondgate.server.stream;

import static bondgate.server.stream.BookZone.BOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.book.YearClosings;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each guard on the book's tables is shown to refuse what only somebody past the slices would do.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookGuardsTest {
  private static final Instant AT = TestZone.AT;
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject BookZone book;
  @Inject Tables tables;

  private String zone;

  /** So that there is a row in each table. */
  @BeforeEach
  void aYearWithACountIsClosed() {
    zone = "book-guards-" + ZONES.incrementAndGet();
    book.register(zone, AT, "WINE", 12_000);
    book.bringIn(zone, AT, BOOK, "WINE", 100, 1);
    book.done(zone, AT, "openAccountBook", "'bookNo':'T8301W000002','enterprise':'520106W001'");
    book.done(
        zone,
        AT,
        "recordStockTake",
        "'number':'PD-1','place':'WAREHOUSE','counts':[{'item':'WINE','counted':97}]");
    book.done(zone, YearClosings.begin(2027), "closeYear", "'year':2026");
  }

  @ParameterizedTest
  @CsvSource({
    "book_register, enterprise = ''",
    "book_document, reason = 'better'",
    "book_document_line, quantity = quantity + 1",
    "book_count, counted = on_book",
    "book_document_step, paper_no = ''",
    "book_passed_line, quantity = quantity + 1",
    "book_year, open_documents = 0",
    "book_year_line, pieces = pieces + 1"
  })
  void whatTheBookWroteIsNotChanged(String table, String change) throws SQLException {
    String all = "SELECT coalesce(md5(string_agg(t::text, ';' ORDER BY id)), '') FROM %s t";
    String before = tables.text(all.formatted(table));
    assertThat(tables.count("SELECT count(*) FROM " + table)).isPositive();

    refused("UPDATE %s SET %s".formatted(table, change), "append-only");
    refused("DELETE FROM " + table, "append-only");
    refused("TRUNCATE %s CASCADE".formatted(table), "append-only");

    assertThat(tables.text(all.formatted(table))).isEqualTo(before);
  }

  /** The row that is there, once more with a change that makes it unsound. */
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          book_register      | zone, book_no        | zone, book_no | book_register_zone_book_no_key
          book_document      | zone, doc_no         | zone, doc_no | book_document_zone_doc_no_key
          book_document_line | line_no              | line_no | book_document_line_document_id_line_no_key
          book_document_line | line_no              | 0 | book_document_line_line_no_check
          book_document_line | line_no, quantity    | 7, 0 | book_document_line_quantity_check
          book_document_line | line_no, value_fen   | 7, -1 | book_document_line_value_fen_check
          book_document_line | line_no, original_line | 7, -1 | book_document_line_original_line_check
          book_document_line | document_id          | -1 | book_document_line_document_id_fkey
          book_count         | item                 | item | book_count_document_id_item_key
          book_count         | item, counted        | 'RUM', -1 | book_count_counted_check
          book_count         | item, place          | 'RUM', 'STREET' | book_count_place_check
          book_document_step | paper_no             | paper_no | book_step_
          book_document_step | step                 | 'LOST' | book_document_step_step_check
          book_passed_line   | line_no              | line_no | book_passed_line_step_id_line_no_key
          book_passed_line   | line_no, quantity    | 7, 0 | book_passed_line_quantity_check
          book_year          | year                 | year | book_year_zone_book_no_year_key
          book_year          | year                 | 1999 | book_year_year_check
          book_year          | year, open_documents | 2030, -1 | book_year_open_documents_check
          book_year_line     | item                 | item | book_year_line_year_id_item_holding_key
          """)
  void noRowIsUnsoundOrWrittenTwice(String table, String columns, String values, String guard)
      throws SQLException {
    String others =
        tables.text(
            "SELECT string_agg(column_name, ', ') FROM information_schema.columns"
                + " WHERE table_name = '%s' AND column_name <> 'id'".formatted(table)
                + " AND column_name <> ALL (string_to_array('%s', ', '))".formatted(columns));

    refused(
        "INSERT INTO %1$s (%2$s, %3$s) SELECT %2$s, %4$s FROM %1$s ORDER BY id DESC LIMIT 1"
            .formatted(table, others, columns, values),
        guard);
  }

  private void refused(String statement, String guard) {
    assertThatThrownBy(() -> tables.execute(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(guard);
  }
}

package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables from a folder; the faults are each one change to files that are right. */
class TableFolderTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Map<String, String> RIGHT =
      Map.of(
          "rates.txt",
          """
          # a comment
          hs | from | tariff | vat | ct | ct-specific | ct-from | source
          33 | 2019-01-01 | 0.05 | 0.13 | 0 | - | - | act A
          3304 | 2019-01-01 | 0.05 | 0.13 | 0.15 | - | 10/1ml;10/1g;15/1piece | act B
          3304 | 2027-01-01 | 0.05 | 0.13 | 0.10 | - | - | act C

          3304990029 | 2026-03-01 | 0.05 | 0.13 | 0.12 | - | - | act D
          2203 | 2019-01-01 | 0 | 0.13 | 0 | 250/988l | - | act E
          """,
          "positive-list.txt",
          """
          hs | from | until | bonded-only | remark-zh | remark-en
          33049900 | 2019-01-01 | 2026-12-31 | no | |
          3304990029 | 2019-01-01 | - | yes | 仅限网购保税商品 | bonded only
          """,
          "limits.txt",
          """
          from | single | annual | share | source
          2019-01-01 | 5000 | 26000 | 0.7 | act F
          """);

  @TempDir Path folder;

  @BeforeEach
  void writeWhatIsRight() throws IOException {
    for (Map.Entry<String, String> file : RIGHT.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void theLongestDigitsAndTheLatestDayCount() throws Exception {
    TaxTables tables = TableFolder.read(folder);

    assertThat(source(tables, "3305100000", DAY)).isEqualTo("act A");
    assertThat(source(tables, "3304100000", DAY)).isEqualTo("act B");
    assertThat(source(tables, "3304100000", LocalDate.parse("2026-12-31"))).isEqualTo("act B");
    assertThat(source(tables, "3304100000", LocalDate.parse("2027-01-01"))).isEqualTo("act C");
    assertThat(source(tables, "3304990029", DAY)).isEqualTo("act D");
    assertThat(source(tables, "3304990029", DAY.minusDays(1))).isEqualTo("act B");
    assertThat(tables.rate("3304100000", LocalDate.parse("2018-12-31"))).isEmpty();
    assertThat(tables.rate("9999999999", DAY)).isEmpty();
    assertThat(tables.name()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void tenDigitsOfTheListGoBeforeEight() throws Exception {
    TaxTables tables = TableFolder.read(folder);

    assertThat(tables.listed("3304990029", DAY)).get().matches(ListedGoods::bondedOnly);
    assertThat(tables.listed("3304990090", DAY)).get().matches(goods -> !goods.bondedOnly());
    assertThat(tables.listed("3304990090", LocalDate.parse("2026-12-31"))).isPresent();
    assertThat(tables.listed("3304990090", LocalDate.parse("2027-01-01"))).isEmpty();
    assertThat(tables.listed("3304990090", LocalDate.parse("2018-12-31"))).isEmpty();
  }

  @Test
  void aRowThatIsAddedChangesNoEarlierDay() throws Exception {
    TaxTables before = TableFolder.read(folder);
    Files.writeString(
        folder.resolve("rates.txt"),
        RIGHT.get("rates.txt") + "3304 | 2026-06-01 | 0 | 0.12 | 0.15 | - | - | act G\n");
    TaxTables after = TableFolder.read(folder);

    assertThat(after.rate("3304100000", DAY)).isEqualTo(before.rate("3304100000", DAY));
    assertThat(source(after, "3304100000", LocalDate.parse("2026-06-01"))).isEqualTo("act G");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "rates.txt ~ 0.15 ~ 15% ~ line 4, column ct",
        "rates.txt ~ 0.15 ~ 1 ~ line 4, column ct",
        "rates.txt ~ 0.05 ~ 11 ~ line 3, column tariff",
        "rates.txt ~ 10/1ml ~ 10 per ml ~ line 4, column ct-from",
        "rates.txt ~ 10/1g ~ 10/1l ~ line 4, column ct-from",
        "rates.txt ~ 10/1g ~ 10/0g ~ line 4, column ct-from",
        "rates.txt ~ 250/988l ~ 250/988bbl ~ line 8, column ct-specific",
        "rates.txt ~ 2027-01-01 ~ 2027-02-30 ~ line 5, column from",
        "rates.txt ~ 2027-01-01 ~ 2019-01-01 ~ two rows of 3304 from 2019-01-01",
        "rates.txt ~ | act A ~  ~ line 3: received '7 cells'",
        "rates.txt ~ act A ~  ~ line 3, column source",
        "rates.txt ~ vat | ct ~ ct | vat ~ line 2",
        "rates.txt ~ 33 | ~ 3 | ~ line 3, column hs",
        "positive-list.txt ~ 33049900 ~ 3304 ~ line 2, column hs",
        "positive-list.txt ~ | no | ~ | non | ~ line 2, column bonded-only",
        "positive-list.txt ~ 2026-12-31 ~ 2018-12-31 ~ line 2, column until",
        "limits.txt ~ 5000 ~ 5000.001 ~ line 2, column single",
        "limits.txt ~ 0.7 ~ 70 ~ line 2, column share",
        "limits.txt ~ 2019-01-01 | 5000 | 26000 | 0.7 | act F ~  ~ the limits have no row"
      })
  void aFaultIsNamedWithItsPlace(String file, String right, String wrong, String place)
      throws IOException {
    String text = RIGHT.get(file);
    assertThat(text).contains(right);
    Files.writeString(
        folder.resolve(file), text.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong));

    assertThatThrownBy(() -> TableFolder.read(folder))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rates.txt", "positive-list.txt", "limits.txt"})
  void aFileThatIsMissingOrEmptyIsNamed(String file) throws IOException {
    Files.writeString(folder.resolve(file), "# nothing\n");
    assertThatThrownBy(() -> TableFolder.read(folder))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(file);
    Files.delete(folder.resolve(file));
    assertThatThrownBy(() -> TableFolder.read(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(file);
  }

  @Test
  void aServerThatCannotReadItsTablesDoesNotStart() throws IOException {
    assertThat(server(folder).tables()).isEqualTo(folder.getFileName().toString());
    Files.writeString(folder.resolve("limits.txt"), "# nothing\n");
    assertThatThrownBy(() -> server(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("limits.txt");
    assertThatThrownBy(() -> server(folder.resolve("not-there")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bondgate.tax.tables");
  }

  @Test
  void theSampleSaysThatItIsOne() {
    assertThat(TestOrders.sample().name()).isEqualTo("sample");
  }

  @Test
  void theModesOfTradeAreASetting() {
    assertThat(TaxQuotes.modes("1210:BONDED, 1239:BONDED,9610:DIRECT"))
        .isEqualTo(new TreeMap<>(Map.of("1210", true, "1239", true, "9610", false)));
    for (String wrong :
        new String[] {"", "1210", "1210:BONDED,1210:DIRECT", "12:BONDED", "1210:X"}) {
      assertThatThrownBy(() -> TaxQuotes.modes(wrong))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("bondgate.tax.modes");
    }
  }

  private static TaxQuotes server(Path tables) {
    return new TaxQuotes(
        Optional.of(tables.toString()), TaxRounding.HALF_UP, RemainderTo.LARGEST, "1210:BONDED");
  }

  private static String source(TaxTables tables, String hsCode, LocalDate day) {
    return tables.rate(hsCode, day).orElseThrow().source();
  }
}

package bondgate.server.people.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spreadsheet gets. */
class CsvTest {
  @Test
  void linesEndAsTheStandardSaysAndBeginWithTheMarkThatExcelNeeds() {
    assertThat(new Csv().line(List.of("料号", "数量")).line(List.of("A", "-7")).text())
        .isEqualTo("\uFEFF料号,数量\r\nA,-7\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "a,b|\"a,b\"",
        "say \"no\"|\"say \"\"no\"\"\"",
        "=1+1|'=1+1",
        "+SUM(A1)|'+SUM(A1)",
        "-2+3|'-2+3",
        "@cmd|'@cmd",
        "=HYPERLINK(\"x\",\"y\")|\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        "-12.50|-12.50",
        "12|12",
      })
  void whatCouldBeTakenForSomethingElseIsNot(String value, String field) {
    assertThat(new Csv().line(List.of(value)).text()).isEqualTo("\uFEFF" + field + "\r\n");
  }
}

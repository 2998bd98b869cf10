package bondgate.server.handling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handheld sends, read without a database. */
class LabelReaderTest {
  private final LabelReader reader = new LabelReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '   '                                      | NOTHING_READ
          ']C1'                                      | NOTHING_READ
          E28011700000000100000000E28011700000000100000001 | TWO_AT_ONCE
          E28011700000000100000                      | HALF_A_TAG
          E2801170000000010000000123                 | HALF_A_TAG
          000000000000000000000000                   | BLANK_TAG
          urn:epc:id:sgtin:0614141.81234             | TAG_URI_WRONG
          urn:epc:tag:sgtin-96:9.0614141.812345.6789 | TAG_URI_WRONG
          ]E06901234567891                           | MISREAD_BARCODE
          ]E012345                                   | MISREAD_BARCODE
          ]E112                                      | ADD_ON_ONLY
          6901234567892                              | ARTICLE_ONLY
          ]E06901234567892                           | ARTICLE_ONLY
          ]C1001234                                  | LABEL_CUT
          ]C19912345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890 | LABEL_CUT
          ]C10506901234567892                        | LABEL_WRONG
          ]C11126023100                              | LABEL_WRONG
          ]?0WHAT                                    | UNKNOWN_SYMBOLOGY
          ]C100106141411234567897                    | CASE_LABEL
          ]C10106901234567892                        | LABEL_WITHOUT_SERIAL
          https://example.org/about                  | WEB_ADDRESS
          """)
  void whatIsNoUseIsNamed(String text, WrongScan expected) {
    assertThat(reader.read(text))
        .isInstanceOfSatisfying(
            Scanned.Unusable.class, answer -> assertThat(answer.why()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "440524188001010014,IDENTITY_NUMBER",
    "13800138000,TELEPHONE_NUMBER",
    "134567890123456789,PAYMENT_CODE",
    "2812345678901234,PAYMENT_CODE"
  })
  void whatIsAPersonsIsNotSaidBack(String text, WrongScan expected) {
    Scanned.Word word = (Scanned.Word) reader.read(text);

    assertThat(word.ifUnknown()).isEqualTo(expected);
    assertThat(word.subject()).isEqualTo(new Subject(Subject.Kind.PERSONAL, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "a-01-02,UNKNOWN_BIN",
    "A1-02,UNKNOWN_BIN",
    "QD080026I000000001,UNKNOWN_CODE",
    "Hello there,UNKNOWN_CODE"
  })
  void aWordMayBeABinOrADocument(String text, WrongScan ifUnknown) {
    assertThat(reader.read(text))
        .isEqualTo(new Scanned.Word(text, ifUnknown, new Subject(Subject.Kind.OTHER, text)));
  }

  @Test
  void anEpcIsReadAsReadersAndPeopleWriteIt() {
    String epc = "3074257BF7194E4000001A85";

    for (String text :
        new String[] {
          epc,
          epc.toLowerCase(java.util.Locale.ROOT),
          "3074 257B F719 4E40 0000 1A85",
          "]C0" + epc,
          "  " + epc + "\r\n"
        }) {
      assertThat(reader.read(text)).as(text).isInstanceOf(Scanned.Tag.class);
      assertThat(((Scanned.Tag) reader.read(text)).epcs()).as(text).containsExactly(epc);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:tag:sgtin-96:3.0614141.812345.6789",
    "urn:epc:id:sgtin:0614141.812345.6789",
    "https://id.gs1.org/01/80614141123458/21/6789",
    "(01)80614141123458(21)6789",
    "]C1018061414112345821678" + "9"
  })
  void aSerialisedLabelNamesTheSameTag(String text) {
    // TDS 1.13, section 14.5.1: 30 7 (filter 3, partition 5) …
    assertThat(((Scanned.Tag) reader.read(text)).epcs()).contains("3074257BF7194E4000001A85");
  }

  @Test
  void aChipNumberIsOnlyThatIfNoPieceHasIt() {
    Scanned.Tag tag = (Scanned.Tag) reader.read("E28011702000012345678901");

    assertThat(tag.ifUnknown()).isEqualTo(WrongScan.CHIP_NUMBER);
  }

  @Test
  void whatIsTooLongIsNotReadAtAll() {
    assertThat(((Scanned.Unusable) reader.read("X".repeat(257))).why())
        .isEqualTo(WrongScan.TOO_LONG);
    assertThat(((Scanned.Unusable) reader.read("A\u0001B")).why()).isEqualTo(WrongScan.GARBLED);
  }
}

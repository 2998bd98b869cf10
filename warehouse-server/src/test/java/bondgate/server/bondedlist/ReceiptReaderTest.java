package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts: the real ones of 2019 and 2024, each code, and what nobody should send. */
class ReceiptReaderTest {
  private static final ReceiptReader READER = new ReceiptReader();

  private static PaperSaying said(String xml) {
    return ((ReceiptRead.Read) READER.read(TestReceipts.bytes(xml))).said();
  }

  private static PaperSaying real(String name) throws Exception {
    Path file = TestPapers.official("gg2-gx-customs-bridge").resolve(name);
    ReceiptRead read = READER.read(Files.readAllBytes(file));
    assertThat(read).isInstanceOf(ReceiptRead.Read.class);
    return ((ReceiptRead.Read) read).said();
  }

  @Test
  void theRealReviewOfAListIsPreDeducted() throws Exception {
    PaperSaying said = real("INV201.xml");
    assertThat(said.paperNo()).isEqualTo("QD311124E000098849");
    assertThat(said.preNo()).isEqualTo("202400000122717119");
    assertThat(said.innerNo()).isEqualTo("COSU6391946850D");
    assertThat(said.stage()).contains(Stage.APPROVED);
    assertThat(said.mark()).contains(DeductionMark.PRE_DEDUCTED);
    assertThat(said.at()).contains(Instant.parse("2024-07-30T03:48:02Z"));
  }

  @Test
  void theRealFormalWriteIsDeductedAndPassed() throws Exception {
    PaperSaying said = real("INV211.xml");
    assertThat(said.stage()).contains(Stage.PASSED);
    assertThat(said.mark()).contains(DeductionMark.DEDUCTED);
    assertThat(PaperStanding.DRAFT.hear(said))
        .isInstanceOfSatisfying(
            LifeStep.Advanced.class, step -> assertThat(step.now().countsAsGone()).isTrue());
  }

  @Test
  void theRealDeclarationThatWasMadeOfAListChangesNothing() throws Exception {
    PaperSaying said = real("INV202.xml");
    assertThat(said.numbersOnly()).isTrue();
    assertThat(said.paperNo()).isEqualTo("QD311124E000097307");
    assertThat(said.words()).contains("E20240001310220743");
  }

  @ParameterizedTest
  @CsvSource({"SAS221.xml, APPROVED", "SAS223.xml, PASSED", "SAS224.xml, PASSED"})
  void theRealReceiptsOfAPassSayHowFarItIs(String name, Stage stage) throws Exception {
    PaperSaying said = real(name);
    assertThat(said.kind()).isEqualTo(PaperKind.SAS121);
    assertThat(said.stage()).contains(stage);
    assertThat(said.paperNo()).matches("Z3111[IE]\\d{18}");
    assertThat(said.preNo()).matches("20240000006\\d{7}");
  }

  @Test
  void theRealAnswersAtTheDoorAreTakenAndNot() throws Exception {
    PaperSaying taken = real("common_resp_msg.xml");
    assertThat(taken.stage()).contains(Stage.APPLIED);
    assertThat(taken.preNo()).isEqualTo("202400000122534496");
    PaperSaying not = real("Failed_SAS121_I_9f0895a2-12f6-4d7b-9588-d53d3560e501.xml");
    assertThat(not.stage()).contains(Stage.CANCELLED);
    assertThat(not.words()).contains("重复");
  }

  @Test
  void aPaperOfTwoStepsIsNoneOfThese() throws Exception {
    Path file = TestPapers.official("gg2-gx-customs-bridge").resolve("sas253.xml");
    assertThat(READER.read(Files.readAllBytes(file)))
        .isEqualTo(new ReceiptRead.NotRead("no receipt of a list or a pass: 'SAS253'"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, APPROVED, DEDUCTED",
    "2, IN_HAND, ",
    "3, CANCELLED, ",
    "4, APPROVED, PRE_DEDUCTED",
    "5, APPROVED, NOT_DEDUCTED",
    "9, , "
  })
  void aReviewWithoutAHeadSaysWhatItsResultMeans(String code, Stage stage, DeductionMark mark) {
    PaperSaying said = said(TestReceipts.bare("INV201", TestReceipts.LIST, code));
    assertThat(said.stage()).isEqualTo(Optional.ofNullable(stage));
    assertThat(said.mark()).isEqualTo(Optional.ofNullable(mark));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 1, 1, APPROVED",
    "4, 0, 1, 2, PARTLY_PASSED",
    "1, 0, 2, 3, PASSED",
    "2, 1, 0, 1, IN_HAND",
    "3, 2, 0, 1, CANCELLED",
    "3, 1, 0, 1, CANCELLED",
    // What does not go together.
    "3, 0, 1, 1, ",
    "4, 2, 1, 1, ",
    "4, 1, 0, 1, ",
    "3, 2, 0, 2, ",
    "4, 7, 1, 1, ",
    "4, 0, 1, 7, "
  })
  void resultAndHeadMustGoTogether(
      String code, String state, String mark, String gate, Stage stage) {
    assertThat(said(TestReceipts.review("BL-1", code, state, mark, gate)).stage())
        .isEqualTo(Optional.ofNullable(stage));
  }

  @ParameterizedTest
  @CsvSource({
    "SAS221, 1, 1, APPROVED",
    "SAS221, 2, 0, IN_HAND",
    "SAS221, 3, 0, CANCELLED",
    "SAS221, 1, 0, ",
    "SAS221, 9, 1, ",
    "SAS221, 3, 1, ",
    "SAS222, 1, 6, VOID",
    "SAS223, 1, 3, PARTLY_PASSED",
    "SAS223, 1, 4, PASSED",
    "SAS222, 1, 5, CANCELLED",
    "SAS223, 1, 8, "
  })
  void aPassStandsAsItsHeadSays(String type, String code, String state, Stage stage) {
    assertThat(said(TestReceipts.pass(type, code, state)).stage())
        .isEqualTo(Optional.ofNullable(stage));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<Package>",
        "<Package/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><Package>&b;</Package>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x'><CommonResponeMessage/>"
      })
  void whatIsNoReceiptIsRefusedWithAReason(String text) {
    assertThat(READER.read(TestReceipts.bytes(text)))
        .isInstanceOfSatisfying(
            ReceiptRead.NotRead.class, not -> assertThat(not.why()).isNotEmpty());
  }

  @Test
  void whatIsTooDeepTooMuchOrTooLongIsRefused() {
    String deep = "<a>".repeat(30) + "</a>".repeat(30);
    String many = "<a>" + "<b/>".repeat(200_001) + "</a>";
    assertThat(READER.read(TestReceipts.bytes(deep))).isInstanceOf(ReceiptRead.NotRead.class);
    assertThat(READER.read(TestReceipts.bytes(many))).isInstanceOf(ReceiptRead.NotRead.class);
    assertThat(READER.read(new byte[XmlNode.MOST_BYTES + 1]))
        .isInstanceOf(ReceiptRead.NotRead.class);
  }

  @Test
  void aReceiptThatIsCutAnywhereIsRefused() {
    byte[] whole = TestReceipts.bytes(TestReceipts.written("BL-1"));
    for (int length = 0; length < whole.length; length++) {
      assertThat(READER.read(java.util.Arrays.copyOf(whole, length)))
          .as("cut at %d", length)
          .isInstanceOf(ReceiptRead.NotRead.class);
    }
  }
}

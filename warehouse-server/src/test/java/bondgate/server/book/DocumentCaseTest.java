package bondgate.server.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a document stands, and what a later one may take back of it; rows by hand, no database. */
class DocumentCaseTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final int RETURN_DAYS = 30;

  private final FakeStore store = new FakeStore();
  private final Originals originals =
      new Originals(store, new BookSettings("T1", ".*", ".*", ".*", RETURN_DAYS));

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "SAMPLE, '', DEDUCTED",
    "SAMPLE, CLOSED, WRITTEN_OFF",
    "INBOUND_LIST, '', PRE_DEDUCTED",
    "INBOUND_LIST, PASSED RELEASED, PRE_DEDUCTED",
    "DESTRUCTION, WITNESSED, PRE_DEDUCTED",
    "INBOUND_LIST, PASSED DEDUCTED, DEDUCTED",
    "INBOUND_LIST, PASSED DEDUCTED CLOSED, WRITTEN_OFF",
    "OUTBOUND_LIST, RELEASED WITHDRAWN, WITHDRAWN"
  })
  void itsStepsSayHowItStands(DocumentKind kind, String steps, DocumentState state) {
    store.document(kind, 10);
    store.happened(steps);
    assertThat(now().state()).isEqualTo(state);
    assertThat(store.state(store.row)).isEqualTo(state);
  }

  @ParameterizedTest(name = "{0} {1}, {2} passed, then {3}: {4}")
  @CsvSource({
    "INBOUND_LIST, '', 10, PASSED, true",
    "INBOUND_LIST, '', 9, PASSED, false",
    "OUTBOUND_LIST, '', 10, PASSED, false",
    "OUTBOUND_LIST, RELEASED, 10, PASSED, true",
    "OUTBOUND_LIST, RELEASED, 9, PASSED, false",
    "OUTBOUND_LIST, PASSED, 10, RELEASED, true",
    "OUTBOUND_LIST, PASSED, 9, RELEASED, false",
    "DESTRUCTION, '', 0, WITNESSED, true"
  })
  void itCountsWhenTheLastConditionIsMet(
      DocumentKind kind, String steps, long passed, DocumentStep step, boolean met) {
    store.document(kind, 10);
    store.happened(steps);
    store.passed.put(1, passed);
    assertThat(now().met(step)).isEqualTo(met);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "INBOUND_LIST, '', true",
    "OUTBOUND_LIST, '', false",
    "OUTBOUND_LIST, RELEASED, true",
    "DESTRUCTION, WITNESSED, false"
  })
  void itIsShortIfOnlyGoodsAreMissing(DocumentKind kind, String steps, boolean shortOf) {
    store.document(kind, 10);
    store.happened(steps);
    assertThat(now().metButShort()).isEqualTo(shortOf);
  }

  @Test
  void aStepMustBeAskedForAndTheDocumentReserved() {
    store.document(DocumentKind.INBOUND_LIST, 10);
    DocumentKind.Condition passing = DocumentKind.Condition.PASSED;
    assertThat(now().unasked(DocumentStep.PASSED, passing)).isEmpty();
    assertThat(now().unasked(DocumentStep.WITNESSED, DocumentKind.Condition.WITNESSED))
        .contains(
            new StepResult.NotAsked("N-1", DocumentKind.INBOUND_LIST, DocumentStep.WITNESSED));
    store.happened("DEDUCTED");
    assertThat(now().unasked(DocumentStep.PASSED, passing))
        .contains(
            new StepResult.NotNow(
                "N-1",
                DocumentState.DEDUCTED,
                DocumentStep.PASSED,
                "a document that is reserved 预核扣"));
  }

  @Test
  void noMorePassesThanALineHasLeft() {
    store.document(DocumentKind.INBOUND_LIST, 10, 20);
    store.passed.put(2, 15L);
    assertThat(now().tooMuch(new TreeMap<>(Map.of(1, 10L, 2, 5L)))).isEmpty();
    assertThat(now().tooMuch(new TreeMap<>(Map.of(1, 11L, 2, 6L))))
        .contains(new StepResult.ExceedsLine("N-1", 1, 11, 10));
    assertThat(now().tooMuch(Map.of(2, 6L))).contains(new StepResult.ExceedsLine("N-1", 2, 6, 5));
    assertThat(now().tooMuch(Map.of(0, 1L))).contains(new StepResult.UnknownLine("N-1", 0, 2));
    assertThat(now().tooMuch(Map.of(3, 1L))).contains(new StepResult.UnknownLine("N-1", 3, 2));
    assertThat(now().allPassed()).isFalse();
    store.passed.putAll(Map.of(1, 10L, 2, 20L));
    assertThat(now().allPassed()).isTrue();
  }

  @Test
  void whatTookEffectIsAllOrWhatPassedOrNothing() {
    store.document(DocumentKind.SAMPLE, 10, 20);
    assertThat(now().effective()).isEqualTo(Map.of(1, 10L, 2, 20L));
    store.document(DocumentKind.INBOUND_LIST, 10, 20);
    store.passed.put(1, 7L);
    assertThat(now().effective()).as("reserved").isEqualTo(Map.of(1, 0L, 2, 0L));
    store.happened("PASSED DEDUCTED");
    assertThat(now().effective()).isEqualTo(Map.of(1, 7L, 2, 0L));
    store.happened("CLOSED");
    assertThat(now().effective()).as("closed short").isEqualTo(Map.of(1, 7L, 2, 0L));
  }

  @Test
  void aCorrectionNamesADocumentOfItsBookThatCanBeTakenBack() {
    assertThat(originals.check("zone", asked(DocumentKind.SAMPLE, 1, 1), AT)).isEmpty();
    BookDocument correction = asked(DocumentKind.CORRECTION, 1, 1);
    unknown(correction, "a document of book T1");
    store.document(DocumentKind.SAMPLE, 10);
    assertThat(originals.check("zone", correction, AT)).isEmpty();
    store.row.bookNo = "T2";
    unknown(correction, "a document of book T1");
    for (DocumentKind kind :
        List.of(
            DocumentKind.CONVERSION,
            DocumentKind.BOOK_TRANSFER,
            DocumentKind.RETAIL_LIST,
            DocumentKind.CUSTOMER_RETURN)) {
      store.document(kind, 10);
      unknown(correction, "a document that a correction can take back; this one needs its own");
    }
    store.document(DocumentKind.SAMPLE, 10);
    unknown(asked(DocumentKind.CUSTOMER_RETURN, 1, 1), "a retail list");
  }

  @Test
  void noMoreIsTakenBackThanTookEffectAndWasNotTakenBackBefore() {
    store.document(DocumentKind.SAMPLE, 10, 20);
    store.taken.put(1, 4L);
    assertThat(originals.check("zone", asked(DocumentKind.CORRECTION, 1, 6), AT)).isEmpty();
    assertThat(originals.check("zone", asked(DocumentKind.CORRECTION, 1, 7), AT))
        .contains(new DocumentResult.ExceedsOriginal("N-1", 1, 7, 6));
    assertThat(originals.check("zone", asked(DocumentKind.CORRECTION, 1, 4, 3), AT))
        .as("both lines together")
        .contains(new DocumentResult.ExceedsOriginal("N-1", 1, 3, 2));
    unknown(asked(DocumentKind.CORRECTION, 3, 1), "its line 3 the other way");
    BookDocument correction = asked(DocumentKind.CORRECTION, 1, 1);
    for (BookDocument.Line other :
        List.of(
            new BookDocument.Line("RUM", 1, Holding.CUSTOMS_HELD, Holding.WAREHOUSE, 1),
            new BookDocument.Line("WINE", 1, Holding.WAREHOUSE, Holding.WAREHOUSE, 1),
            new BookDocument.Line("WINE", 1, Holding.CUSTOMS_HELD, Holding.CENTRE, 1))) {
      unknown(correction.with(List.of(other)), "its line 1 the other way");
    }
  }

  @Test
  void aCustomerReturnsUntilTheLastInstantOfTheThirtiethDay() {
    store.document(DocumentKind.RETAIL_LIST, 10);
    store.happened("PASSED");
    store.passed.put(1, 10L);
    store.happened("DEDUCTED");
    store.steps.get(1).recordedAt = AT.plusSeconds(60);
    BookDocument back = asked(DocumentKind.CUSTOMER_RETURN, 1, 10);
    Instant last = AT.plusSeconds(60).plus(Duration.ofDays(RETURN_DAYS));
    assertThat(originals.check("zone", back, last)).isEmpty();
    assertThat(originals.check("zone", back, last.plusNanos(1)))
        .contains(new DocumentResult.TooLate("N-1", AT.plusSeconds(60), RETURN_DAYS));
    store.steps.clear();
    assertThat(originals.check("zone", back, last))
        .as("counted from the list, while nothing of it left")
        .contains(new DocumentResult.TooLate("N-1", AT, RETURN_DAYS));
  }

  private DocumentCase now() {
    return DocumentCase.of(store, store.row);
  }

  private void unknown(BookDocument asked, String expected) {
    assertThat(originals.check("zone", asked, AT))
        .contains(new DocumentResult.OriginalUnknown("N-1", expected));
  }

  private static BookDocument asked(DocumentKind kind, int line, long... quantities) {
    return new BookDocument(
        "T1",
        kind,
        "N-2",
        false,
        "",
        "",
        "N-1",
        "",
        "",
        Arrays.stream(quantities)
            .mapToObj(
                pieces ->
                    new BookDocument.Line(
                        "WINE", pieces, Holding.CUSTOMS_HELD, Holding.WAREHOUSE, line))
            .toList(),
        "staff:ls-07",
        AT);
  }

  /** One document, and what happened to it. */
  private static final class FakeStore extends DocumentStore {
    DocumentRow row;
    final List<DocumentLineRow> lines = new ArrayList<>();
    final List<DocumentStepRow> steps = new ArrayList<>();
    final Map<Integer, Long> passed = new HashMap<>();
    final Map<Integer, Long> taken = new HashMap<>();

    void document(DocumentKind kind, long... quantities) {
      row = new DocumentRow();
      row.bookNo = "T1";
      row.kind = kind;
      row.docNo = "N-1";
      row.recordedAt = AT;
      lines.clear();
      steps.clear();
      passed.clear();
      for (long quantity : quantities) {
        DocumentLineRow line = new DocumentLineRow();
        line.lineNo = lines.size() + 1;
        line.item = "WINE";
        line.quantity = quantity;
        line.fromHolding = Holding.WAREHOUSE;
        line.toHolding = Holding.CUSTOMS_HELD;
        lines.add(line);
      }
    }

    void happened(String names) {
      for (String name : names.isEmpty() ? new String[0] : names.split(" ")) {
        DocumentStepRow step = new DocumentStepRow();
        step.step = DocumentStep.valueOf(name);
        step.recordedAt = AT;
        steps.add(step);
      }
    }

    @Override
    Optional<DocumentRow> find(String zone, String number) {
      return Optional.ofNullable(row);
    }

    @Override
    List<DocumentLineRow> lines(DocumentRow document) {
      return lines;
    }

    @Override
    List<DocumentStepRow> steps(DocumentRow document) {
      return steps;
    }

    @Override
    Map<Integer, Long> passed(DocumentRow document) {
      return passed;
    }

    @Override
    Map<Integer, Long> takenBack(DocumentRow original, DocumentKind kind) {
      return taken;
    }
  }
}

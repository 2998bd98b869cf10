package bondgate.server.book;

import static bondgate.server.book.Holding.ABROAD;
import static bondgate.server.book.Holding.CONVERTED;
import static bondgate.server.book.Holding.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import bondgate.server.book.BookAccount.Measure;
import bondgate.server.ledger.Account;
import bondgate.server.ledger.EntryKind;
import bondgate.server.ledger.JournalEntry;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a document does to the ledger: pieces and their value, on accounts beside each other. */
class PostingTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final BookDocument.Line LINE =
      new BookDocument.Line("WINE", 30, ABROAD, WAREHOUSE);

  private final Posting posting = new Posting("zone", "T1", "QD-1");

  @Test
  void aLineMovesItsPiecesAndBesideThemTheirValue() {
    assertThat(words(posting.single(1, LINE, 360)))
        .containsExactly(
            "SINGLE zone/book/T1/WINE/ABROAD > zone/book/T1/WINE/WAREHOUSE 30 QD-1",
            "SINGLE zone/value/T1/WINE/ABROAD > zone/value/T1/WINE/WAREHOUSE 360 QD-1");
    assertThat(words(posting.pending(1, LINE, 360)))
        .containsExactly(
            "PENDING zone/book/T1/WINE/ABROAD > zone/book/T1/WINE/WAREHOUSE 30 QD-1",
            "PENDING zone/value/T1/WINE/ABROAD > zone/value/T1/WINE/WAREHOUSE 360 QD-1");
    assertThat(posting.single(1, LINE, 0)).as("what is worth nothing moves alone").hasSize(1);
  }

  @Test
  void theSameLineHasTheSameIdAndEveryOtherAnother() {
    List<Transfer> line = posting.pending(1, LINE, 360);
    assertThat(line.get(0).id()).isNotEqualTo(line.get(1).id());
    assertThat(posting.single(1, LINE, 7)).extracting(Transfer::id).isEqualTo(ids(line));
    for (Posting other :
        List.of(
            new Posting("zone2", "T1", "QD-1"),
            new Posting("zone", "T2", "QD-1"),
            new Posting("zone", "T1", "QD-2"))) {
      assertThat(ids(other.pending(1, LINE, 360))).doesNotContainAnyElementsOf(ids(line));
    }
    assertThat(ids(posting.pending(2, LINE, 360))).doesNotContainAnyElementsOf(ids(line));
  }

  @Test
  void aReservedLineEndsWithWhatCameOrIsFreedWhole() {
    List<TransferId> reserved = ids(posting.pending(1, LINE, 360));

    List<Transfer> part = posting.end(1, 10, 120, true);
    assertThat(part).extracting(end -> ((Transfer.End) end).pending()).isEqualTo(reserved);
    assertThat(part).extracting(end -> ((Transfer.End) end).amount()).containsExactly(10L, 120L);
    assertThat(part).extracting(Transfer::reference).containsOnly("QD-1");
    List<Transfer> none = posting.end(1, 0, 0, true);
    assertThat(none)
        .extracting(end -> ((Transfer.End) end).outcome())
        .containsOnly(Transfer.Outcome.VOID);
    assertThat(ids(none)).as("it ends once, however").isEqualTo(ids(part));
    assertThat(posting.end(1, 10, 0, false)).hasSize(1);
  }

  @Test
  void aConversionHandsTheValueOverWhereTheNearerEndLies() {
    BookDocument document =
        document(
            new BookDocument.Line("A", 3, WAREHOUSE, CONVERTED),
            new BookDocument.Line("P", 1, CONVERTED, WAREHOUSE),
            new BookDocument.Line("B", 2, WAREHOUSE, CONVERTED),
            new BookDocument.Line("Q", 1, CONVERTED, WAREHOUSE),
            new BookDocument.Line("B", 1, CONVERTED, WAREHOUSE));
    Map<String, Long> worth = Map.of("A", 50L, "P", 20L, "Q", 55L);

    List<Transfer> transfers =
        Conversion.transfers(
            posting,
            document,
            line -> line.item().equals("B") ? 15 * line.quantity() : worth.get(line.item()));

    assertThat(words(transfers.subList(0, 5)))
        .containsExactly(
            "SINGLE zone/book/T1/A/WAREHOUSE > zone/book/T1/A/CONVERTED 3 QD-1",
            "SINGLE zone/book/T1/P/CONVERTED > zone/book/T1/P/WAREHOUSE 1 QD-1",
            "SINGLE zone/book/T1/B/WAREHOUSE > zone/book/T1/B/CONVERTED 2 QD-1",
            "SINGLE zone/book/T1/Q/CONVERTED > zone/book/T1/Q/WAREHOUSE 1 QD-1",
            "SINGLE zone/book/T1/B/CONVERTED > zone/book/T1/B/WAREHOUSE 1 QD-1");
    assertThat(words(transfers.subList(5, transfers.size())))
        .as("A 50 = P 20 + Q 30; B 30 = Q 25 and 5 that stay B's own")
        .containsExactly(
            "SINGLE zone/value/T1/A/WAREHOUSE > zone/value/T1/P/WAREHOUSE 20 QD-1",
            "SINGLE zone/value/T1/A/WAREHOUSE > zone/value/T1/Q/WAREHOUSE 30 QD-1",
            "SINGLE zone/value/T1/B/WAREHOUSE > zone/value/T1/Q/WAREHOUSE 25 QD-1");
    assertThat(ids(transfers)).doesNotHaveDuplicates();
  }

  @Test
  void aConversionOfNothingIntoSomethingMovesNoValue() {
    BookDocument document = document(new BookDocument.Line("P", 1, CONVERTED, WAREHOUSE));
    assertThat(Conversion.transfers(posting, document, line -> 5)).hasSize(1);
    BookDocument other = document(new BookDocument.Line("P", 1, WAREHOUSE, CONVERTED));
    assertThat(Conversion.transfers(posting, other, line -> 0)).hasSize(1);
  }

  @Test
  void anAccountsNameSaysWhatItCounts() {
    assertThat(BookAccount.pieces("zone", "T1", "WINE", WAREHOUSE))
        .isEqualTo("zone/book/T1/WINE/WAREHOUSE");
    assertThat(BookAccount.value("zone", "T1", "WINE", WAREHOUSE))
        .isEqualTo("zone/value/T1/WINE/WAREHOUSE");
    assertThat(BookAccount.prefix("zone", "T1", Measure.VALUE)).isEqualTo("zone/value/T1/");
    assertThat(BookAccount.prefix("zone", Measure.PIECES)).isEqualTo("zone/book/");
    assertThat(BookAccount.parse("zone/value/T1/WINE/WAREHOUSE"))
        .contains(new BookAccount("zone", "T1", "WINE", WAREHOUSE, Measure.VALUE));
    assertThat(BookAccount.parse("zone/guarantee/T1/WINE/WAREHOUSE")).isEmpty();
    assertThat(BookAccount.parse("zone/book/T1/WINE")).isEmpty();
    List<Account> chart = BookAccount.chart("zone", "T1", "WINE");
    assertThat(chart).hasSize(2 * Holding.values().length).doesNotHaveDuplicates();
    for (Holding holding : Holding.values()) {
      assertThat(chart)
          .contains(
              new Account("zone/book/T1/WINE/" + holding, "piece", holding.limit()),
              new Account("zone/value/T1/WINE/" + holding, "fen", holding.limit()));
    }
  }

  @Test
  void anEntryOfTheJournalIsOneOfTheBookAndTwoWhereValueGoesOver() {
    JournalEntry moved = entry("zone/book/T1/WINE/ABROAD", "zone/book/T1/WINE/WAREHOUSE");
    assertThat(BookEntry.of(moved, "T1"))
        .containsExactly(
            new BookEntry(
                7,
                "WINE",
                ABROAD,
                WAREHOUSE,
                30,
                "QD-1",
                "staff:ls-07",
                4,
                AT.minusSeconds(9),
                AT));
    JournalEntry over = entry("zone/value/T1/WINE/WAREHOUSE", "zone/value/T1/GIFT/WAREHOUSE");
    assertThat(BookEntry.of(over, "T1"))
        .extracting(one -> one.item() + " " + one.from() + " " + one.to())
        .containsExactly("WINE WAREHOUSE CONVERTED", "GIFT CONVERTED WAREHOUSE");
    for (JournalEntry foreign :
        List.of(
            entry("zone/book/T2/WINE/ABROAD", "zone/book/T1/WINE/WAREHOUSE"),
            entry("zone/book/T1/WINE/ABROAD", "zone/book/T2/WINE/WAREHOUSE"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> BookEntry.of(foreign, "T1"))
          .withMessageContaining("entry 7 joins two books");
    }
  }

  private static JournalEntry entry(String debit, String credit) {
    return new JournalEntry(
        7,
        TransferId.of("x"),
        EntryKind.SINGLE,
        debit,
        credit,
        30,
        0,
        Optional.empty(),
        "QD-1",
        "staff:ls-07",
        4,
        AT.minusSeconds(9),
        AT);
  }

  private static BookDocument document(BookDocument.Line... lines) {
    return new BookDocument(
        "T1",
        DocumentKind.CONVERSION,
        "QD-1",
        false,
        "",
        "",
        "",
        "",
        "",
        Arrays.asList(lines),
        "staff:ls-07",
        AT);
  }

  private static List<TransferId> ids(List<Transfer> transfers) {
    return transfers.stream().map(Transfer::id).toList();
  }

  private static List<String> words(List<Transfer> transfers) {
    return transfers.stream()
        .map(Transfer.Move.class::cast)
        .map(
            move ->
                "%s %s > %s %d %s"
                    .formatted(
                        move.phase(), move.debit(), move.credit(), move.amount(), move.reference()))
        .toList();
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.ledger.Account.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every result of the ledger, and which one is given where several would apply. */
class TransferResultsTest {
  private final LedgerBook book = new LedgerBook();
  private final List<JournalRow> journal = new ArrayList<>();

  TransferResultsTest() {
    open("source", "piece", Limit.NONE);
    open("deep", "piece", Limit.NONE);
    open("vast", "piece", Limit.NONE);
    open("shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
    open("debt", "piece", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS);
    open("purse", "fen", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
    accept(single("stock", "source", "shelf", 10));
    accept(pending("planned", "shelf", "source", 4));
    accept(pending("done", "shelf", "source", 1));
    accept(Transfer.post(id("done-post"), id("done"), 1, "r"));
    accept(pending("dropped", "shelf", "source", 1));
    accept(Transfer.voiding(id("dropped-void"), id("dropped"), "r"));
    accept(single("huge", "deep", "vast", Long.MAX_VALUE));
  }

  private record Row(String name, Transfer asked, Class<? extends TransferResult> expected) {}

  private static List<Row> rows() {
    return Stream.concat(movements().stream(), ends().stream()).toList();
  }

  private static List<Row> movements() {
    return List.of(
        row("created", single("a", "shelf", "source", 5), TransferResult.Created.class),
        row("exists", single("stock", "source", "shelf", 10), TransferResult.Exists.class),
        row(
            "exists with a different kind, before a different amount",
            pending("stock", "source", "shelf", 9),
            TransferResult.ExistsWithDifferent.class),
        row(
            "exists with different content, before an account that is not found",
            single("stock", "nobody", "shelf", 10),
            TransferResult.ExistsWithDifferent.class),
        row(
            "no such account, before units that differ",
            single("b", "nobody", "purse", 1),
            TransferResult.AccountNotFound.class),
        row(
            "units differ, before a limit",
            single("c", "purse", "shelf", 1),
            TransferResult.UnitsDiffer.class),
        row(
            "a sum overflows, before a limit",
            single("d", "shelf", "vast", 100),
            TransferResult.Overflows.class),
        row(
            "the debit side's limit, before the credit side's",
            single("e", "shelf", "debt", 6),
            TransferResult.ExceedsCredits.class),
        row(
            "the credit side's limit",
            single("f", "shelf", "debt", 5),
            TransferResult.ExceedsDebits.class));
  }

  private static List<Row> ends() {
    return List.of(
        row(
            "nothing pending of that id",
            Transfer.post(id("g"), id("nothing"), 1, "r"),
            TransferResult.PendingNotFound.class),
        row(
            "the one to be ended is not pending",
            Transfer.post(id("h"), id("stock"), 1, "r"),
            TransferResult.NotPending.class),
        row(
            "posted already, before an amount that exceeds",
            Transfer.post(id("i"), id("done"), 99, "r"),
            TransferResult.PendingAlreadyPosted.class),
        row(
            "voided already",
            Transfer.post(id("j"), id("dropped"), 1, "r"),
            TransferResult.PendingAlreadyVoided.class),
        row(
            "more than is pending",
            Transfer.post(id("k"), id("planned"), 5, "r"),
            TransferResult.ExceedsPendingAmount.class),
        row(
            "a part of what is pending",
            Transfer.post(id("l"), id("planned"), 3, "r"),
            TransferResult.Created.class));
  }

  @TestFactory
  Stream<DynamicTest> everyResultInTheDocumentedPrecedence() {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () ->
                        assertThat(new TransferResultsTest().apply(row.asked()))
                            .isInstanceOf(row.expected())));
  }

  @Test
  void everyResultHasARow() {
    List<Class<?>> all =
        Stream.of(TransferResult.Accepted.class, TransferResult.Refusal.class)
            .<Class<?>>flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
            .filter(result -> result != TransferResult.ChainBroken.class)
            .toList();

    assertThat(rows().stream().<Class<?>>map(Row::expected).toList()).containsAll(all);
  }

  @Test
  void theFirstDifferenceIsNamed() {
    assertThat(apply(single("stock", "source", "shelf", 11)))
        .isEqualTo(new TransferResult.ExistsWithDifferent(id("stock"), "amount", "10", "11"));
    assertThat(apply(pending("stock", "source", "shelf", 11)))
        .isEqualTo(
            new TransferResult.ExistsWithDifferent(id("stock"), "kind", "SINGLE", "PENDING"));
    assertThat(
            apply(
                new Transfer.Move(
                    id("stock"), Transfer.Phase.SINGLE, "source", "shelf", 10, "other")))
        .isEqualTo(new TransferResult.ExistsWithDifferent(id("stock"), "reference", "r", "other"));
  }

  @Test
  void aPartlyPostedTransferReleasesTheRest() {
    apply(Transfer.post(id("part"), id("planned"), 3, "r"));

    assertThat(book.balance("shelf")).isEqualTo(new Balance(0, 4, 0, 10));
  }

  @Test
  void aBrokenChainChangesNothingAndNamesTheCulprit() {
    Balance before = book.balance("shelf");
    int rows = journal.size();

    ChainResult result =
        book.apply(
            Chain.of(
                single("m", "shelf", "source", 2),
                single("n", "shelf", "source", 99),
                single("o", "source", "shelf", 1)),
            journal);

    assertThat(result.accepted()).isFalse();
    assertThat(result.results())
        .containsExactly(
            new TransferResult.ChainBroken(id("n")),
            new TransferResult.ExceedsCredits("shelf", 3, 99),
            new TransferResult.ChainBroken(id("n")));
    assertThat(result.refusal()).contains(new TransferResult.ExceedsCredits("shelf", 3, 99));
    assertThat(book.balance("shelf")).isEqualTo(before);
    assertThat(journal).hasSize(rows);
    assertThat(apply(single("m", "shelf", "source", 2))).isInstanceOf(TransferResult.Created.class);
  }

  @Test
  void aChainSeesItsOwnEarlierTransfers() {
    ChainResult result =
        book.apply(
            Chain.of(
                Transfer.voiding(id("p"), id("planned"), "r"),
                pending("q", "shelf", "source", 9),
                Transfer.post(id("r"), id("q"), 9, "r")),
            journal);

    assertThat(result.accepted()).isTrue();
    assertThat(book.balance("shelf").available()).isZero();
  }

  @Test
  void aChainCannotEndOnePendingTransferTwice() {
    ChainResult result =
        book.apply(
            Chain.of(
                Transfer.post(id("s"), id("planned"), 1, "r"),
                Transfer.voiding(id("t"), id("planned"), "r")),
            journal);

    assertThat(result.refusal()).contains(new TransferResult.PendingAlreadyPosted(id("planned")));
  }

  @Test
  void theSameChainAgainExistsAndChangesNothing() {
    Chain chain = Chain.of(single("u", "shelf", "source", 1), pending("v", "shelf", "source", 1));
    book.apply(chain, journal);
    Balance before = book.balance("shelf");

    ChainResult again = book.apply(chain, journal);

    assertThat(again.results())
        .containsExactly(new TransferResult.Exists(id("u")), new TransferResult.Exists(id("v")));
    assertThat(book.balance("shelf")).isEqualTo(before);
  }

  @Test
  void whatCannotBeATransferCannotBeMade() {
    assertThatThrownBy(() -> single("w", "shelf", "shelf", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> single("w", "shelf", "source", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Transfer.post(id("w"), id("w"), 1, "r"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Chain.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsDependOnEveryNameAndOnWhereOneEnds() {
    assertThat(TransferId.of("a", "bc")).isEqualTo(TransferId.of("a", "bc"));
    assertThat(TransferId.of("a", "bc")).isNotEqualTo(TransferId.of("ab", "c"));
    assertThat(TransferId.of("a", "bc")).isNotEqualTo(TransferId.of("abc"));
  }

  private void open(String name, String unit, Limit limit) {
    book.putAccount(new Account(name, unit, limit), Balance.ZERO);
  }

  private void accept(Transfer transfer) {
    assertThat(apply(transfer)).isInstanceOf(TransferResult.Created.class);
  }

  private TransferResult apply(Transfer transfer) {
    return book.apply(Chain.of(transfer), journal).results().get(0);
  }

  private static Row row(String name, Transfer asked, Class<? extends TransferResult> expected) {
    return new Row(name, asked, expected);
  }

  private static TransferId id(String name) {
    return TransferId.of(name);
  }

  private static Transfer single(String id, String debit, String credit, long amount) {
    return Transfer.single(id(id), debit, credit, amount, "r");
  }

  private static Transfer pending(String id, String debit, String credit, long amount) {
    return Transfer.pending(id(id), debit, credit, amount, "r");
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.ledger.Account.Limit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every result of the ledger, and which one is given where several would apply. */
class TransferResultsTest {
  private final MemoryLedger ledger = new MemoryLedger();

  TransferResultsTest() {
    open("source", "piece", Limit.NONE);
    open("deep", "piece", Limit.NONE);
    open("vast", "piece", Limit.NONE);
    open("shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
    open("debt", "piece", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS);
    open("purse", "fen", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
    open("purse2", "fen", Limit.NONE);
    accept(single("stock", "source", "shelf", 10));
    accept(pending("planned", "shelf", "source", 4));
    accept(pending("done", "shelf", "source", 1));
    accept(Transfer.post(id("done-post"), id("done"), 1, "r"));
    accept(pending("dropped", "shelf", "source", 1));
    accept(Transfer.voiding(id("dropped-void"), id("dropped"), "r"));
    accept(single("huge", "deep", "vast", Long.MAX_VALUE));
    open("shut", "piece", Limit.NONE);
    accept(Transfer.closing(id("shutting"), "shut", "r"));
    accept(pending("brief", "shelf", "source", 1).withTimeout(Duration.ofSeconds(5)));
    ledger.submit(
        List.of(Chain.of(single("later", "source", "deep", 1))), MemoryLedger.AT.plusSeconds(5));
  }

  private record Row(String name, Transfer asked, Class<? extends TransferResult> expected) {}

  private static List<Row> rows() {
    return Stream.of(movements(), ends(), balancing(), closings()).flatMap(List::stream).toList();
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
            "a closed account, before units that differ",
            single("b2", "purse", "shut", 1),
            TransferResult.AccountClosed.class),
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
            "expired, before an amount that exceeds",
            Transfer.post(id("j2"), id("brief"), 99, "r"),
            TransferResult.PendingExpired.class),
        row(
            "more than is pending",
            Transfer.post(id("k"), id("planned"), 5, "r"),
            TransferResult.ExceedsPendingAmount.class),
        row(
            "a part of what is pending",
            Transfer.post(id("l"), id("planned"), 3, "r"),
            TransferResult.Created.class));
  }

  private static List<Row> balancing() {
    return List.of(
        row(
            "as much as there is",
            single("m1", "shelf", "source", 99).upToDebit(),
            TransferResult.Created.class),
        row(
            "nothing is there, before a sum that overflows",
            single("m2", "purse", "purse2", Long.MAX_VALUE).upToDebit(),
            TransferResult.ExceedsCredits.class),
        row(
            "nothing fits, before the debit side's limit",
            single("m3", "shelf", "debt", 99).upToCredit(),
            TransferResult.ExceedsDebits.class),
        row(
            "sized by one side only, it may exceed the other",
            single("m4", "shelf", "debt", 99).upToDebit(),
            TransferResult.ExceedsDebits.class),
        row(
            "exists with a different sizing",
            single("stock", "source", "shelf", 10).upToDebit(),
            TransferResult.ExistsWithDifferent.class));
  }

  private static List<Row> closings() {
    return List.of(
        row(
            "no such account to close",
            Transfer.closing(id("n1"), "nobody", "r"),
            TransferResult.AccountNotFound.class),
        row(
            "closed before",
            Transfer.closing(id("n2"), "shut", "r"),
            TransferResult.AccountClosed.class),
        row(
            "the same closing again",
            Transfer.closing(id("shutting"), "shut", "r"),
            TransferResult.Exists.class),
        row(
            "something is pending on it",
            Transfer.closing(id("n3"), "shelf", "r"),
            TransferResult.PendingStands.class));
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
    assertThat(apply(Transfer.single(id("stock"), "source", "shelf", 10, "other")))
        .isEqualTo(new TransferResult.ExistsWithDifferent(id("stock"), "reference", "r", "other"));
  }

  @Test
  void aPartlyPostedTransferReleasesTheRest() {
    apply(Transfer.post(id("part"), id("planned"), 3, "r"));

    assertThat(ledger.book().balance("shelf")).isEqualTo(new Balance(0, 4, 0, 10));
  }

  @Test
  void aBrokenChainChangesNothingAndNamesTheCulprit() {
    Balance before = ledger.book().balance("shelf");
    long rows = ledger.book().lastSeq();

    ChainResult result =
        ledger.submit(
            Chain.of(
                single("m", "shelf", "source", 2),
                single("n", "shelf", "source", 99),
                single("o", "source", "shelf", 1)));

    assertThat(result.accepted()).isFalse();
    assertThat(result.results())
        .containsExactly(
            new TransferResult.ChainBroken(id("n")),
            new TransferResult.ExceedsCredits("shelf", 3, 99),
            new TransferResult.ChainBroken(id("n")));
    assertThat(result.refusal()).contains(new TransferResult.ExceedsCredits("shelf", 3, 99));
    assertThat(ledger.book().balance("shelf")).isEqualTo(before);
    assertThat(ledger.book().lastSeq()).isEqualTo(rows);
    assertThat(apply(single("m", "shelf", "source", 2))).isInstanceOf(TransferResult.Created.class);
  }

  @Test
  void aChainSeesItsOwnEarlierTransfers() {
    ChainResult result =
        ledger.submit(
            Chain.of(
                Transfer.voiding(id("p"), id("planned"), "r"),
                pending("q", "shelf", "source", 9),
                Transfer.post(id("r"), id("q"), 9, "r")));

    assertThat(result.accepted()).isTrue();
    assertThat(ledger.book().balance("shelf").available()).isZero();
  }

  @Test
  void aChainCannotEndOnePendingTransferTwice() {
    ChainResult result =
        ledger.submit(
            Chain.of(
                Transfer.post(id("s"), id("planned"), 1, "r"),
                Transfer.voiding(id("t"), id("planned"), "r")));

    assertThat(result.refusal()).contains(new TransferResult.PendingAlreadyPosted(id("planned")));
  }

  @Test
  void theSameChainAgainExistsAndChangesNothing() {
    Chain chain = Chain.of(single("u", "shelf", "source", 1), pending("v", "shelf", "source", 1));
    ledger.submit(chain);
    Balance before = ledger.book().balance("shelf");

    ChainResult again = ledger.submit(chain);

    assertThat(again.results())
        .containsExactly(
            new TransferResult.Exists(id("u"), 1), new TransferResult.Exists(id("v"), 1));
    assertThat(ledger.book().balance("shelf")).isEqualTo(before);
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
    ledger.open(new Account(name, unit, limit));
  }

  private void accept(Transfer transfer) {
    assertThat(apply(transfer)).isInstanceOf(TransferResult.Created.class);
  }

  private TransferResult apply(Transfer transfer) {
    return ledger.submit(Chain.of(transfer)).results().get(0);
  }

  private static Row row(String name, Transfer asked, Class<? extends TransferResult> expected) {
    return new Row(name, asked, expected);
  }

  private static TransferId id(String name) {
    return TransferId.of(name);
  }

  private static Transfer.Move single(String id, String debit, String credit, long amount) {
    return Transfer.single(id(id), debit, credit, amount, "r");
  }

  private static Transfer.Move pending(String id, String debit, String credit, long amount) {
    return Transfer.pending(id(id), debit, credit, amount, "r");
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.ledger.Account.Limit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ledger book's own account of itself: its rows, its batches, and what is taken back. */
class LedgerBookTest {
  private static final Instant AT = MemoryLedger.AT;
  private static final long AT_US = LedgerBook.micros(AT);

  private final LedgerBook book = new LedgerBook("zone", 40, AT_US - 5, new IdFilter());

  LedgerBookTest() {
    open("zone/source", Limit.NONE, 903);
    open("zone/shelf", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS, 901);
    open("zone/street", Limit.NONE, 902);
  }

  @Test
  void timesAreMicrosecondsAlsoBeforeNineteenSeventy() {
    assertThat(LedgerBook.micros(Instant.ofEpochSecond(3, 45_678))).isEqualTo(3_000_045L);
    assertThat(LedgerBook.micros(Instant.ofEpochSecond(-3, 45_678))).isEqualTo(-2_999_955L);
    assertThat(LedgerBook.instant(3_000_045L)).isEqualTo(Instant.ofEpochSecond(3, 45_000));
    assertThat(LedgerBook.instant(-2_999_955L)).isEqualTo(Instant.ofEpochSecond(-3, 45_000));
  }

  @Test
  void eachRowIsNumberedStampedAndKnowsWhoTouchedItsAccountsBefore() {
    submit(move("in", "source", "shelf", 10), move("out", "shelf", "street", 4));
    submit(Transfer.pending(id("plan"), "zone/shelf", "zone/street", 2, "r"));
    List<JournalRow> rows = book.seal().rows();

    assertThat(rows).extracting(JournalRow::seq).containsExactly(41L, 42L, 43L);
    assertThat(rows).extracting(JournalRow::debitPrev).containsExactly(0L, 41L, 42L);
    assertThat(rows).extracting(JournalRow::creditPrev).containsExactly(0L, 0L, 42L);
    assertThat(rows).extracting(JournalRow::by).containsOnly("staff:ls-07");
    assertThat(rows).extracting(JournalRow::evidence).containsOnly(3L);
    assertThat(rows).extracting(JournalRow::recordedAtUs).containsOnly(AT_US);
    assertThat(rows).extracting(JournalRow::pendingSeq).containsOnly(0L);
    assertThat(book.name()).isEqualTo("zone");
    assertThat(book.lastSeq()).isEqualTo(43);
    assertThat(book.lastRecordedUs()).isEqualTo(AT_US);
    assertThat(book.ids().mayHave(id("plan"))).isTrue();
    assertThat(book.balances())
        .isEqualTo(
            Map.of(
                "zone/source", new Balance(0, 10, 0, 0),
                "zone/shelf", new Balance(2, 4, 0, 10),
                "zone/street", new Balance(0, 0, 2, 4)));
    assertThat(book.balance("zone/nobody")).isEqualTo(Balance.ZERO);
  }

  @Test
  void aBatchSaysForEachAccountWhatWasThereBeforeAndIsThereNow() {
    submit(move("in", "source", "shelf", 10));
    book.committed(book.seal());
    submit(
        Transfer.pending(id("plan"), "zone/shelf", "zone/street", 2, "r"),
        move("out", "shelf", "street", 4));

    JournalBatch batch = book.seal();

    assertThat(batch.isEmpty()).isFalse();
    assertThat(batch.seqBefore()).isEqualTo(41);
    assertThat(batch.lastSeq()).isEqualTo(43);
    assertThat(batch.accounts()).as("ordered by stored id").containsExactly(901, 902);
    assertThat(batch.before()).containsExactly(41, 0);
    assertThat(batch.after()).containsExactly(43, 43);
    assertThat(batch.debitsPending()).containsExactly(2, 0);
    assertThat(batch.debitsPosted()).containsExactly(4, 0);
    assertThat(batch.creditsPending()).containsExactly(0, 2);
    assertThat(batch.creditsPosted()).containsExactly(10, 4);
    assertThat(batch.snapshot()).containsExactly(false, false);
    assertThat(book.seal().isEmpty()).isTrue();
    assertThat(book.lastRecordedUs()).isEqualTo(AT_US);
  }

  @Test
  void aSnapshotIsKeptOfTheAccountsThatHadTheirShareOfRows() {
    for (int i = 0; i < JournalBatch.ROWS_PER_SNAPSHOT - 1; i++) {
      submit(move("in" + i, "source", "shelf", 1));
    }
    assertThat(book.seal().snapshot()).containsExactly(false, false);
    submit(move("last", "source", "street", 1));

    assertThat(book.seal().snapshot()).as("street, source").containsExactly(false, true);
    submit(move("one more", "source", "shelf", 1));
    assertThat(book.seal().snapshot()).as("shelf, source").containsExactly(true, false);
  }

  @Test
  void whatIsDueExpiresAtItsOwnTimeUnderAnIdOfItsRow() {
    submit(
        Transfer.pending(id("plan"), "zone/source", "zone/shelf", 2, "r")
            .withTimeout(Duration.ofSeconds(5)));
    book.committed(book.seal());
    int before = book.unsealed();
    book.expire(Voucher.of("clock", 7, AT.plusSeconds(6)));

    assertThat(book.endedSince(before)).containsExactly(id("plan"));
    JournalRow row = book.seal().lastRow();
    assertThat(row.kind()).isEqualTo(EntryKind.EXPIRE);
    assertThat(row.id()).isEqualTo(TransferId.of(id("plan").toString(), "expire", "zone", "42"));
    assertThat(row.happenedAtUs()).isEqualTo(AT_US + 5_000_000);
    assertThat(row.recordedAtUs()).isEqualTo(AT_US + 6_000_000);
    assertThat(row.by()).isEqualTo("ledger");
    assertThat(row.evidence()).isEqualTo(-1);
    assertThat(row.pendingSeq()).isEqualTo(41);
    assertThat(book.balance("zone/shelf")).isEqualTo(Balance.ZERO);
    assertThat(book.endedSince(0)).isEmpty();
  }

  @Test
  void recordedTimeNeverGoesBackAndNothingHappensAfterItIsRecorded() {
    LedgerBook.Stamp stamp =
        book.expire(new Voucher("staff:ls-07", 3, AT.plusSeconds(9), AT.minusSeconds(60)));
    assertThat(stamp.recordedAtUs()).isEqualTo(AT_US - 5);
    assertThat(stamp.happenedAtUs()).isEqualTo(AT_US - 5);

    submit(move("in", "source", "shelf", 1));
    LedgerBook.Stamp next =
        book.expire(new Voucher("staff:ls-07", 3, AT.minusSeconds(9), AT.minusSeconds(60)));
    assertThat(next.recordedAtUs()).as("after a row that is not sealed").isEqualTo(AT_US);
    assertThat(next.happenedAtUs()).isEqualTo(AT_US - 9_000_000);
  }

  @Test
  void whatTheStoreCannotAnswerChangesNothingNotEvenWhatWasDue() {
    submit(
        Transfer.pending(id("plan"), "zone/source", "zone/shelf", 2, "r")
            .withTimeout(Duration.ofSeconds(5)));
    book.committed(book.seal());
    Map<String, Balance> before = book.balances();

    assertThatThrownBy(
            () ->
                book.submit(
                    List.of(Chain.of(move("plan", "source", "shelf", 2))),
                    Voucher.of("staff:ls-07", 3, AT.plusSeconds(6)),
                    asked -> {
                      throw new SQLException("gone");
                    }))
        .hasMessage("gone");

    assertThat(book.unsealed()).isZero();
    assertThat(book.lastSeq()).isEqualTo(41);
    assertThat(book.balances()).isEqualTo(before);
    assertThat(book.pendings().find(id("plan"))).isNotNull();
    assertThat(book.accounts().lastSeq(book.accounts().slot("zone/shelf"))).isEqualTo(41);
  }

  @Test
  void aCommittedRowIsTheStoresToAnswerFor() {
    submit(move("in", "source", "shelf", 1));
    submit(Transfer.pending(id("plan"), "zone/shelf", "zone/street", 1, "r"));
    submit(Transfer.voiding(id("no"), id("plan"), "r"));
    assertThat(book.recent().find(id("in")).amount()).isEqualTo(1);
    assertThat(book.recent().find(id("plan")).fate()).isEqualTo(Earlier.Fate.VOIDED);

    book.committed(book.seal());

    assertThat(book.recent().find(id("in"))).isNull();
    assertThat(book.recent().fate(id("plan"))).isEqualTo(Earlier.Fate.OPEN);
  }

  @Test
  void onlyIdsThatMayBeThereAreLookedUp() throws SQLException {
    submit(Transfer.pending(id("plan"), "zone/source", "zone/shelf", 1, "r"));
    submit(move("in", "source", "shelf", 1));
    book.committed(book.seal());
    book.submit(
        List.of(
            Chain.of(Transfer.voiding(id("end"), id("plan"), "r")),
            Chain.of(Transfer.voiding(id("end2"), id("in"), "r")),
            Chain.of(move("in", "source", "shelf", 1))),
        Voucher.of("staff:ls-07", 3, AT),
        asked -> {
          assertThat(asked).containsExactly(id("in"));
          return Map.of();
        });
  }

  @Test
  void aTransferThatIsPendingInTheStoreAndNotInMemoryStopsUs() {
    submit(move("in", "source", "shelf", 1));
    book.committed(book.seal());
    Transfer.Move plan = Transfer.pending(id("in"), "zone/source", "zone/shelf", 1, "r");

    assertThatThrownBy(
            () ->
                book.submit(
                    List.of(Chain.of(Transfer.voiding(id("end"), id("in"), "r"))),
                    Voucher.of("staff:ls-07", 3, AT),
                    asked ->
                        Map.of(
                            id("in"), new Earlier(EntryKind.PENDING, plan, 1, Earlier.Fate.OPEN))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pending in the journal of zone and not in memory");
  }

  @Test
  void theTableNamesAccountsAndGivesEachSum() {
    AccountTable table = new AccountTable();
    int slot =
        table.add(new Account("zone/a", "piece", Limit.NONE), 5, false, new Balance(1, 2, 3, 4), 9);
    assertThat(table.name(slot)).isEqualTo("zone/a");
    assertThat(table.debitsPending(slot)).isEqualTo(1);
    assertThat(table.debitsPosted(slot)).isEqualTo(2);
    assertThat(table.creditsPending(slot)).isEqualTo(3);
    assertThat(table.creditsPosted(slot)).isEqualTo(4);
    assertThat(table.debitRoom(slot)).isEqualTo(Long.MAX_VALUE);
    assertThat(table.debitsOverflow(slot, Long.MAX_VALUE - 3)).isFalse();
    assertThat(table.debitsOverflow(slot, Long.MAX_VALUE - 2)).isTrue();
    assertThat(table.creditsOverflow(slot, Long.MAX_VALUE - 7)).isFalse();
    assertThat(table.creditsOverflow(slot, Long.MAX_VALUE - 6)).isTrue();
    table.addToDebits(slot, Long.MAX_VALUE - 1, 0);
    assertThat(table.pending(slot)).as("at most what fits").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void exactlyWhatALimitLeavesFits() {
    open("zone/debt", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS, 904);
    submit(move("owe", "debt", "shelf", 5));
    submit(move("pay", "source", "debt", 5), move("out", "shelf", "street", 5));
    assertThat(book.balance("zone/debt")).isEqualTo(new Balance(0, 5, 0, 5));
    assertThat(book.balance("zone/shelf").available()).isZero();
  }

  private void open(String name, Limit limit, int storedId) {
    book.accounts().add(new Account(name, "piece", limit), storedId, false, Balance.ZERO, 0);
  }

  private void submit(Transfer... transfers) {
    try {
      ChainResult result =
          book.submit(
                  List.of(Chain.of(transfers)), Voucher.of("staff:ls-07", 3, AT), asked -> Map.of())
              .get(0);
      assertThat(result.refusal()).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Transfer.Move move(String id, String debit, String credit, long amount) {
    return Transfer.single(id(id), "zone/" + debit, "zone/" + credit, amount, "r");
  }

  private static TransferId id(String name) {
    return TransferId.of(name);
  }
}

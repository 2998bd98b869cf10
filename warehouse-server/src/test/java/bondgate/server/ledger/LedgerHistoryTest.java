package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account.Limit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Balances of any past instant, over more rows than lie between two snapshots. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LedgerHistoryTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final int ROWS = 3 * JournalBatch.ROWS_PER_SNAPSHOT + 500;

  @Inject Ledger ledger;
  @Inject LedgerHistory history;

  private final String own = "history-" + UUID.randomUUID();
  private final String shelf = own + "/shelf";
  private final List<Fact> facts = new ArrayList<>();

  /** So many pieces were put on the shelf; second of the event and of its record, from AT. */
  private record Fact(long amount, long happenedS, long recordedS) {}

  @Test
  void everyInstantGivesTheSumOfWhatWasKnownThen() {
    fill(new SplittableRandom(7));
    for (long s :
        new long[] {-1, 0, 1, 99, 100, 101, 1024, 1500, 2047, 3000, ROWS - 1L, ROWS + 9L}) {
      assertThat(history.balanceAt(shelf, at(s)).net())
          .as("recorded until second %d", s)
          .isEqualTo(sum(s, Long.MAX_VALUE));
      for (long known : new long[] {0, 101, 2000, ROWS + 9L}) {
        assertThat(history.balanceAt(shelf, at(known), at(s)).net())
            .as("what happened until second %d, as known at second %d", s, known)
            .isEqualTo(sum(known, s));
      }
    }
    assertThat(history.balanceAt(shelf, at(500).minusNanos(1000)).net())
        .as("just before an entry")
        .isEqualTo(sum(499, Long.MAX_VALUE));
    assertThat(history.balancesBelow(own + "/", at(1500)))
        .containsEntry(shelf, history.balanceAt(shelf, at(1500)))
        .containsEntry(own + "/source", history.balanceAt(own + "/source", at(1500)));
    assertThat(history.balanceAt(own + "/nobody", AT)).isEqualTo(Balance.ZERO);
  }

  @Test
  void entriesAreThoseFromThenUntilBeforeThen() {
    fill(new SplittableRandom(8));
    List<JournalEntry> entries = history.entries(shelf, at(100), at(103));

    assertThat(entries)
        .extracting(JournalEntry::recordedAt)
        .containsExactly(at(100), at(101), at(102));
    assertThat(entries)
        .extracting(JournalEntry::amount)
        .containsExactly(amount(100), amount(101), amount(102));
    assertThat(entries.get(0).by()).isEqualTo("staff:ls-07");
    assertThat(entries.get(0).evidence()).isEqualTo(100);
    assertThat(history.entriesBelow(own + "/", at(100), at(103))).isEqualTo(entries);
    assertThat(history.entriesBelow(own + "/other", at(100), at(103))).isEmpty();
    assertThat(history.history(shelf, at(2000), at(2003)))
        .extracting(point -> point.balance().net())
        .containsExactly(
            sum(2000, Long.MAX_VALUE), sum(2001, Long.MAX_VALUE), sum(2002, Long.MAX_VALUE));
  }

  private void fill(SplittableRandom random) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.open(
                    List.of(
                        new Account(own + "/source", "piece", Limit.NONE),
                        new Account(shelf, "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS)),
                    AT));
    for (int from = 0; from < ROWS; from += 500) {
      int first = from;
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                for (int i = first; i < Math.min(ROWS, first + 500); i++) {
                  // Every tenth comes to be known late.
                  long late = random.nextInt(10) == 0 ? random.nextInt(300) : 0;
                  put(i, new Fact(1 + random.nextInt(9), Math.max(0, i - late), i));
                }
              });
    }
  }

  private void put(int number, Fact fact) {
    facts.add(fact);
    Transfer transfer =
        Transfer.single(
            TransferId.of(own, Integer.toString(number)),
            own + "/source",
            shelf,
            fact.amount(),
            "");
    Voucher voucher =
        new Voucher("staff:ls-07", number, at(fact.happenedS()), at(fact.recordedS()));
    assertThat(ledger.submit(own, Chain.of(transfer), voucher).accepted()).isTrue();
  }

  private long amount(int number) {
    return facts.get(number).amount();
  }

  private long sum(long recordedUntil, long happenedUntil) {
    return facts.stream()
        .filter(f -> f.recordedS() <= recordedUntil && f.happenedS() <= happenedUntil)
        .mapToLong(Fact::amount)
        .sum();
  }

  private static Instant at(long seconds) {
    return AT.plusSeconds(seconds);
  }
}

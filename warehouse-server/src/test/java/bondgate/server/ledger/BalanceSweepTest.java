package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which balances are written when, over a random life of many accounts. */
class BalanceSweepTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final AccountTable table = new AccountTable();
  private final BalanceSweep sweep = new BalanceSweep(0);
  private long lastSeq;

  /** By slot the first row that its balance does not know. */
  private final Map<Integer, Long> firstUnknown = new HashMap<>();

  @Test
  void everyBalanceKnowsTheRowsThatItIsSaidToKnowAndNoneLagsMoreThanTwoRounds() {
    long most = 0;
    for (int batch = 0; batch < 2_000; batch++) {
      if (table.size() < 5_000 && random.nextInt(3) == 0) {
        open(random.nextInt(200));
      }
      int rows = 1 + random.nextInt(400);
      touch(rows);
      write(sweep.next(table, rows, lastSeq));
      assertThatNoneLagsFrom(sweep.writtenThrough());
      most = Math.max(most, lastSeq - sweep.writtenThrough());
    }
    assertThat(most).isBetween(1L, 2L * BalanceSweep.ROWS_PER_ROUND + 400);
    assertThat(sweep.writtenThrough()).as("rounds were ended").isPositive();
  }

  @Test
  void aBatchWritesItsShareAndNotEverythingThatItTouches() {
    open(100_000);
    touch(1_000);

    assertThat(sweep.next(table, 1_000, lastSeq)).hasSizeLessThan(1_000);
    assertThat(100_000L * 1_000 / BalanceSweep.ROWS_PER_ROUND).isEqualTo(762);
  }

  @Test
  void whatLagsIsFoundWhereverTheRoundStands() {
    open(1_000);
    touch(300);
    write(sweep.next(table, 300, lastSeq));
    int before = table.lagging();
    write(sweep.lagging(table, 100, lastSeq));
    assertThat(table.lagging()).isEqualTo(before - 100);
    while (table.lagging() > 0) {
      write(sweep.lagging(table, 100, lastSeq));
    }
    sweep.allWritten(lastSeq);

    assertThat(sweep.writtenThrough()).isEqualTo(lastSeq);
    assertThat(sweep.lagging(table, 100, lastSeq)).isEmpty();
  }

  private void open(int accounts) {
    for (int i = 0; i < accounts; i++) {
      String name = "book/" + table.size();
      table.add(new Account(name, "piece", Account.Limit.NONE), 1, false, Balance.ZERO, 0);
    }
  }

  private void touch(int rows) {
    for (int i = 0; i < rows; i++) {
      lastSeq++;
      if (table.size() > 0) {
        int slot = random.nextInt(table.size());
        table.touched(slot, lastSeq);
        firstUnknown.putIfAbsent(slot, lastSeq);
      }
    }
  }

  private void write(int[] slots) {
    for (int slot : slots) {
      assertThat(table.lags(slot)).isTrue();
      table.written(slot, table.lastSeq(slot));
      firstUnknown.remove(slot);
    }
  }

  private void assertThatNoneLagsFrom(long writtenThrough) {
    firstUnknown.forEach(
        (slot, seq) -> {
          if (seq <= writtenThrough) {
            throw new AssertionError(
                "account %d does not know row %d, and all up to row %d are said to be written"
                    .formatted(slot, seq, writtenThrough));
          }
        });
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.ledger.Account.Limit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The accounts in columns, and the open pending transfers. */
class AccountTableTest {
  private final AccountTable table = new AccountTable();

  @Test
  void growsAndKeepsEveryAccountApart() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(table.add(account(i), 7 + i, i % 3 == 0, new Balance(i, 1, 2, 3), 10L * i))
          .isEqualTo(i);
    }
    for (int i = 0; i < 1_000; i++) {
      int slot = table.slot("book/" + i);
      assertThat(table.account(slot)).isEqualTo(account(i));
      assertThat(table.storedId(slot)).isEqualTo(7 + i);
      assertThat(table.isClosed(slot)).isEqualTo(i % 3 == 0);
      assertThat(table.balance(slot)).isEqualTo(new Balance(i, 1, 2, 3));
      assertThat(table.lastSeq(slot)).isEqualTo(10L * i);
      assertThat(table.pending(slot)).isEqualTo(i + 2);
    }
    assertThat(table.slot("book/1000")).isEqualTo(AccountTable.NONE);
  }

  @Test
  void whatIsTakenAwayMayComeAgainAsNew() {
    table.add(account(0), 1, false, Balance.ZERO, 0);
    table.add(account(1), 2, true, new Balance(1, 2, 3, 4), 9);
    table.removeFrom(1);

    assertThat(table.slot("book/1")).isEqualTo(AccountTable.NONE);
    assertThat(table.size()).isEqualTo(1);
    int slot = table.add(account(1), 3, false, Balance.ZERO, 0);
    assertThat(table.balance(slot)).isEqualTo(Balance.ZERO);
    assertThat(table.isClosed(slot)).isFalse();
    assertThat(table.lastSeq(slot)).isZero();
  }

  @Test
  void thoseBelowAPrefixComeByNameAlsoWhenOthersCameOrWentMeanwhile() {
    for (String name : new String[] {"book/b2", "book/a", "book/b1", "book/c", "bookb"}) {
      table.add(new Account(name, "piece", Limit.NONE), 1, false, Balance.ZERO, 0);
    }
    assertThat(below("book/b")).containsExactly("book/b1", "book/b2");
    assertThat(below("book/d")).isEmpty();
    table.add(new Account("book/b11", "piece", Limit.NONE), 1, false, Balance.ZERO, 0);
    table.add(new Account("book/b3", "piece", Limit.NONE), 1, false, Balance.ZERO, 0);
    assertThat(below("book/b")).containsExactly("book/b1", "book/b11", "book/b2", "book/b3");
    table.removeFrom(6);
    assertThat(below("book/b")).containsExactly("book/b1", "book/b11", "book/b2");
  }

  private List<String> below(String prefix) {
    List<String> names = new ArrayList<>();
    table.forEachBelow(prefix, (name, balance) -> names.add(name));
    return names;
  }

  @Test
  void aBalanceLagsFromTheRowThatTouchesItUntilItIsWritten() {
    int slot = table.add(account(0), 1, false, Balance.ZERO, 7);
    assertThat(table.lagging()).isZero();
    table.touched(slot, 8);
    table.touched(slot, 9);
    assertThat(table.lags(slot)).isTrue();
    assertThat(table.lagging()).isEqualTo(1);
    assertThat(table.writtenSeq(slot)).isEqualTo(7);
    table.touched(slot, 7);
    assertThat(table.lagging()).as("taken back").isZero();
    table.touched(slot, 8);
    table.written(slot, 8);
    assertThat(table.lags(slot)).isFalse();
    assertThat(table.lagging()).isZero();
  }

  @Test
  void anAccountIsThereOnce() {
    table.add(account(0), 1, false, Balance.ZERO, 0);
    assertThatThrownBy(() -> table.add(account(0), 2, false, Balance.ZERO, 0))
        .hasMessageContaining("book/0");
  }

  @Test
  void aSnapshotIsWantedAfterEnoughRowsAndThenAfterAsManyAgain() {
    int slot = table.add(account(0), 1, false, Balance.ZERO, 0);
    assertThat(table.wantsSnapshot(slot, 6, 10)).isFalse();
    assertThat(table.wantsSnapshot(slot, 3, 10)).isFalse();
    assertThat(table.wantsSnapshot(slot, 1, 10)).isTrue();
    assertThat(table.wantsSnapshot(slot, 9, 10)).isFalse();
    assertThat(table.wantsSnapshot(slot, 1, 10)).isTrue();
  }

  @Test
  void theFirstToExpireIsDueAtItsTimeAndNotBefore() {
    OpenPendings pendings = new OpenPendings();
    OpenPending late = pending("late", 1, 200);
    OpenPending early = pending("early", 3, 100);
    OpenPending earlyToo = pending("early too", 2, 100);
    OpenPending never = pending("never", 4, OpenPending.NEVER);
    for (OpenPending pending : new OpenPending[] {late, early, earlyToo, never}) {
      pendings.add(pending);
    }
    assertThat(pendings.due(99)).isNull();
    assertThat(pendings.due(100)).isEqualTo(earlyToo);
    assertThat(pendings.nextExpiryUs()).isEqualTo(100);
    pendings.remove(earlyToo);
    assertThat(pendings.due(100)).isEqualTo(early);
    pendings.remove(early);
    assertThat(pendings.due(199)).isNull();
    pendings.remove(late);
    assertThat(pendings.nextExpiryUs()).isEqualTo(OpenPending.NEVER);
    assertThat(pendings.due(Long.MAX_VALUE)).isNull();
    assertThat(pendings.all()).containsExactly(never);
    assertThat(pendings.find(never.id())).isEqualTo(never);
    assertThat(pendings.find(late.id())).isNull();
  }

  private static Account account(int i) {
    return new Account("book/" + i, "piece", i % 65_536, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
  }

  private static OpenPending pending(String name, long seq, long expiresAtUs) {
    return new OpenPending(TransferId.of(name), seq, 0, 1, 5, expiresAtUs);
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Transfer.Outcome;
import bondgate.server.ledger.Transfer.Phase;
import bondgate.server.ledger.Transfer.Sizing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can be said to the ledger, to the last character; and how the journal keeps it. */
class LedgerWordsTest {
  private static final Instant AT = MemoryLedger.AT;
  private static final TransferId ID = TransferId.of("id");
  private static final TransferId OTHER = TransferId.of("other");

  @Test
  void anAccountHasANameOfAtMostTwoHundredCharactersAndACodeOfSixteenBits() {
    assertThatNoException().isThrownBy(() -> account("a".repeat(200), "piece", 65_535));
    assertThatNoException().isThrownBy(() -> account("a", "piece", 0));
    refused(() -> account("a".repeat(201), "piece", 0), "1 to 200 characters");
    refused(() -> account(" ", "piece", 0), "1 to 200 characters");
    refused(() -> account(null, "piece", 0), "1 to 200 characters");
    refused(() -> account("a", "", 0), "lacks unit or limit");
    refused(() -> account("a", null, 0), "lacks unit or limit");
    refused(() -> new Account("a", "piece", null), "lacks unit or limit");
    refused(() -> account("a", "piece", -1), "received -1 for 'a'");
    refused(() -> account("a", "piece", 65_536), "received 65536 for 'a'");
  }

  @Test
  void theBookIsWhatStandsBeforeTheFirstSlash() {
    assertThat(account("zone/book/a", "piece", 0).book()).isEqualTo("zone");
    assertThat(account("zone", "piece", 0).book()).isEqualTo("zone");
    assertThat(Account.bookOf("/a")).isEmpty();
  }

  @Test
  void aMovementIsRefusedUnlessEachOfItsFieldsCanBe() {
    assertThatNoException().isThrownBy(() -> move(Phase.PENDING, "a", "b", 1, 3_155_760_000L, "r"));
    String missing = "a field is missing";
    refused(() -> new Transfer.Move(null, Phase.SINGLE, "a", "b", 1, Sizing.EXACT, 0, ""), missing);
    refused(() -> move(null, "a", "b", 1, 0, "r"), missing);
    refused(() -> move(Phase.SINGLE, null, "b", 1, 0, "r"), missing);
    refused(() -> move(Phase.SINGLE, "a", null, 1, 0, "r"), missing);
    refused(() -> new Transfer.Move(ID, Phase.SINGLE, "a", "b", 1, null, 0, "r"), missing);
    refused(() -> move(Phase.SINGLE, "a", "a", 1, 0, "r"), "are both 'a'");
    refused(() -> move(Phase.SINGLE, "a", "b", 0, 0, "r"), "received 0");
    refused(() -> move(Phase.SINGLE, "a", "b", 1, 1, "r"), "only a pending transfer expires");
    refused(() -> move(Phase.PENDING, "a", "b", 1, -1, "r"), "received -1 s");
    refused(() -> move(Phase.PENDING, "a", "b", 1, 3_155_760_001L, "r"), "received 3155760001 s");
    refused(() -> move(Phase.SINGLE, "a", "b", 1, 0, null), "at most 200 characters");
    refused(() -> move(Phase.SINGLE, "a", "b", 1, 0, "r".repeat(201)), "at most 200 characters");
    assertThatNoException().isThrownBy(() -> move(Phase.SINGLE, "a", "b", 1, 0, "r".repeat(200)));
  }

  @Test
  void anEndAndAClosingAreRefusedUnlessEachOfTheirFieldsCanBe() {
    String missing = "a field is missing";
    refused(() -> Transfer.post(null, OTHER, 1, "r"), missing);
    refused(() -> Transfer.post(ID, null, 1, "r"), missing);
    refused(() -> new Transfer.End(ID, OTHER, null, 1, "r"), missing);
    refused(() -> Transfer.voiding(ID, ID, "r"), "cannot end itself");
    refused(() -> Transfer.post(ID, OTHER, 0, "r"), "received 0");
    refused(() -> new Transfer.End(ID, OTHER, Outcome.VOID, 1, "r"), "received 1");
    refused(() -> Transfer.post(ID, OTHER, 1, "r".repeat(201)), "at most 200 characters");
    refused(() -> Transfer.closing(null, "a", "r"), missing);
    refused(() -> Transfer.closing(ID, null, "r"), missing);
    refused(() -> Transfer.closing(ID, "a", null), "at most 200 characters");
    refused(() -> new TransferId(null), "id is missing");
    assertThat(Transfer.post(ID, OTHER, 1, "r").amount()).isEqualTo(1);
  }

  @Test
  void bothSizingsTogetherAreUpToBothInWhicheverOrder() {
    Transfer.Move move = Transfer.pending(ID, "a", "b", 5, "r").withTimeout(Duration.ofMinutes(2));
    assertThat(move.timeoutS()).isEqualTo(120);
    assertThat(move.upToDebit().sizing()).isEqualTo(Sizing.UP_TO_DEBIT);
    assertThat(move.upToCredit().sizing()).isEqualTo(Sizing.UP_TO_CREDIT);
    assertThat(move.upToDebit().upToCredit().sizing()).isEqualTo(Sizing.UP_TO_BOTH);
    assertThat(move.upToCredit().upToDebit().sizing()).isEqualTo(Sizing.UP_TO_BOTH);
    assertThat(move.upToDebit().timeoutS()).as("the rest as it was").isEqualTo(120);
  }

  @Test
  void aVoucherSaysByWhomOnWhichEvidenceAndWhen() {
    assertThatNoException().isThrownBy(() -> new Voucher("b".repeat(100), -1, AT, AT));
    refused(() -> new Voucher(null, 0, AT, AT), "1 to 100 characters");
    refused(() -> new Voucher(" ", 0, AT, AT), "1 to 100 characters");
    refused(() -> new Voucher("b".repeat(101), 0, AT, AT), "1 to 100 characters");
    refused(() -> new Voucher("b", -2, AT, AT), "received -2");
    refused(() -> new Voucher("b", 0, null, AT), "two times");
    refused(() -> new Voucher("b", 0, AT, null), "two times");
    assertThat(Voucher.of("b", 4, AT)).isEqualTo(new Voucher("b", 4, AT, AT));
  }

  @Test
  void aBalanceAddsUpAndHasNoSumBelowZero() {
    Balance balance = new Balance(1, 20, 300, 4000);
    assertThat(balance.net()).isEqualTo(3980);
    assertThat(balance.available()).isEqualTo(3979);
    assertThat(balance.plus(5, 6, 7, 8)).isEqualTo(new Balance(6, 26, 307, 4008));
    refused(() -> new Balance(-1, 0, 0, 0), "received -1, 0, 0, 0");
    refused(() -> new Balance(0, -1, 0, 0), "received 0, -1, 0, 0");
    refused(() -> new Balance(0, 0, -1, 0), "received 0, 0, -1, 0");
    refused(() -> new Balance(0, 0, 0, -1), "received 0, 0, 0, -1");
  }

  @Test
  void anEntryGivesTheBalanceBeforeIt() {
    Balance after = new Balance(10, 20, 30, 40);
    assertThat(entry(EntryKind.SINGLE, 3, 0).before("a", after))
        .isEqualTo(new Balance(10, 17, 30, 40));
    assertThat(entry(EntryKind.SINGLE, 3, 0).before("b", after))
        .isEqualTo(new Balance(10, 20, 30, 37));
    assertThat(entry(EntryKind.PENDING, 3, 0).before("a", after))
        .isEqualTo(new Balance(7, 20, 30, 40));
    assertThat(entry(EntryKind.PENDING, 3, 0).before("b", after))
        .isEqualTo(new Balance(10, 20, 27, 40));
    assertThat(entry(EntryKind.POST, 3, 5).before("a", after))
        .isEqualTo(new Balance(15, 17, 30, 40));
    assertThat(entry(EntryKind.POST, 3, 5).before("b", after))
        .isEqualTo(new Balance(10, 20, 35, 37));
    assertThat(entry(EntryKind.VOID, 0, 5).before("a", after))
        .isEqualTo(new Balance(15, 20, 30, 40));
    assertThat(entry(EntryKind.EXPIRE, 0, 5).before("c", after)).as("not its own").isEqualTo(after);
  }

  @Test
  void theJournalsNumbersMeanTheSameForEver() {
    assertThat(Arrays.stream(EntryKind.values()).map(EntryKind::stored))
        .containsExactly((short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6);
    for (EntryKind kind : EntryKind.values()) {
      assertThat(EntryKind.ofStored(kind.stored())).isEqualTo(kind);
    }
    assertThat(Arrays.stream(Sizing.values()).map(Sizing::stored)).containsExactly(0, 1, 2, 3);
    for (Sizing sizing : Sizing.values()) {
      assertThat(Sizing.ofStored(sizing.stored())).isEqualTo(sizing);
    }
    assertThat(Arrays.stream(Limit.values()).map(Limit::stored)).containsExactly(0, 1, 2);
    UUID value = UUID.fromString("00000000-0000-0001-0000-000000000002");
    assertThat(new TransferId(value)).hasToString("00000000-0000-0001-0000-000000000002");
    // SHA-256 over the length of each name in four bytes, and the name.
    assertThat(TransferId.of("a", "")).hasToString("6a9f7977-17b7-913c-c94a-f9ede3b2c995");
  }

  @Test
  void whatARowIsFollowsFromWhatWasAsked() {
    assertThat(EntryKind.of(Transfer.single(ID, "a", "b", 1, ""))).isEqualTo(EntryKind.SINGLE);
    assertThat(EntryKind.of(Transfer.pending(ID, "a", "b", 1, ""))).isEqualTo(EntryKind.PENDING);
    assertThat(EntryKind.of(Transfer.post(ID, OTHER, 1, ""))).isEqualTo(EntryKind.POST);
    assertThat(EntryKind.of(Transfer.voiding(ID, OTHER, ""))).isEqualTo(EntryKind.VOID);
    assertThat(EntryKind.of(Transfer.closing(ID, "a", ""))).isEqualTo(EntryKind.CLOSE);
    assertThat(Earlier.Fate.of(EntryKind.POST)).isEqualTo(Earlier.Fate.POSTED);
    assertThat(Earlier.Fate.of(EntryKind.VOID)).isEqualTo(Earlier.Fate.VOIDED);
    assertThat(Earlier.Fate.of(EntryKind.EXPIRE)).isEqualTo(Earlier.Fate.EXPIRED);
    for (EntryKind kind : List.of(EntryKind.SINGLE, EntryKind.PENDING, EntryKind.CLOSE)) {
      refused(() -> Earlier.Fate.of(kind), "ends no pending transfer");
    }
  }

  @Test
  void aRepeatNamesTheFirstFieldThatDiffersOfWhicheverTransfer() {
    Transfer.Move move = Transfer.pending(ID, "a", "b", 5, "r");
    different(move, Transfer.pending(ID, "c", "b", 5, "r"), "debit", "a", "c");
    different(move, Transfer.pending(ID, "a", "c", 5, "r"), "credit", "b", "c");
    different(move, move.upToDebit(), "sizing", "EXACT", "UP_TO_DEBIT");
    different(move, move.withTimeout(Duration.ofSeconds(3)), "timeout", "0", "3");
    Transfer.End whole = Transfer.postWhole(ID, OTHER, "r");
    different(whole, Transfer.post(ID, OTHER, 3, "r"), "amount", "whole", "3");
    different(whole, Transfer.voiding(ID, OTHER, "r"), "kind", "POST", "VOID");
    TransferId third = TransferId.of("third");
    different(
        whole, Transfer.postWhole(ID, third, "r"), "pending", OTHER.toString(), third.toString());
    Transfer closing = Transfer.closing(ID, "a", "r");
    different(closing, Transfer.closing(ID, "b", "r"), "debit", "a", "b");
    different(closing, Transfer.closing(ID, "a", "s"), "reference", "r", "s");
    assertThat(Repeat.result(new Earlier(EntryKind.POST, whole, 5, Earlier.Fate.OPEN), whole))
        .isEqualTo(new TransferResult.Exists(ID, 5));
  }

  @Test
  void aJournalThatContradictsItselfStopsUs() {
    Earlier broken =
        new Earlier(EntryKind.SINGLE, Transfer.pending(ID, "a", "b", 5, "r"), 5, Earlier.Fate.OPEN);
    assertThatIllegalStateException()
        .isThrownBy(() -> Repeat.result(broken, Transfer.single(ID, "a", "b", 5, "r")))
        .withMessageContaining("differ in no field");
  }

  private static void different(
      Transfer earlier, Transfer asked, String field, String before, String now) {
    Earlier written = new Earlier(EntryKind.of(earlier), earlier, 5, Earlier.Fate.OPEN);
    assertThat(Repeat.result(written, asked))
        .isEqualTo(new TransferResult.ExistsWithDifferent(ID, field, before, now));
  }

  private static void refused(Runnable made, String why) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(why);
  }

  private static Account account(String name, String unit, int code) {
    return new Account(name, unit, code, Limit.NONE);
  }

  private static Transfer.Move move(
      Phase phase, String debit, String credit, long amount, long timeoutS, String reference) {
    return new Transfer.Move(ID, phase, debit, credit, amount, Sizing.EXACT, timeoutS, reference);
  }

  private static JournalEntry entry(EntryKind kind, long amount, long ended) {
    return new JournalEntry(
        1, ID, kind, "a", "b", amount, ended, Optional.empty(), "", "staff:ls-07", -1, AT, AT);
  }
}

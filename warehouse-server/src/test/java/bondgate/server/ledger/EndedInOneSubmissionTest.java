package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.ledger.Account.Limit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pending transfer that is stored, and ends in the submission that asks for its end again. */
class EndedInOneSubmissionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final TransferId pending = TransferId.of("pending");

  EndedInOneSubmissionTest() {
    ledger.open(new Account("a", "piece", Limit.NONE));
    ledger.open(new Account("b", "piece", Limit.NONE));
    ledger.submit(
        Chain.of(Transfer.pending(pending, "a", "b", 5, "r").withTimeout(Duration.ofSeconds(5))));
    ledger.commit();
  }

  @Test
  void isNamedAsPostedByTheChainBefore() {
    List<ChainResult> results =
        ledger.submit(
            List.of(
                Chain.of(Transfer.postWhole(TransferId.of("x"), pending, "r")),
                Chain.of(Transfer.voiding(TransferId.of("y"), pending, "r"))),
            MemoryLedger.AT);

    assertThat(results.get(1).refusal()).contains(new TransferResult.PendingAlreadyPosted(pending));
  }

  @Test
  void isNamedAsExpired() {
    List<ChainResult> results =
        ledger.submit(
            List.of(Chain.of(Transfer.voiding(TransferId.of("y"), pending, "r"))),
            MemoryLedger.AT.plusSeconds(5));

    assertThat(results.get(0).refusal()).contains(new TransferResult.PendingExpired(pending));
  }
}

package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand holds, all planned on what was free before the first, with room for half of them.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TenThousandHoldsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String ZONE = "holds-crowd";
  private static final int HOLDS = 10_000;
  private static final int IN_A_BATCH = 100;
  private static final int THREADS = 8;
  private static final long EACH_FEN = 10;
  private static final String PAPER = "BH-1";

  @Inject Guarantees guarantees;
  @Inject Instruments instruments;
  @Inject Ledger ledger;

  @Test
  void exactlyHalfAreTakenWhicheverThreadsAskAndARepeatGivesTheEarlierAnswer() throws Exception {
    long halfFen = HOLDS / 2 * EACH_FEN;
    Instrument paper = new Instrument(PAPER, "CASH_DEPOSIT", halfFen, LocalDate.of(2026, 12, 31));
    QuarkusTransaction.requiringNew()
        .run(() -> instruments.lodge(ZONE, paper, Voucher.of("staff:t-1", 0, AT)));
    List<InstrumentStanding> before = instruments.standings(ZONE, AT);

    List<ChainResult> first = askAll(before);

    assertThat(first).filteredOn(ChainResult::accepted).hasSize(HOLDS / 2);
    assertThat(first)
        .filteredOn(result -> !result.accepted())
        .allSatisfy(
            result ->
                assertThat(result.refusal())
                    .as("what was asked, what is there, and why")
                    .contains(
                        new TransferResult.ExceedsCredits(
                            Instruments.account(ZONE, PAPER), 0, EACH_FEN)));
    assertThat(guarantees.headroom(ZONE, AT)).isEqualTo(new Headroom(halfFen, halfFen, 0, 0));

    List<ChainResult> second = askAll(before);

    assertThat(second.stream().map(ChainResult::accepted).toList())
        .isEqualTo(first.stream().map(ChainResult::accepted).toList());
    assertThat(second)
        .filteredOn(ChainResult::accepted)
        .allMatch(result -> result.results().get(0) instanceof TransferResult.Exists);
    assertThat(guarantees.headroom(ZONE, AT)).isEqualTo(new Headroom(halfFen, halfFen, 0, 0));
  }

  private List<ChainResult> askAll(List<InstrumentStanding> before) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<ChainResult>>> batches = new ArrayList<>();
      for (int from = 0; from < HOLDS; from += IN_A_BATCH) {
        int begin = from;
        batches.add(threads.submit(() -> ask(before, begin)));
      }
      List<ChainResult> results = new ArrayList<>();
      for (Future<List<ChainResult>> batch : batches) {
        results.addAll(batch.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each plan is made as if it were alone: only the ledger stands between them. */
  private List<ChainResult> ask(List<InstrumentStanding> before, int begin) {
    List<Chain> chains =
        IntStream.range(begin, begin + IN_A_BATCH)
            .mapToObj(
                i ->
                    new Drawing(ZONE, before)
                        .hold("%024X".formatted(i), Hold.Purpose.DISPLAY, "HF1", EACH_FEN)
                        .orElseThrow())
            .map(hold -> new Chain(guarantees.holding(ZONE, hold)))
            .toList();
    return QuarkusTransaction.requiringNew()
        .call(() -> ledger.submit(ZONE, chains, Voucher.of("staff:t-1", 1, AT)));
  }
}

package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account.Limit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever offers more than the writer can store waits; nothing piles up, and nothing is lost. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class FullQueueTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final int CAPACITY = 10;
  private static final int ASKED = 100;

  @Inject LedgerConnections connections;
  @Inject BookDesks desks;

  private final String own = "queue-" + UUID.randomUUID();
  private final AtomicInteger offered = new AtomicInteger();
  private final List<CompletableFuture<ChainResult>> answers = new ArrayList<>();

  @Test
  void whoeverOffersToAFullQueueWaitsAndThenAllIsStored() throws Exception {
    BookDesk desk = desks.of(own);
    try (LedgerWriter writer = writer(desk)) {
      desk.take(this); // somebody else has the book, and the writer waits for it
      CompletableFuture<Void> asker = CompletableFuture.runAsync(() -> ask(writer));
      // One has left the queue and waits for the book.
      await(CAPACITY + 1);
      // Long enough for the writer to have offered again: that nothing more gets in shows in time
      // only.
      Thread.sleep(600);
      assertThat(offered.get()).as("in the queue, and the one in hand").isEqualTo(CAPACITY + 1);
      assertThat(asker).isNotDone();

      desk.end(true);
      asker.get(30, TimeUnit.SECONDS);
      for (CompletableFuture<ChainResult> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).accepted()).isTrue();
      }
      assertThat(answers).hasSize(ASKED);
    }
  }

  @Test
  void whoeverWaitsForAWriterThatClosesIsToldSo() throws Exception {
    BookDesk desk = desks.of(own);
    LedgerWriter writer = writer(desk);
    desk.take(this);
    CompletableFuture<Void> asker = CompletableFuture.runAsync(() -> ask(writer));
    await(CAPACITY + 1);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close);
    assertThatThrownBy(() -> asker.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("the writer of '%s' is closed", own);
    desk.end(true);
    closing.get(30, TimeUnit.SECONDS);
    // What it had taken is stored all the same.
    assertThat(answers.get(0).get(30, TimeUnit.SECONDS).accepted()).isTrue();
  }

  private LedgerWriter writer(BookDesk desk) throws Exception {
    LedgerWriter writer = new LedgerWriter(desk, connections::open, CAPACITY, 5);
    writer.open(
        List.of(
            new Account(own + "/source", "piece", Limit.NONE),
            new Account(own + "/shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS)),
        AT);
    return writer;
  }

  private void ask(LedgerWriter writer) {
    try {
      for (int i = 0; i < ASKED; i++) {
        Transfer put =
            Transfer.single(
                TransferId.of(own, "put", String.valueOf(i)),
                own + "/source",
                own + "/shelf",
                1,
                "");
        answers.add(writer.offer(Chain.of(put), Voucher.of("staff:ls-07", 1, AT)));
        offered.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(int count) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (offered.get() < count && System.nanoTime() < until) {
      Thread.sleep(5); // polls; the bound is above
    }
    assertThat(offered.get()).isGreaterThanOrEqualTo(count);
  }
}

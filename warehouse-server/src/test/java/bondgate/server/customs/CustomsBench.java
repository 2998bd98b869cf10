package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/**
 * How many sales a second are declared, sent, released and told by the sandbox, on one thread:
 * {@code mvn test -Dtest=CustomsBench}. Decides nothing; prints.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CustomsBench {
  private static final int SALES = Integer.getInteger("bondgate.test.customs-sales", 500);

  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  @Test
  void salesThroughTheSandbox() {
    for (int round = 0; round < 3; round++) {
      Customs customs =
          new Customs(
              "cus-bench-" + round,
              new SandboxCustoms(forms, keys),
              declarations,
              feed,
              outbox,
              inbox);
      long start = System.nanoTime();
      for (int i = 0; i < SALES; i++) {
        // One person may buy only so much in a year.
        customs.sandbox().boughtElsewhere(TestSales.BUYER, 2026, -51_200);
        customs.declare("S-" + i);
      }
      long declared = System.nanoTime();
      customs.rounds(TestSales.AT);
      long told = System.nanoTime();
      assertThat(customs.news()).hasSize(2 * SALES);
      System.out.printf(
          "customs: %d sales, declared in %d ms, released and told in %d ms more: %d sales/s%n",
          SALES,
          (declared - start) / 1_000_000,
          (told - declared) / 1_000_000,
          SALES * 1_000_000_000L / (told - start));
    }
  }
}

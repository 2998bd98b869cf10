package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.TAX_FEN;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.Statements;
import bondgate.server.sale.OrderState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run against a return, and against another run, at the same time: the first commit decides. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxRunRacesTest {
  private static final int ROUNDS = 24;

  @Inject ZoneWriter writer;
  @Inject OrderZone shop;
  @Inject Guarantees guarantees;
  @Inject Statements statements;
  @Inject InstantSource clock;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private int acts;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void againstAReturnTheRunIsRefusedWholeOrSettledWholeAndNothingInBetween() throws Exception {
    String zone = "run-race-return";
    shop.master(zone, 100_000_000, OrderZone.FULL_TAX_FEN);
    int runFirst = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<String> two = released(zone, i);
      ZoneAct back = act("returnOrder", "'saleNo':'S-%d-a','epcs':['%s']".formatted(i, two.get(0)));
      ZoneAct run = run("R-" + i, "S-%d-b".formatted(i), "S-%d-a".formatted(i));

      List<ActAnswer> answers =
          AtOnce.both(threads, i, () -> writer.submit(zone, back), () -> writer.submit(zone, run));

      long returned = ((ActAnswer.Done) answers.get(0)).leafIndex();
      if (answers.get(1) instanceof ActAnswer.Done settled) {
        assertThat(settled.leafIndex()).isLessThan(returned);
        runFirst++;
      } else {
        ActAnswer.Refused refused = (ActAnswer.Refused) answers.get(1);
        assertThat(refused.code()).isEqualTo("nothingHeld");
        assertThat(refused.received()).contains("list S-%d-a".formatted(i));
      }
      assertThat(shop.view(zone, "S-%d-a".formatted(i)).state())
          .isInstanceOf(OrderState.Returned.class);
      assertThat(guarantees.headroom(zone, clock.instant()).settledFen())
          .as("both lists or none, round %d", i)
          .isEqualTo(runFirst * 2L * TAX_FEN);
    }
    Headroom end = guarantees.headroom(zone, clock.instant());
    assertThat(end.heldFen())
        .as("each returned bottle is on display again; the other list of a refused run is held")
        .isEqualTo(ROUNDS * OrderZone.FULL_TAX_FEN + (ROUNDS - runFirst) * TAX_FEN);
    LocalDate today = today();
    assertThat(statements.of(zone, today.minusDays(400), today).differences()).isEmpty();
    System.out.printf("RACE run first %d of %d times%n", runFirst, ROUNDS);
  }

  @Test
  void ofTwoRunsWithTheSameListOneIsSettledAndTheOtherNamesIt() throws Exception {
    String zone = "run-race-run";
    shop.master(zone, 100_000_000, OrderZone.FULL_TAX_FEN);
    for (int i = 0; i < ROUNDS; i++) {
      released(zone, i);
      String shared = "S-%d-a".formatted(i);
      ZoneAct one = run("R-%d-1".formatted(i), shared);
      ZoneAct other = run("R-%d-2".formatted(i), "S-%d-b".formatted(i), shared);

      List<ActAnswer> answers =
          AtOnce.both(threads, i, () -> writer.submit(zone, one), () -> writer.submit(zone, other));

      List<ActAnswer> refused =
          answers.stream().filter(ActAnswer.Refused.class::isInstance).toList();
      assertThat(refused).hasSize(1);
      ActAnswer.Refused named = (ActAnswer.Refused) refused.get(0);
      assertThat(named.code()).isEqualTo("taxPaidOtherwise");
      assertThat(named.received()).contains("list " + shared);
    }
  }

  /** Two orders of one bottle each, released today. */
  private List<String> released(String zone, int round) throws Exception {
    List<String> two = OrderZone.bottles(0xC43000 + round + (zone.endsWith("run") ? 4096 : 0), 2);
    shop.bringIn(zone, two);
    shop.display(zone, two);
    for (int k = 0; k < 2; k++) {
      String saleNo = "S-%d-%s".formatted(round, k == 0 ? "a" : "b");
      done(
          zone,
          "placeOrder",
          OrderZone.json(
              shop.order(zone, clock.instant(), saleNo, round * 2 + k, two.subList(k, k + 1))));
      done(zone, "payOrder", OrderZone.payment(saleNo, "PAY-" + saleNo, TOTAL_FEN, "SAME"));
      done(zone, "releaseOrder", OrderZone.release(saleNo, today(), ""));
    }
    return two;
  }

  private ZoneAct run(String runNo, String... documents) {
    List<String> parts =
        List.of(documents).stream()
            .map(
                document ->
                    "{'document':'%s','basis':'STATED','taxFen':%d,'heldFen':%d}"
                        .formatted(document, TAX_FEN, TAX_FEN))
            .toList();
    return act(
        "settleTaxRun",
        "'runNo':'%s','paidOn':'%s','lists':[%s],'totalFen':%d"
            .formatted(runNo, today(), String.join(",", parts), parts.size() * TAX_FEN));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("+08:00"));
  }

  private ZoneAct act(String act, String fields) {
    return BookZone.asked("race-" + ++acts, "staff:ls-07", act, fields);
  }

  private void done(String zone, String act, String fields) throws Exception {
    assertThat(writer.submit(zone, act(act, fields))).isInstanceOf(ActAnswer.Done.class);
  }
}

package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.SealedRecord;
import bondgate.server.audit.ZoneAudit;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Fence;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Permits;
import bondgate.server.sale.OrderState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A control order against what happens at the same time: whichever commits first decides. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ControlRacesTest {
  private static final int ROUNDS = 24;

  @Inject ZoneWriter writer;
  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject Permits permits;
  @Inject Fence fence;
  @Inject ZoneAudit audit;
  @Inject InstantSource clock;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private int acts;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void againstTheReleaseItIsHeldBeforeOrTakenFromTheListAfterwardsAndNothingInBetween()
      throws Exception {
    String zone = "control-race-release";
    shop.master(zone, 10_000_000, OrderZone.FULL_TAX_FEN);
    int first = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<String> one = onDisplay(zone, 0xACE000 + i);
      String saleNo = "S-" + i;
      order(zone, saleNo, i, one);
      ZoneAct release =
          act("releaseOrder", OrderZone.release(saleNo, today(), ""), "system:checkout");
      ZoneAct control = control("BK-" + i, one.get(0));

      List<ActAnswer> answers =
          AtOnce.both(
              threads, i, () -> writer.submit(zone, control), () -> writer.submit(zone, release));

      long held = ((ActAnswer.Done) answers.get(0)).leafIndex();
      if (answers.get(1) instanceof ActAnswer.Done released) {
        assertThat(released.leafIndex()).isLessThan(held);
        assertThat(shop.view(zone, saleNo).state()).isInstanceOf(OrderState.Released.class);
        first++;
      } else {
        assertThat(((ActAnswer.Refused) answers.get(1)).controls()).containsExactly("BK-" + i);
        assertThat(shop.view(zone, saleNo).state()).isInstanceOf(OrderState.Paid.class);
      }
      assertThat(permits.current(zone, clock.instant()).permits())
          .as("whoever was first")
          .noneMatch(permit -> permit.epc().equals(one.get(0)));
    }
    System.out.printf("RACE release first %d of %d times%n", first, ROUNDS);
  }

  @Test
  void againstTheCrossingItIsGoneBeforeOrStoppedAndTheAuditSaysTheSame() throws Exception {
    String zone = "control-race-gate";
    int first = 0;
    try (FakeAgent agent = new FakeAgent(zone, "edge-race")) {
      done(zone, agent.enrolment());
      desk.openPortals(zone);
      for (int i = 0; i < ROUNDS; i++) {
        boolean before = crossing(zone, agent, i);
        first += before ? 1 : 0;
      }
    }
    assertThat(audit.audit(zone, 10).findings()).isEmpty();
    System.out.printf("RACE crossing first %d of %d times%n", first, ROUNDS);
  }

  /** A piece whose pass is approved goes through the passage while its order is placed. */
  private boolean crossing(String zone, FakeAgent agent, int round) throws Exception {
    String epc = OrderZone.bottles(0xBCE000 + round, 1).get(0);
    String list = "QD-" + round;
    if (round == 0) {
      done(zone, item());
      done(zone, guarantee());
    }
    done(
        zone,
        act(
            "acceptInboundList",
            "'listNo':'%s','lines':[{'item':'WINE-750','epcs':['%s']}]".formatted(list, epc),
            "staff:ls-07"));
    send(agent, agent.record(TestZone.permitted("dock", epc, Direction.IN, list)));
    done(
        zone,
        act("approveGatePass", "'passNo':'HF-%d','epcs':['%s']".formatted(round, epc), "staff:a"));
    SealedRecord record = agent.record(TestZone.permitted("passage", epc, Direction.IN, "HF"));
    ZoneAct control = control("BK-" + round, epc);

    List<Object> both =
        AtOnce.both(
            threads,
            round,
            () -> writer.submit(zone, control),
            () -> {
              agent.send(List.of(record));
              return agent.accepted();
            });

    long held = ((ActAnswer.Done) both.get(0)).leafIndex();
    FenceEntry line =
        fence.latest(zone, 5).stream()
            .filter(one -> epc.equals(one.epc()) && "passage".equals(one.portal()))
            .findFirst()
            .orElseThrow();
    boolean before = line.leafIndex() < held;
    assertThat(line.verdict()).isEqualTo(before ? "PERMITTED" : "UNDER_CONTROL");
    assertThat(line.to()).isEqualTo(before ? "CENTRE" : "INVESTIGATION");
    return before;
  }

  private ZoneAct item() {
    return act(
        "registerItem",
        "'item':'WINE-750','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
            + "'unit':'142','unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100",
        "staff:ls-07");
  }

  private ZoneAct guarantee() {
    return act(
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000000,'validUntil':'2099-12-31'",
        "staff:ls-07");
  }

  private List<String> onDisplay(String zone, int prefix) {
    List<String> one = OrderZone.bottles(prefix, 1);
    shop.bringIn(zone, one);
    shop.display(zone, one);
    return one;
  }

  private void order(String zone, String saleNo, int buyer, List<String> epcs) throws Exception {
    Map<String, Object> fields = shop.order(zone, clock.instant(), saleNo, buyer, epcs);
    done(zone, act("placeOrder", OrderZone.json(fields), "system:checkout"));
    done(
        zone,
        act(
            "payOrder",
            OrderZone.payment(saleNo, "PAY-" + saleNo, TOTAL_FEN, "SAME"),
            "system:checkout"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("+08:00"));
  }

  private ZoneAct control(String number, String epc) {
    return act(
        "placeControl",
        "'orderNo':'%s','kind':'TAG','target':'%s','reason':'RISK','text':'watch it'"
            .formatted(number, epc),
        "officer:c-2");
  }

  private ZoneAct act(String act, String fields, String actor) {
    return BookZone.asked("race-" + ++acts, actor, act, fields);
  }

  private void done(String zone, ZoneAct act) throws Exception {
    assertThat(writer.submit(zone, act)).as(act.toString()).isInstanceOf(ActAnswer.Done.class);
  }

  private static void send(FakeAgent agent, SealedRecord record) throws Exception {
    agent.send(List.of(record));
    agent.accepted();
  }
}

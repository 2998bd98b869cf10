package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.SealedRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The orders of a {@link SmallDay}: something of every kind that can become of one. */
@ApplicationScoped
public class SmallShop {
  private static final List<String> BOTTLES = OrderZone.bottles(0x5D, 8);
  private static final String REFUND = "'saleNo':'O-3','refundNo':'%s','amountFen':%d";

  @Inject ZoneWriter writer;
  @Inject OrderZone shop;
  @Inject SmallControls controls;
  @Inject SmallPasses passes;
  @Inject InstantSource clock;

  private String zone;
  private int lastAct;

  /** Through the zone's writer, and by an agent at its openings. */
  void play(String inZone, FakeAgent agent) throws Exception {
    zone = inZone;
    act(
        "acceptInboundList",
        "'listNo':'QD-O','lines':[{'item':'WINE','epcs':[%s]}]"
            .formatted(RetailZone.epcs(BOTTLES)));
    send(agent, TestZone.crossings(BOTTLES, "dock", Direction.IN, "QD-O"));
    act("approveGatePass", "'passNo':'HF-O','epcs':[%s]".formatted(RetailZone.epcs(BOTTLES)));
    send(agent, TestZone.crossings(BOTTLES, "passage", Direction.IN, "HF-O"));
    act("offerForSale", "'item':'WINE','priceFen':10000,'contentAmountE3':750,'contentUnit':'l'");
    act(
        "offerForSale",
        "'item':'GIFT','priceFen':10,'validFrom':'2099-01-01T00:00:00Z','contentAmountE3':1000,"
            + "'contentUnit':'g','grossGrams':1200,'toleranceGrams':15");
    act("openSalesPoint", "'point':'P-1','insideSpecialArea':true" + approval("A-1"));
    act("openSalesPoint", "'point':'P-2','insideSpecialArea':false" + approval("A-2"));
    sold(agent);
    ended();
    place("O-5", 5, BOTTLES.subList(5, 6), "till-5");
    send(agent, List.of(TestZone.refused("exit", BOTTLES.get(5), Direction.OUT)));
    place("O-6", 6, BOTTLES.subList(6, 7), null);
    send(agent, List.of(TestZone.refused("exit", BOTTLES.get(6), Direction.OUT)));
    controls.play(zone, agent, BOTTLES.get(7));
    passes.play(zone, agent);
  }

  private static String approval(String docNo) {
    return ",'approval':{'docNo':'%s','issuer':'customs','validFrom':'2026-01-01','validTo':'2099-12-31'}"
        .formatted(docNo);
  }

  private void sold(FakeAgent agent) throws Exception {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("+08:00"));
    for (int order = 1; order <= 2; order++) {
      String saleNo = "O-" + order;
      List<String> two = BOTTLES.subList(2 * order - 2, 2 * order);
      place(saleNo, order, two, "till-" + order);
      act("payOrder", OrderZone.payment(saleNo, "PAY-" + order, totalFen(saleNo), "SAME"));
      act("releaseOrder", OrderZone.release(saleNo, today.minusDays(order), ""));
      send(agent, TestZone.crossings(two, "exit", Direction.OUT, saleNo));
      long back =
          act(
              "returnOrder",
              "'saleNo':'%s','epcs':['%s'],'appliedOn':'%s'"
                  .formatted(saleNo, two.get(0), today.minusDays(order)));
      decided(saleNo, back, 1, false, "-625209", today.minusDays(1));
      decided(saleNo, back, 2, true, "399", today);
    }
  }

  private void decided(
      String saleNo, long returnLeaf, int attempt, boolean accepted, String code, LocalDate on)
      throws Exception {
    act("decideReturn", OrderZone.decision(saleNo, returnLeaf, attempt, accepted, code, on));
  }

  private void ended() throws Exception {
    place("O-3", 3, BOTTLES.subList(4, 5), "till-3");
    act("payOrder", OrderZone.payment("O-3", "PAY-3", 5_000, "OTHER"));
    act("cancelOrder", "'saleNo':'O-3','reason':'SHOPPER'");
    act("payOrder", OrderZone.payment("O-3", "PAY-4", 6_000, "UNKNOWN"));
    act("refundOrder", REFUND.formatted("R-1", 5_000));
    act("refundOrder", REFUND.formatted("R-2", 6_000));
    place("O-4", 3, BOTTLES.subList(4, 5), "till-3");
    act("payOrder", OrderZone.payment("O-4", "PAY-5", totalFen("O-4"), "SAME"));
    act("refuseOrder", "'saleNo':'O-4','code':'-621018'");
  }

  private long totalFen(String saleNo) {
    return shop.view(zone, saleNo).amounts().totalFen();
  }

  private void place(String saleNo, int buyer, List<String> epcs, String till) throws Exception {
    Map<String, Object> order = shop.order(zone, clock.instant(), saleNo, buyer, epcs);
    order.put("till", till);
    act("placeOrder", OrderZone.json(order));
  }

  private long act(String act, String fields) throws Exception {
    ActAnswer answer =
        writer.submit(zone, BookZone.asked("shop-" + ++lastAct, "staff:ls-07", act, fields));
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
    return ((ActAnswer.Done) answer).leafIndex();
  }

  private void send(FakeAgent agent, List<? extends EdgeEvent> facts) throws Exception {
    List<SealedRecord> records = new ArrayList<>();
    for (EdgeEvent fact : facts) {
      records.add(agent.record(fact));
    }
    agent.send(records, agent.key, "");
    agent.accepted();
  }
}

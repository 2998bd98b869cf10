package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.server.bondedlist.BondedPasses;
import bondgate.server.bondedlist.ListPassKeeper;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.bondedlist.TestCustomsOffice;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.Differing;
import bondgate.server.gatepass.ListPass;
import bondgate.server.gatepass.ListPasses;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.sale.OrderState;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Three bottles of one sale, the bonded list in which its retail list is, and the list's pass. */
abstract class ListPassRig {
  static final String SALE = "S-1";
  static final String PASS = "SP-1";
  static final String APPROVED = "APPROVED";
  static final List<String> THREE = OrderZone.bottles(0x71, 3);

  @Inject TestZone desk;
  @Inject OrderZone shop;
  @Inject BookZone acts;
  @Inject TestCustomsOffice customs;
  @Inject BondedPasses passes;
  @Inject ListPassKeeper keeper;
  @Inject ListPasses ours;
  @Inject Alarms alarms;
  @Inject EvidenceLog evidence;
  @Inject ZoneWriter writer;

  final Instant now = Instant.now();

  /** Sold, and on display still; the list is gathered, and customs has approved it. */
  void sold(String zone) throws InterruptedException {
    shop.open(zone, 100_000, THREE);
    paid(zone);
    listed(zone, "BL-1", SALE);
    released(zone);
  }

  void paid(String zone) {
    OrderZone.done(shop.place(zone, SALE, 1, THREE));
    OrderZone.done(shop.pay(zone, SALE, "PAY-1", shop.view(zone, SALE).amounts().totalFen()));
  }

  /** Customs releases the sale, and approves the list in which it is gathered. */
  void listed(String zone, String listNo, String sale) {
    customs.list(zone, listNo, sale, APPROVED, now, now);
  }

  /** Our side has heard of the release: its pieces may leave. */
  void released(String zone) throws InterruptedException {
    Instant until = Instant.now().plusSeconds(20);
    while (!(shop.view(zone, SALE).state() instanceof OrderState.Released)) {
      assertThat(Instant.now()).as("the checkout reads customs' news").isBefore(until);
      // The checkout's own thread takes its time.
      Thread.sleep(20);
    }
  }

  /** The pass of the list is handed in, and customs approves it. */
  void let(String zone) throws Exception {
    declared(zone, PASS);
    customs.rounds(zone, APPROVED, now);
    keeper.look(zone, now);
  }

  void declared(String zone, String number) {
    assertThat(customs.lists(zone, number, List.of("BL-1"), now))
        .isInstanceOf(PassResult.Declared.class);
  }

  void seen(String zone, List<? extends EdgeEvent> facts) throws Exception {
    desk.facts(zone, "edge-1", now, facts);
    keeper.look(zone, now);
  }

  void leave(String zone, List<String> epcs) throws Exception {
    seen(zone, TestZone.crossings(epcs, "exit", Direction.OUT, SALE));
  }

  /** Customs' own gate let the vehicle pass. */
  void past(String zone) throws Exception {
    customs.says(zone, PASS, "SAS223", "2", now);
    keeper.look(zone, now);
  }

  /** Its leaf. */
  long back(String zone, String epc) {
    return acts.done(
        zone,
        now,
        "returnOrder",
        "'saleNo':'%s','epcs':[%s]".formatted(SALE, RetailZone.epcs(List.of(epc))));
  }

  void settled(String zone, long returned) {
    acts.done(
        zone,
        now,
        "decideReturn",
        OrderZone.decision(SALE, returned, 1, true, "399", CustomsReleases.day(now)));
  }

  ListPass pass(String zone) {
    return ours.find(zone, PASS).orElseThrow();
  }

  Stream<Alarm> alarmsOf(String zone, String passNo) {
    return alarms.list(zone, 50).stream().filter(one -> passNo.equals(one.gatePass()));
  }

  Alarm alarm(String zone) {
    List<Alarm> all = alarmsOf(zone, PASS).toList();
    assertThat(all).as("one for a pass").hasSize(1);
    return all.get(0);
  }

  void silent(String zone) {
    assertThat(alarmsOf(zone, PASS)).isEmpty();
  }

  void differs(String zone, Differing kind, String epc) {
    assertThat(pass(zone).differences()).containsExactly(new CustomsPass.Difference(epc, kind));
    assertThat(alarm(zone).open()).isTrue();
    assertThat(alarm(zone).detail()).contains(kind.name());
    assertThat(alarm(zone).mendedLeaf()).isNull();
  }

  void mended(String zone) {
    assertThat(pass(zone).differences()).isEmpty();
    assertThat(alarm(zone).mendedLeaf()).isNotNull();
    assertThat(alarm(zone).open()).as("a person still says what it was").isTrue();
  }

  long leaves(String zone) {
    return evidence.head(zone).size();
  }
}

package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.on;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.BilledAgain;
import bondgate.server.customs.ChoiceResult;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.DisputedBills;
import bondgate.server.customs.Hanging;
import bondgate.server.customs.HangingReason;
import jakarta.inject.Inject;
import java.util.List;

/** Lists that are billed more than once, and who decides about it. */
abstract class BillRig extends TaxRunRig {
  private static final String WHO = "supervisor:desk";

  @Inject DisputedBills disputed;
  @Inject Declarations declarations;
  @Inject Tables tables;

  BilledAgain only(String zone) {
    List<BilledAgain> open = disputed.open(zone);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  ChoiceResult choose(String zone, BilledAgain bill, long statement, String reason) {
    return disputed.choose(
        zone,
        new DisputedBills.Wanted(bill.saleNo(), bill.taxNo(), bill.lastId(), statement, reason),
        WHO,
        on(46));
  }

  List<Hanging> shown(String zone) {
    return hanging(zone, HangingReason.BILL_DISPUTED);
  }

  List<Hanging> hanging(String zone, HangingReason why) {
    return declarations.hanging(zone, on(400)).stream().filter(one -> one.why() == why).toList();
  }
}

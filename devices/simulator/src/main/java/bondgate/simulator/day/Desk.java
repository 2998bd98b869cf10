package bondgate.simulator.day;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The acts of people that a day needs, with ids that stay the same when they are said again. */
final class Desk {
  private static final String LITRE = "095";
  private static final String KILOGRAM = "035";

  /** Three quarters of a litre, and of a kilogram, in hundred-thousandths. */
  private static final long BOTTLE_E5 = 75_000;

  private final ServerApi server;
  private final DayPlan plan;

  Desk(ServerApi server, DayPlan plan) {
    this.server = server;
    this.plan = plan;
  }

  void enrol(String device, String publicKey) throws InterruptedException {
    ObjectNode act = act("enrol-" + device, "operator:demo", "enrolDevice");
    act.put("device", device);
    act.put("publicKey", publicKey);
    server.act(act);
  }

  void registerItems() throws InterruptedException {
    for (Wine wine : Wine.CELLAR) {
      ObjectNode act = act("item-" + wine.item(), "staff:desk-01", "registerItem");
      act.put("item", wine.item());
      act.put("hsCode", "2204210000");
      act.put("nameZh", wine.nameZh());
      act.put("nameEn", wine.nameEn());
      act.put("unit", "142");
      act.put("unitValueFen", wine.unitValueFen());
      act.put("fullTaxFen", wine.fullTaxFen());
      act.put("cbecTaxFen", wine.cbecTaxFen());
      ObjectNode details = act.putObject("details");
      details.put("specification", "750毫升/瓶");
      details.put("origin", wine.origin());
      details.put("firstLegalUnit", LITRE);
      details.put("firstLegalFactorE5", BOTTLE_E5);
      details.put("secondLegalUnit", KILOGRAM);
      details.put("secondLegalFactorE5", BOTTLE_E5);
      server.act(act);
    }
  }

  /** What a till needs: prices, and a place where orders are taken, inside the special area. */
  void openShop() throws InterruptedException {
    for (Wine wine : Wine.CELLAR) {
      ObjectNode price = act("shelf-price-" + wine.item(), "staff:desk-01", "offerForSale");
      price.put("item", wine.item());
      price.put("priceFen", wine.unitValueFen());
      price.put("grossGrams", Wine.GROSS_GRAMS);
      price.put("toleranceGrams", Wine.TOLERANCE_GRAMS);
      server.act(price);
    }
    ObjectNode point = act("point-" + SiteSettings.POINT, "operator:demo", "openSalesPoint");
    point.put("point", SiteSettings.POINT);
    point.put("insideSpecialArea", true);
    server.act(point);
  }

  /** Where orders of the web shop are taken: outside, so that its goods go by courier. */
  void openWebShop() throws InterruptedException {
    ObjectNode point = act("point-" + SiteSettings.WEB_POINT, "operator:demo", "openSalesPoint");
    point.put("point", SiteSettings.WEB_POINT);
    point.put("insideSpecialArea", false);
    server.act(point);
  }

  void lodgeGuarantee(long amountFen) throws InterruptedException {
    ObjectNode act = act("lodge-cash-" + plan.day(), "staff:finance-01", "lodgeGuarantee");
    act.put("instrument", "CASH-2026-%03d".formatted(plan.day()));
    act.put("kind", "CASH_DEPOSIT");
    act.put("amountFen", amountFen);
    act.put("validUntil", "2027-12-31");
    server.act(act);
  }

  long announceConsignment() throws InterruptedException {
    ObjectNode act = act(plan.inboundListNo(), "staff:desk-01", "acceptInboundList");
    act.put("listNo", plan.inboundListNo());
    ArrayNode lines = act.putArray("lines");
    Map<String, List<Bottle>> byItem = new TreeMap<>();
    for (Bottle bottle : plan.consignment()) {
      byItem.computeIfAbsent(bottle.item(), i -> new ArrayList<>()).add(bottle);
    }
    byItem.forEach(
        (item, bottles) -> {
          ObjectNode line = lines.addObject();
          line.put("item", item);
          ArrayNode epcs = line.putArray("epcs");
          bottles.forEach(bottle -> epcs.add(bottle.epc()));
        });
    return server.act(act);
  }

  long approveGatePass() throws InterruptedException {
    ObjectNode act = act(plan.gatePassNo(), "staff:desk-02", "approveGatePass");
    act.put("passNo", plan.gatePassNo());
    plan.toTheCentre().forEach(bottle -> act.withArray("epcs").add(bottle.epc()));
    return server.act(act);
  }

  long sell(int n, Bottle bottle) throws InterruptedException {
    ObjectNode act = act(plan.saleNo(n), "till:till-01", "recordSale");
    act.put("saleNo", plan.saleNo(n));
    act.put("customsReleaseRef", plan.releaseNo(n));
    act.putArray("epcs").add(bottle.epc());
    return server.act(act);
  }

  private static ObjectNode act(String id, String actor, String name) {
    ObjectNode act = HttpJson.JSON.createObjectNode();
    act.put("id", id);
    act.put("actor", actor);
    act.put("act", name);
    return act;
  }
}

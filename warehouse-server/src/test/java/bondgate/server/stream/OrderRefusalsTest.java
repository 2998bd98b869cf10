package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.code;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.OrderRefusal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each refusal of the sale is met once, by name, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderRefusalsTest {
  private static final String ZONE = "order-refusals";

  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject ZoneTwins twins;

  private final Set<String> met = new TreeSet<>();
  private final List<String> bottles = OrderZone.bottles(0x41, 10);

  @Test
  void eachRefusalHasItsName() {
    shop.open(ZONE, 60_000, bottles.subList(0, 8));
    shop.bringIn(ZONE, bottles.subList(8, 10));
    pricesAndPoints();
    whereAndWithWhichNotice();
    whichPieces();
    whichFigures();
    howMuch();
    money();
    ends();
    releases();
    returns();
    Set<String> all =
        Arrays.stream(OrderRefusal.Code.values())
            .map(OrderRefusal.Code::text)
            .collect(Collectors.toCollection(TreeSet::new));
    // Customs' hold on a buyer is in ControlOrdersTest.
    all.remove("buyerUnderControl");
    all.addAll(
        List.of(
            "guaranteeExceeded", "singleLimitExceeded", "annualLimitExceeded", "alreadyPlanned"));
    assertThat(met).isEqualTo(all);
  }

  /** The act is refused with that code, and no row of the zone is another than before. */
  private void refused(String code, Instant at, String act, String fields) {
    Object before = twins.says(ZONE);
    assertThat(code(acts.act(ZONE, at, act, fields))).as(fields).isEqualTo(code);
    assertThat(twins.says(ZONE)).isEqualTo(before);
    met.add(code);
  }

  private void refused(String code, String act, String fields) {
    refused(code, AT, act, fields);
  }

  private void pricesAndPoints() {
    refused("itemUnknown", "offerForSale", "'item':'NONE','priceFen':1");
    refused(
        "priceIsOtherwise",
        "offerForSale",
        "'item':'WINE-750','priceFen':1,'validFrom':'%s'".formatted(AT));
    refused(
        "priceInThePast",
        "offerForSale",
        "'item':'WINE-750','priceFen':1,'validFrom':'%s'".formatted(AT.minusSeconds(1)));
    refused("salesPointIsOtherwise", "openSalesPoint", "'point':'P-1','insideSpecialArea':false");
    String approval =
        "'point':'P-2','insideSpecialArea':false,'approval':{'docNo':'A-1','issuer':'customs',"
            + "'validFrom':'%s','validTo':'%s'}";
    refused(
        "approvalEndsBeforeItBegins",
        "openSalesPoint",
        approval.formatted("2026-02-02", "2026-02-01"));
    done(acts.act(ZONE, AT, "openSalesPoint", approval.formatted("2026-02-01", "2026-02-28")));
    refused(
        "approvalIsOtherwise", "openSalesPoint", approval.formatted("2026-02-01", "2026-03-28"));
  }

  private Map<String, Object> order(int bottle) {
    return shop.order(ZONE, AT, "S-0", 1, bottles.subList(bottle, bottle + 1));
  }

  private void notPlaced(String code, Map<String, Object> order, String field, Object value) {
    order.put(field, value);
    refused(code, "placeOrder", OrderZone.json(order));
  }

  private void whereAndWithWhichNotice() {
    notPlaced("salesPointUnknown", order(0), "point", "P-9");
    notPlaced("pickUpNotAllowed", order(0), "point", "P-2");
    notPlaced("noticeOutdated", order(0), "noticeVersion", "0");
    notPlaced("noticeNotAccepted", order(0), "noticeAcceptedAt", AT.plusSeconds(1).toString());
    notPlaced("noticeTooOld", order(0), "noticeAcceptedAt", AT.minusSeconds(86_401).toString());
    notPlaced("identityServiceUnknown", order(0), "identityVerifiedBy", "somebody");
  }

  private void whichPieces() {
    shop.sold(ZONE, "S-1", 2, bottles.subList(1, 2));
    done(shop.place(ZONE, "S-2", 2, bottles.subList(2, 3)));
    desk.facts(ZONE, List.of(TestZone.refused("exit", bottles.get(3), Direction.OUT)));
    notPlaced("tagUnknown", order(0), "epcs", List.of("E2801160000000000000FFFF"));
    notPlaced("alreadySold", order(0), "epcs", bottles.subList(1, 2));
    notPlaced("reserved", order(0), "epcs", bottles.subList(2, 3));
    notPlaced("underControl", order(0), "epcs", bottles.subList(3, 4));
    notPlaced("notThere", order(0), "epcs", bottles.subList(8, 9));
    Map<String, Object> parcel = order(8);
    parcel.put("channel", "COURIER");
    notPlaced("noPortalLeadsThere", parcel, "freightFen", 0);
    Map<String, Object> early =
        shop.order(ZONE, AT.minusSeconds(1), "S-0", 1, bottles.subList(0, 1));
    refused("noPrice", AT.minusSeconds(1), "placeOrder", OrderZone.json(early));
  }

  private void whichFigures() {
    notPlaced("goodsDiffer", order(0), "goodsFen", 9_999);
    notPlaced("taxDiffers", order(0), "taxFen", 1);
    Map<String, Object> again = shop.order(ZONE, AT, "S-1", 1, bottles.subList(0, 1));
    refused("orderIsOtherwise", "placeOrder", OrderZone.json(again));
  }

  private void howMuch() {
    Instant later = AT.plusSeconds(60);
    acts.done(ZONE, later, "offerForSale", "'item':'WINE-750','priceFen':300000");
    List<String> two = List.of(bottles.get(0), bottles.get(4));
    refused(
        "singleLimitExceeded",
        later,
        "placeOrder",
        OrderZone.json(shop.order(ZONE, later, "S-0", 1, two)));
    Instant dear = later.plusSeconds(60);
    acts.done(ZONE, dear, "offerForSale", "'item':'WINE-750','priceFen':2600001");
    refused(
        "annualLimitExceeded",
        dear,
        "placeOrder",
        OrderZone.json(shop.order(ZONE, dear, "S-0", 1, two.subList(0, 1))));
    Instant fair = dear.plusSeconds(60);
    acts.done(ZONE, fair, "offerForSale", "'item':'WINE-750','priceFen':450000");
    refused(
        "guaranteeExceeded",
        fair,
        "placeOrder",
        OrderZone.json(shop.order(ZONE, fair, "S-0", 1, two.subList(0, 1))));
  }

  private void money() {
    refused("orderUnknown", "payOrder", OrderZone.payment("S-77", "PAY-1", 1, "SAME"));
    done(shop.place(ZONE, "S-3", 3, bottles.subList(5, 6)));
    refused("notPaid", "releaseOrder", OrderZone.release("S-3", DAY, ""));
    refused("notDeclared", "cancelOrder", "'saleNo':'S-3','reason':'CUSTOMS'");
    done(shop.pay(ZONE, "S-3", "PAY-3", TOTAL_FEN));
    refused(
        "paymentIsOtherwise", "payOrder", OrderZone.payment("S-3", "PAY-3", TOTAL_FEN + 1, "SAME"));
    refused("paymentIsOtherwise", "payOrder", OrderZone.payment("S-2", "PAY-3", TOTAL_FEN, "SAME"));
    refused("moreThanDue", "refundOrder", "'saleNo':'S-3','refundNo':'R-0','amountFen':1");
  }

  private void ends() {
    refused("paidAlready", "cancelOrder", "'saleNo':'S-3','reason':'SHOPPER'");
    refused("notReleased", "returnOrder", back("S-3", bottles.get(5), ""));
    done(shop.cancel(ZONE, "S-3", "CUSTOMS"));
    refused("orderEnded", "releaseOrder", OrderZone.release("S-3", DAY, ""));
    String refund = "'saleNo':'S-3','refundNo':'R-1','amountFen':%d";
    done(acts.act(ZONE, AT, "refundOrder", refund.formatted(1)));
    refused("refundIsOtherwise", "refundOrder", refund.formatted(2));
    refused("releasedAlready", "cancelOrder", "'saleNo':'S-1','reason':'STAFF'");
  }

  private void releases() {
    done(shop.place(ZONE, "S-4", 4, bottles.subList(6, 7)));
    done(shop.pay(ZONE, "S-4", "PAY-4", TOTAL_FEN));
    refused("releasedInFuture", "releaseOrder", OrderZone.release("S-4", DAY.plusDays(1), ""));
    refused("releaseIsOtherwise", "releaseOrder", OrderZone.release("S-1", DAY.minusDays(1), ""));
    refused(
        "alreadyPlanned",
        "returnFromDisplay",
        "'number':'FQ-1','epcs':['%s']".formatted(bottles.get(6)));
  }

  private static String back(String saleNo, String epc, String more) {
    return "'saleNo':'%s','epcs':['%s']%s".formatted(saleNo, epc, more);
  }

  private void returns() {
    shop.sold(ZONE, "S-5", 5, List.of(bottles.get(4), bottles.get(7)));
    refused("notOfThisOrder", "returnOrder", back("S-5", bottles.get(0), ""));
    refused(
        "appliedInFuture",
        "returnOrder",
        back("S-5", bottles.get(4), ",'appliedOn':'%s'".formatted(DAY.plusDays(1))));
    refused(
        "returnTooLate",
        AT.plus(Duration.ofDays(31)),
        "returnOrder",
        back("S-5", bottles.get(4), ""));
    refused(
        "returnArrivesTooLate",
        AT.plus(Duration.ofDays(46)),
        "returnOrder",
        back("S-5", bottles.get(4), ",'appliedOn':'%s'".formatted(DAY.plusDays(30))));
    ActAnswer returned = acts.act(ZONE, AT, "returnOrder", back("S-5", bottles.get(4), ""));
    done(returned);
    refused(
        "returnedBefore",
        "returnOrder",
        "'saleNo':'S-5','epcs':['%s','%s']".formatted(bottles.get(4), bottles.get(7)));
    decisions(((ActAnswer.Done) returned).leafIndex());
  }

  private void decisions(long leaf) {
    refused("returnUnknown", "decideReturn", decision(leaf + 1, 1));
    done(acts.act(ZONE, AT, "decideReturn", decision(leaf, 2)));
    refused("returnDecisionIsOtherwise", "decideReturn", decision(leaf, 1));
    refused("returnSettledBefore", "decideReturn", decision(leaf, 3));
  }

  private static String decision(long leaf, int attempt) {
    return OrderZone.decision("S-5", leaf, attempt, true, "399", DAY);
  }
}

package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.sale.Basket;
import bondgate.server.sale.BasketCheck;
import bondgate.server.sale.Channel;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.tax.QuoteResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A zone with a sales point and bottles at ¥100.00, for orders. */
@ApplicationScoped
public class OrderZone {
  static final Instant AT = TestZone.AT;
  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  static final String ITEM = "WINE-750";
  static final long PRICE_FEN = 10_000;

  /** Of one bottle at that price: ct 10 %, VAT 13 %, both at 70 %: 777.78 and 1011.11 fen. */
  static final long TAX_FEN = 778 + 1011;

  static final long TOTAL_FEN = PRICE_FEN + TAX_FEN;
  static final long FULL_TAX_FEN = 5_200;

  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject RetailZone retail;
  @Inject Orders orders;
  @Inject Basket basket;
  @Inject Guarantees guarantees;
  @Inject Tables tables;

  private int lists;

  static String buyer(int number) {
    return "buyer-%037d".formatted(number);
  }

  static List<String> bottles(int prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "E2801160%08X%08X".formatted(prefix, i))
        .toList();
  }

  /** With these bottles on display, each held for at its full tax. */
  void open(String zone, long lodgedFen, List<String> bottles) {
    master(zone, lodgedFen, FULL_TAX_FEN);
    bringIn(zone, bottles);
    display(zone, bottles);
  }

  void master(String zone, long lodgedFen, long fullTaxFen) {
    master(zone, AT, lodgedFen, fullTaxFen);
  }

  void master(String zone, Instant at, long lodgedFen, long fullTaxFen) {
    desk.openPortals(zone);
    trade(zone, at, lodgedFen, fullTaxFen);
  }

  /** The same in a zone that has its portals. */
  void trade(String zone, Instant at, long lodgedFen, long fullTaxFen) {
    acts.done(
        zone,
        at,
        "registerItem",
        ("'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
                + "'unitValueFen':12000,'fullTaxFen':%d,'cbecTaxFen':3100")
            .formatted(ITEM, fullTaxFen));
    acts.done(
        zone,
        at,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':%d,'validUntil':'2099-12-31'"
            .formatted(lodgedFen));
    acts.done(zone, at, "offerForSale", "'item':'%s','priceFen':%d".formatted(ITEM, PRICE_FEN));
    acts.done(zone, at, "openSalesPoint", "'point':'P-1','insideSpecialArea':true");
  }

  void bringIn(String zone, List<String> bottles) {
    String list = BookZone.list('I', ++lists);
    acts.done(
        zone,
        AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'%s','epcs':[%s]}]"
            .formatted(list, ITEM, RetailZone.epcs(bottles)));
    desk.facts(zone, TestZone.crossings(bottles, "dock", Direction.IN, list));
  }

  void display(String zone, List<String> bottles) {
    String pass = "HF-" + ++lists;
    acts.done(
        zone,
        AT,
        "approveGatePass",
        "'passNo':'%s','epcs':[%s]".formatted(pass, RetailZone.epcs(bottles)));
    desk.facts(zone, TestZone.crossings(bottles, "passage", Direction.IN, pass));
  }

  /** The fields of an order with the figures of that time, to be changed at will. */
  Map<String, Object> order(String zone, Instant at, String saleNo, int buyer, List<String> epcs) {
    BasketCheck check = basket.check(zone, epcs, Channel.COURIER, at);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("saleNo", saleNo);
    fields.put("point", "P-1");
    fields.put("till", "till-1");
    fields.put("channel", "PICK_UP");
    fields.put("epcs", epcs);
    fields.put("buyer", buyer(buyer));
    fields.put("noticeVersion", "1");
    fields.put("noticeAcceptedAt", at.toString());
    fields.put("goodsFen", Math.max(1, check.goodsFen()));
    fields.put("freightFen", 0);
    fields.put("insuranceFen", 0);
    fields.put("taxFen", check.forSale().isEmpty() ? 0 : taxFen(zone, at, check));
    return fields;
  }

  private long taxFen(String zone, Instant at, BasketCheck check) {
    QuoteResult quote =
        orders.quote(
            zone, check, Optional.empty(), 0, 0, LocalDate.ofInstant(at, ZoneId.of("+08:00")));
    return quote instanceof QuoteResult.Quoted quoted ? quoted.quote().tax().totalFen() : 0;
  }

  static String json(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(
            one ->
                "'%s':%s"
                    .formatted(
                        one.getKey(),
                        one.getValue() instanceof List<?> epcs
                            ? epcs.stream()
                                .map(epc -> "'" + epc + "'")
                                .collect(Collectors.joining(",", "[", "]"))
                            : one.getValue() instanceof String text
                                ? "'" + text + "'"
                                : String.valueOf(one.getValue())))
        .collect(Collectors.joining(","));
  }

  ActAnswer place(String zone, String saleNo, int buyer, List<String> epcs) {
    return acts.act(zone, AT, "placeOrder", json(order(zone, AT, saleNo, buyer, epcs)));
  }

  static String payment(String saleNo, String paymentNo, long fen, String payer) {
    return ("'saleNo':'%s','paymentNo':'%s','provider':'wechat','amountFen':%d,"
            + "'payerCheck':'%s','paidAt':'%s'")
        .formatted(saleNo, paymentNo, fen, payer, AT.plusNanos(123_456_789));
  }

  ActAnswer pay(String zone, String saleNo, String paymentNo, long fen) {
    return acts.act(zone, AT, "payOrder", payment(saleNo, paymentNo, fen, "SAME"));
  }

  static String decision(
      String saleNo, long returnLeaf, int attempt, boolean accepted, String code, LocalDate on) {
    return "'saleNo':'%s','returnLeaf':%d,'attempt':%d,'accepted':%s,'code':'%s','decidedOn':'%s'"
        .formatted(saleNo, returnLeaf, attempt, accepted, code, on);
  }

  static String release(String saleNo, LocalDate on, String more) {
    return "'saleNo':'%s','customsReleaseRef':'LIST-%s','releasedOn':'%s'%s"
        .formatted(saleNo, saleNo, on, more);
  }

  ActAnswer release(String zone, String saleNo) {
    return acts.act(zone, AT, "releaseOrder", release(saleNo, DAY, ""));
  }

  ActAnswer cancel(String zone, String saleNo, String reason) {
    return acts.act(
        zone, AT, "cancelOrder", "'saleNo':'%s','reason':'%s'".formatted(saleNo, reason));
  }

  /** Placed, paid and released. */
  void sold(String zone, String saleNo, int buyer, List<String> epcs) {
    done(place(zone, saleNo, buyer, epcs));
    done(pay(zone, saleNo, "PAY-" + saleNo, view(zone, saleNo).amounts().totalFen()));
    done(release(zone, saleNo));
  }

  void goes(String zone, String saleNo, List<String> epcs) {
    desk.facts(zone, TestZone.crossings(epcs, "exit", Direction.OUT, saleNo));
  }

  OrderView view(String zone, String saleNo) {
    return orders.view(zone, saleNo).orElseThrow();
  }

  /** The guarantee: held, settled, free. */
  String guarantee(String zone) {
    Headroom room = guarantees.headroom(zone, AT);
    return "%d held, %d free".formatted(room.heldFen(), room.headroomFen());
  }

  static void done(ActAnswer answer) {
    assertThat(answer).isInstanceOf(ActAnswer.Done.class);
  }

  static String code(ActAnswer answer) {
    return RetailZone.reason(answer);
  }
}

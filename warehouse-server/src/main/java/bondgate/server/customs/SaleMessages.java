package bondgate.server.customs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the four documents of a sale together: order, payment, waybill and inventory list. */
final class SaleMessages {
  private static final String CHINA = "142";

  private final Enterprises who;
  private final Declaration sale;
  private final Instant now;

  SaleMessages(Enterprises who, Declaration sale, Instant now) {
    this.who = who;
    this.sale = sale;
    this.now = now;
  }

  /** 311. */
  CebMessage order() {
    CebGroup head = begun("OrderHead", MessageKind.CEB311).put("orderType", "I");
    head.put("orderNo", sale.saleNo());
    Enterprises.party(head, "ebp", Optional.of(who.platform()));
    Enterprises.party(head, "ebc", Optional.of(who.seller()));
    DeclaredSums sums = sale.sums();
    head.fen("goodsValue", sums.goodsFen())
        // 运杂费: one figure for freight and insurance, two in waybill and list.
        .fen("freight", sums.freightFen() + sums.insuranceFen())
        .fen("discount", sums.discountFen())
        .fen("taxTotal", sums.taxFen())
        .fen("acturalPaid", sums.paidFen())
        .put("currency", CHINA)
        .put("buyerRegNo", sale.buyer().accountNo());
    buyer(head);
    Enterprises.party(head, "pay", Optional.of(sale.payment().firm()));
    head.put("payTransactionId", sale.payment().transactionId());
    consignee(head);
    List<CebGroup> lines = new ArrayList<>();
    for (DeclaredLine line : sale.lines()) {
      lines.add(orderLine(line, lines.size() + 1));
    }
    return message(MessageKind.CEB311, new CebDocument(head, lines));
  }

  private static CebGroup orderLine(DeclaredLine line, int number) {
    return new CebGroup("OrderList")
        .put("gnum", Integer.toString(number))
        .putUnlessEmpty("itemNo", line.itemNo())
        .put("itemName", line.name())
        .put("gmodel", line.model())
        .put("barCode", line.barCode().orElse("无"))
        .put("unit", line.quantity().unit())
        .number("qty", line.quantity().amount())
        .fen("price", line.priceFen())
        .number("totalPrice", total(line))
        .put("currency", CHINA)
        .put("country", line.originCountry());
  }

  private static BigDecimal total(DeclaredLine line) {
    return BigDecimal.valueOf(line.priceFen(), 2).multiply(line.quantity().amount());
  }

  /** 411. */
  CebMessage payment() {
    DeclaredPayment payment = sale.payment();
    CebGroup head = begun("PaymentHead", MessageKind.CEB411);
    Enterprises.party(head, "pay", Optional.of(payment.firm()));
    head.put("payTransactionId", payment.transactionId()).put("orderNo", sale.saleNo());
    Enterprises.party(head, "ebp", Optional.of(who.platform()));
    head.put("payerIdType", "1")
        .put("payerIdNumber", payment.payerIdNumber())
        .put("payerName", payment.payerName())
        .fen("amountPaid", payment.amountFen())
        .put("currency", CHINA)
        .put("payTime", CustomsTime.second(payment.paidAt()));
    return message(MessageKind.CEB411, new CebDocument(head, List.of()));
  }

  /** 511. */
  CebMessage waybill() {
    DeclaredWaybill waybill = sale.waybill();
    CebGroup head = begun("LogisticsHead", MessageKind.CEB511);
    Enterprises.party(head, "logistics", Optional.of(waybill.firm()));
    head.put("logisticsNo", waybill.waybillNo())
        .put("orderNo", sale.saleNo())
        .fen("freight", sale.sums().freightFen())
        .fen("insuredFee", sale.sums().insuranceFen())
        .put("currency", CHINA)
        .number("weight", BigDecimal.valueOf(waybill.grossGrams(), 3))
        .put("packNo", "1");
    consignee(head);
    return message(MessageKind.CEB511, new CebDocument(head, List.of()));
  }

  /** 621. */
  CebMessage list() {
    CebGroup head = begun("InventoryHead", MessageKind.CEB621).put("orderNo", sale.saleNo());
    Enterprises.party(head, "ebp", Optional.of(who.platform()));
    Enterprises.party(head, "ebc", Optional.of(who.seller()));
    head.put("logisticsNo", sale.waybill().waybillNo());
    Enterprises.party(head, "logistics", Optional.of(sale.waybill().firm()));
    head.put("copNo", MessageIds.copNo(sale.zone(), sale.saleNo(), MessageKind.CEB621.name()))
        .put("assureCode", who.assureCode())
        .put("emsNo", who.bookNo())
        .put("ieFlag", "I")
        .put("declTime", CustomsTime.day(now))
        .put("customsCode", who.office())
        .put("portCode", who.port());
    buyer(head);
    head.put("consigneeAddress", sale.waybill().address());
    Enterprises.party(head, "agent", Optional.of(who.agent()));
    Enterprises.party(head, "area", Optional.of(who.area()));
    head.put("tradeMode", who.tradeMode())
        .put("trafMode", who.trafMode())
        .put("country", CHINA)
        .fen("freight", sale.sums().freightFen())
        .fen("insuredFee", sale.sums().insuranceFen())
        .put("currency", CHINA)
        .put("packNo", "1")
        .number("grossWeight", BigDecimal.valueOf(sale.waybill().grossGrams(), 3))
        .number("netWeight", BigDecimal.valueOf(sale.waybill().netGrams(), 3));
    List<CebGroup> lines = new ArrayList<>();
    for (DeclaredLine line : sale.lines()) {
      lines.add(listLine(line, lines.size() + 1));
    }
    return message(MessageKind.CEB621, new CebDocument(head, lines));
  }

  private static CebGroup listLine(DeclaredLine line, int number) {
    CebGroup group =
        new CebGroup("InventoryList")
            .put("gnum", Integer.toString(number))
            .putUnlessEmpty("itemRecordNo", line.recordNo())
            .putUnlessEmpty("itemNo", line.itemNo())
            .put("itemName", line.name())
            .put("gcode", line.hsCode())
            .put("gname", line.name())
            .put("gmodel", line.model())
            .put("barCode", line.barCode().orElse("无"))
            .put("country", line.originCountry())
            .put("currency", CHINA)
            .number("qty", line.quantity().amount())
            .put("unit", line.quantity().unit())
            .number("qty1", line.legal().amount())
            .put("unit1", line.legal().unit());
    line.second()
        .ifPresent(second -> group.number("qty2", second.amount()).put("unit2", second.unit()));
    return group.fen("price", line.priceFen()).number("totalPrice", total(line));
  }

  private CebGroup begun(String name, MessageKind kind) {
    return begun(name, MessageIds.guid(sale.zone(), sale.saleNo(), kind.name()), now);
  }

  /** What every head begins with: new, and declared. */
  static CebGroup begun(String name, String guid, Instant now) {
    return new CebGroup(name)
        .put("guid", guid)
        .put("appType", "1")
        .put("appTime", CustomsTime.second(now))
        .put("appStatus", "2");
  }

  private void buyer(CebGroup head) {
    head.put("buyerName", sale.buyer().name())
        .put("buyerTelephone", sale.buyer().telephone())
        .put("buyerIdType", "1")
        .put("buyerIdNumber", sale.buyer().idNumber());
  }

  private void consignee(CebGroup head) {
    head.put("consignee", sale.waybill().consignee())
        .put("consigneeTelephone", sale.waybill().telephone())
        .put("consigneeAddress", sale.waybill().address());
  }

  private CebMessage message(MessageKind kind, CebDocument document) {
    return CebMessage.of(kind, document.head().get("guid"), document, who.transfer());
  }
}

package bondgate.server.customs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the sandbox's receipts, each a millisecond after the one before. */
final class SandboxReceipts {
  private final Instant now;
  private long written;

  SandboxReceipts(Instant now) {
    this.now = now;
  }

  private Instant next() {
    written++;
    return now.plusMillis(written);
  }

  /** 清单编号: customs office, year, I, nine digits. */
  String listNo(String office, long serial) {
    return "%s%sI%09d".formatted(office, CustomsTime.day(now).substring(0, 4), serial);
  }

  CebMessage answer(CebMessage about, String status, String info) {
    return answer(about, status, info, "");
  }

  /** The receipt for that message. */
  CebMessage answer(CebMessage about, String status, String info, String listNo) {
    CebGroup head = about.document().head();
    Instant at = next();
    MessageKind kind = receiptOf(about.kind());
    CebGroup group = new CebGroup(group(kind)).put("guid", guid(about, status));
    switch (kind) {
      case CEB312 ->
          group
              .put("ebpCode", head.get("ebpCode"))
              .put("ebcCode", head.get("ebcCode"))
              .put("orderNo", head.get("orderNo"));
      case CEB412 ->
          group
              .put("payCode", head.get("payCode"))
              .put("payTransactionId", head.get("payTransactionId"));
      case CEB512, CEB514 -> waybill(group, head, kind);
      case CEB622, CEB624, CEB626 -> list(group, head, listNo, at);
      case CEB712 ->
          group
              .put("customsCode", head.get("customsCode"))
              .put("operatorCode", head.get("operatorCode"))
              .put("copNo", head.get("copNo"))
              .put("preNo", preNo(head, at));
      default -> throw new IllegalArgumentException("no receipt of kind " + kind);
    }
    group
        .put("returnStatus", status)
        .put("returnTime", CustomsTime.millisecond(at))
        .put("returnInfo", info);
    return CebMessage.receipt(kind, group.get("guid"), List.of(new CebDocument(group, List.of())));
  }

  private static void waybill(CebGroup group, CebGroup head, MessageKind kind) {
    group
        .put("logisticsCode", head.get("logisticsCode"))
        .put("logisticsNo", head.get("logisticsNo"));
    if (kind == MessageKind.CEB514) {
      group.put("logisticsStatus", head.get("logisticsStatus"));
    }
  }

  private static void list(CebGroup group, CebGroup head, String listNo, Instant at) {
    group
        .put("customsCode", head.get("customsCode"))
        .put("ebpCode", head.get("ebpCode"))
        .put("ebcCode", head.get("ebcCode"))
        .put("agentCode", head.get("agentCode"))
        .put("copNo", head.get("copNo"))
        .put("preNo", preNo(head, at))
        .putUnlessEmpty("invtNo", listNo);
  }

  /** 预录入编号: B, the day, nine digits. */
  private static String preNo(CebGroup head, Instant at) {
    byte[] digest =
        MessageIds.sha256(head.get("guid").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    long digits = 0;
    for (int i = 0; i < 4; i++) {
      digits = digits * 256 + (digest[i] & 0xFF);
    }
    return "B%s%09d".formatted(CustomsTime.day(at), digits % 1_000_000_000L);
  }

  /** 816: the tax that the order says was taken, as VAT, divided by value. */
  CebMessage taxBill(CebDocument list, String listNo, BigDecimal tax) {
    Instant at = next();
    CebGroup head = new CebGroup("TaxHeadRd");
    head.put("guid", MessageIds.guid("sandbox", listNo, "CEB816"))
        .put("returnTime", CustomsTime.millisecond(at))
        .put("invtNo", listNo)
        .put("taxNo", listNo + "_0")
        .put("customsTax", "0")
        .number("valueAddedTax", tax)
        .put("consumptionTax", "0")
        .put("status", "1")
        .put("assureCode", list.head().get("assureCode"))
        .put("ebcCode", list.head().get("ebcCode"))
        .put("logisticsCode", list.head().get("logisticsCode"))
        .put("agentCode", list.head().get("agentCode"))
        .put("customsCode", list.head().get("customsCode"));
    return CebMessage.receipt(
        MessageKind.CEB816, head.get("guid"), List.of(new CebDocument(head, lines(list, tax))));
  }

  private static List<CebGroup> lines(CebDocument list, BigDecimal tax) {
    BigDecimal all = BigDecimal.ZERO;
    for (CebGroup line : list.lines()) {
      all = all.add(line.number("totalPrice"));
    }
    List<CebGroup> lines = new ArrayList<>();
    BigDecimal left = tax;
    for (CebGroup line : list.lines()) {
      boolean last = lines.size() == list.lines().size() - 1;
      BigDecimal share =
          last || all.signum() == 0
              ? left
              : tax.multiply(line.number("totalPrice")).divide(all, 2, RoundingMode.DOWN);
      left = left.subtract(share);
      lines.add(
          new CebGroup("TaxListRd")
              .put("gnum", line.get("gnum"))
              .put("gcode", line.get("gcode"))
              .number("taxPrice", line.number("totalPrice"))
              .put("customsTax", "0")
              .number("valueAddedTax", share)
              .put("consumptionTax", "0"));
    }
    return lines;
  }

  /** 900: what was sent is no message. */
  CebMessage malformed(String guid, String type, String why) {
    CebGroup head =
        new CebGroup("MessageReturn")
            .put("guid", MessageIds.guid("sandbox", guid, "CEB900"))
            .put("returnStatus", "-1")
            .put("returnInfo", why)
            .put("returnTime", CustomsTime.millisecond(next()))
            .put("oriCopMsgId", guid)
            .put("oriMessageType", type)
            .put("oriBizMessage", "");
    return CebMessage.receipt(
        MessageKind.CEB900, head.get("guid"), List.of(new CebDocument(head, List.of())));
  }

  private static String guid(CebMessage about, String status) {
    return MessageIds.guid("sandbox", about.guid(), "receipt " + status);
  }

  private static MessageKind receiptOf(MessageKind kind) {
    for (MessageKind receipt : MessageKind.values()) {
      if (ReceiptRules.about(receipt).filter(about -> about == kind).isPresent()) {
        return receipt;
      }
    }
    throw new IllegalArgumentException("nothing answers to " + kind);
  }

  private static String group(MessageKind receipt) {
    return switch (receipt) {
      case CEB312 -> "OrderReturn";
      case CEB412 -> "PaymentReturn";
      case CEB512 -> "LogisticsReturn";
      case CEB514 -> "LogisticsStatusReturn";
      case CEB622 -> "InventoryReturn";
      case CEB624 -> "InvtCancelReturn";
      case CEB626 -> "InvtRefundReturn";
      case CEB712 -> "DeliveryReturn";
      default -> throw new IllegalArgumentException("no receipt: " + receipt);
    };
  }

  /** The receipt with a message number of its own. */
  static CebMessage numbered(CebMessage receipt, long number) {
    return CebMessage.receipt(
        receipt.kind(),
        MessageIds.guid("sandbox", Long.toString(number), receipt.guid()),
        receipt.documents());
  }
}

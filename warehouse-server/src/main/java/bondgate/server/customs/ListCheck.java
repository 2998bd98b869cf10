package bondgate.server.customs;

import java.util.List;

/** What customs compares between an inventory list and the other documents of its sale. */
final class ListCheck {
  private static final List<String> BUYER =
      List.of("buyerIdType", "buyerIdNumber", "buyerName", "buyerTelephone");

  private final FieldTable table;

  ListCheck(FieldTable table) {
    this.table = table;
  }

  /** All that is wrong with the list. */
  List<Finding> check(CebDocument order, CebGroup waybill, CebDocument list) {
    Comparison comparison = new Comparison();
    compare(comparison, order, waybill, list);
    return comparison.findings();
  }

  private void compare(
      Comparison comparison, CebDocument order, CebGroup waybill, CebDocument list) {
    CebGroup head = list.head();
    comparison.numbers(
        "CEB621", "InventoryHead", head, order.head(), List.of("orderNo", "ebpCode", "ebcCode"));
    comparison.numbers(
        "CEB621", "InventoryHead", head, waybill, List.of("logisticsNo", "logisticsCode"));
    for (String element : BUYER) {
      comparison.personal(
          FindingCode.BUYER_DIFFERS,
          "CEB621",
          "InventoryHead/" + element,
          element,
          element,
          head,
          order.head());
    }
    comparison.personal(
        FindingCode.CONSIGNEE_DIFFERS,
        "CEB621",
        "InventoryHead/consigneeAddress",
        "consigneeAddress",
        "consigneeAddress",
        head,
        order.head());
    comparison.same(
        FindingCode.FREIGHT_DIFFERS,
        "CEB621",
        "InventoryHead/freight",
        head.number("freight"),
        waybill.number("freight"));
    comparison.same(
        FindingCode.INSURANCE_DIFFERS,
        "CEB621",
        "InventoryHead/insuredFee",
        head.number("insuredFee"),
        waybill.number("insuredFee"));
    weights(comparison, head);
    assurer(comparison, head);
    mode(comparison, list);
    lines(comparison, order, list);
  }

  private static void weights(Comparison comparison, CebGroup head) {
    if (head.number("netWeight").compareTo(head.number("grossWeight")) > 0) {
      comparison.add(
          FindingCode.WEIGHT,
          "CEB621",
          "InventoryHead/netWeight",
          head.get("netWeight"),
          "at most " + head.get("grossWeight"));
    }
  }

  private static void assurer(Comparison comparison, CebGroup head) {
    List<String> may =
        List.of(
            head.get("ebpCode"),
            head.get("ebcCode"),
            head.get("logisticsCode"),
            head.get("agentCode"));
    if (!may.contains(head.get("assureCode"))) {
      comparison.add(
          FindingCode.ASSURER,
          "CEB621",
          "InventoryHead/assureCode",
          head.get("assureCode"),
          "the code of platform, seller, logistics firm or declarant");
    }
  }

  /** What depends on where the goods come from. */
  private void mode(Comparison comparison, CebDocument list) {
    boolean bonded = list.head().get("tradeMode").equals("1210");
    marks(comparison, list.head(), "InventoryHead", bonded);
    for (int i = 0; i < list.lines().size(); i++) {
      marks(comparison, list.lines().get(i), "InventoryList[%d]".formatted(i + 1), bonded);
    }
    if (bonded && !list.head().get("country").equals("142")) {
      comparison.add(
          FindingCode.FIXED_VALUE,
          "CEB621",
          "InventoryHead/country",
          list.head().get("country"),
          "142");
    }
  }

  private void marks(Comparison comparison, CebGroup group, String where, boolean bonded) {
    for (Field field : table.group(group.name())) {
      boolean there = !group.get(field.name()).isEmpty();
      String element = where + "/" + field.name();
      if (bonded && field.is(Field.Mark.BONDED) && !there) {
        comparison.add(
            FindingCode.BONDED_MISSING, "CEB621", element, "nothing", field.type().form());
      } else if (bonded && field.is(Field.Mark.DIRECT) && there) {
        comparison.add(
            FindingCode.BONDED_EXTRA, "CEB621", element, group.get(field.name()), "nothing");
      } else if (!bonded && field.is(Field.Mark.DIRECT) && !there) {
        comparison.add(
            FindingCode.DIRECT_MISSING, "CEB621", element, "nothing", field.type().form());
      }
    }
  }

  private static void lines(Comparison comparison, CebDocument order, CebDocument list) {
    if (order.lines().size() != list.lines().size()) {
      comparison.add(
          FindingCode.LINE_DIFFERS,
          "CEB621",
          "InventoryList",
          list.lines().size() + " lines",
          order.lines().size() + " lines");
      return;
    }
    for (int i = 0; i < list.lines().size(); i++) {
      CebGroup line = list.lines().get(i);
      CebGroup ordered = order.lines().get(i);
      String where = "InventoryList[%d]/".formatted(i + 1);
      comparison.total("CEB621", "InventoryList", i + 1, line);
      comparison.text(
          FindingCode.LINE_DIFFERS, where + "gname", line.get("gname"), ordered.get("itemName"));
      for (String element : List.of("gnum", "unit", "country")) {
        comparison.text(
            FindingCode.LINE_DIFFERS, where + element, line.get(element), ordered.get(element));
      }
      for (String element : List.of("qty", "price", "totalPrice")) {
        comparison.same(
            FindingCode.LINE_DIFFERS,
            "CEB621",
            where + element,
            line.number(element),
            ordered.number(element));
      }
    }
  }
}

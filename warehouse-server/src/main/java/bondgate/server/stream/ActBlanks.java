package bondgate.server.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The fields of acts that may be left out. Reading is strict about missing fields, so these are
 * filled in as {@code null} before; every other field must be there.
 */
final class ActBlanks {
  private static final Map<String, List<String>> MAY_LACK =
      Map.ofEntries(
          Map.entry("registerItem", List.of("details")),
          Map.entry("lodgeGuarantee", List.of("priority", "validFrom", "assureCode")),
          Map.entry("amendGuarantee", List.of("amountFen", "validUntil")),
          Map.entry("recordSale", List.of("releasedOn", "assessedTaxFen")),
          Map.entry("settleTaxRun", List.of("reason")),
          Map.entry("eraseOpenings", List.of("path")),
          Map.entry("openEpoch", List.of("publicKey")),
          Map.entry("approveGatePass", List.of("levyFen", "byCustoms")),
          Map.entry("declareGatePass", List.of("billNo", "parts", "sales")),
          Map.entry("openAccountBook", List.of("validUntil")),
          Map.entry(
              "acceptDocument",
              List.of(
                  "bookNo",
                  "declared",
                  "counterZone",
                  "counterBook",
                  "customsNo",
                  "reason",
                  "assessedTaxFen",
                  "happenedAt")),
          Map.entry("recordStockTake", List.of("bookNo", "happenedAt")),
          Map.entry("takeBack", List.of("bookNo", "happenedAt")),
          Map.entry("reportStep", List.of("paperNo", "reason", "parts", "happenedAt")),
          Map.entry("closeYear", List.of("bookNo")),
          Map.entry(
              "offerForSale",
              List.of(
                  "validFrom", "contentAmountE3", "contentUnit", "grossGrams", "toleranceGrams")),
          Map.entry("openSalesPoint", List.of("approval")),
          Map.entry("placeOrder", List.of("till", "identityVerifiedBy")),
          Map.entry("releaseOrder", List.of("assessedTaxFen")),
          Map.entry("placeControl", List.of("target", "buyer", "from", "until")),
          Map.entry("destroyPieces", List.of("happenedAt")),
          Map.entry("commissionTag", List.of("expiresOn", "tid")),
          Map.entry("returnOrder", List.of("appliedOn")));

  private static final Map<String, List<String>> PARTS_MAY_LACK =
      Map.of(
          "details",
          List.of(
              "specification",
              "origin",
              "firstLegalUnit",
              "firstLegalFactorE5",
              "secondLegalUnit",
              "secondLegalFactorE5",
              "tariffPpm",
              "vatPpm",
              "consumptionPpm"),
          "lines",
          List.of("from", "to"),
          "lists",
          List.of("taxNo"));

  private ActBlanks() {}

  static boolean mayLack(String act, String field) {
    return MAY_LACK.getOrDefault(act, List.of()).contains(field);
  }

  static boolean mayLack(String act, String part, String field) {
    return MAY_LACK.containsKey(act)
        && PARTS_MAY_LACK.getOrDefault(part, List.of()).contains(field);
  }

  /** Fills in what may be left out, of an act and of its parts. */
  static void fill(JsonNode act) {
    String name = act.path("act").asText("");
    if (act instanceof ObjectNode node && MAY_LACK.containsKey(name)) {
      fill(node, MAY_LACK.get(name));
      PARTS_MAY_LACK.forEach(
          (part, fields) -> {
            JsonNode child = node.path(part);
            if (child instanceof ObjectNode object) {
              fill(object, fields);
            }
            if (child.isArray()) {
              for (JsonNode element : child) {
                if (element instanceof ObjectNode object) {
                  fill(object, fields);
                }
              }
            }
          });
    }
  }

  private static void fill(ObjectNode node, List<String> fields) {
    for (String field : fields) {
      if (!node.has(field)) {
        node.putNull(field);
      }
    }
  }
}

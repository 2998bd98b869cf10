package bondgate.server.stream;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What anybody may read of each act in the public log, and what is sealed there: one decision for
 * each component. Open is what customs checks: who acts, quantities, tags, items, codes, days and
 * the numbers of papers. Sealed is what is commercial (values, taxes, amounts), each text in which
 * a person could be named, and each reference to a person.
 *
 * <p>An act or component without a decision fails here instead of becoming public.
 */
final class ActSeals {
  /** Why a field is sealed. */
  enum Kind {
    /** A value, a tax or an amount. */
    COMMERCIAL,
    /** A text that a person writes. */
    FREE_TEXT,
    /**
     * A reference to a person, which says nothing without a key. His annual quota follows from it,
     * and nobody could audit that without: so it is sealed, and never erased.
     */
    REFERENCE
  }

  private static final Map<Class<? extends Record>, Decision> TABLE =
      Map.ofEntries(
          Map.entry(
              ZoneAct.RegisterItem.class,
              open("id", "actor", "item", "hsCode", "unit", "details")
                  .commercial("unitValueFen", "fullTaxFen", "cbecTaxFen")
                  .freeText("nameZh", "nameEn")),
          // The rates are the tariff's, the same for everybody.
          Map.entry(
              ItemFacts.class,
              open("origin", "firstLegalUnit", "firstLegalFactorE5", "secondLegalUnit")
                  .andOpen("secondLegalFactorE5", "tariffPpm", "vatPpm", "consumptionPpm")
                  .freeText("specification")),
          Map.entry(
              LodgeGuarantee.class,
              open("id", "actor", "instrument", "kind", "validUntil", "priority", "validFrom")
                  .andOpen("assureCode")
                  .commercial("amountFen")),
          Map.entry(
              AmendGuarantee.class,
              open("id", "actor", "instrument", "amendmentNo", "validUntil")
                  .commercial("amountFen")),
          Map.entry(KeepMessages.class, open("id", "actor", "messages")),
          // The digest of what holds a person's number.
          Map.entry(KeepMessages.Message.class, open("way", "number", "kind").reference("digest")),
          Map.entry(MoveHolds.class, open("id", "actor", "document", "instrument")),
          Map.entry(
              RecordTaxPaid.class,
              open("id", "actor", "document", "taxBill", "paidOn").commercial("taxFen")),
          Map.entry(
              SettleTaxRun.class,
              open("id", "actor", "runNo", "paidOn", "lists")
                  .commercial("totalFen")
                  .freeText("reason")),
          Map.entry(
              SettleTaxRun.Part.class,
              open("document", "basis", "taxNo").commercial("taxFen", "heldFen")),
          Map.entry(ZoneAct.AcceptInboundList.class, open("id", "actor", "listNo", "lines")),
          Map.entry(ZoneAct.AcceptInboundList.Line.class, open("item", "epcs")),
          Map.entry(
              ApproveGatePass.class,
              open("id", "actor", "passNo", "epcs", "byCustoms").commercial("levyFen")),
          Map.entry(
              PassAct.DeclareGatePass.class,
              open("id", "actor", "number", "cargo", "papers", "billNo", "parts")
                  .andOpen("sales", "grossGrams", "netGrams")),
          Map.entry(PassAct.DeclareGatePass.Sold.class, open("saleNo", "epcs")),
          Map.entry(PassAct.DeclareGatePass.Part.class, open("line", "quantityE5")),
          Map.entry(
              PassAct.HearGatePass.class,
              open("id", "actor", "passNo", "word", "paperNo", "happenedAt")),
          Map.entry(
              PassAct.CompareGatePass.class,
              open("id", "actor", "passNo", "passed", "differences")),
          Map.entry(PassAct.CompareGatePass.Difference.class, open("epc", "kind")),
          Map.entry(
              RecordSale.class,
              open("id", "actor", "saleNo", "customsReleaseRef", "epcs", "releasedOn")
                  .commercial("assessedTaxFen")),
          Map.entry(ZoneAct.EnrolDevice.class, open("id", "actor", "device", "publicKey")),
          Map.entry(
              OpenEpoch.class,
              open("id", "actor", "device", "epoch", "publicKey").freeText("reason")),
          Map.entry(RevokeKey.class, open("id", "actor", "device", "keyId").freeText("reason")),
          Map.entry(
              ZoneAct.AcknowledgeAlarm.class, open("id", "actor", "alarmId").freeText("outcome")),
          Map.entry(
              EraseOpenings.class, open("id", "actor", "leafIndex", "path").freeText("reason")),
          Map.entry(
              BookAct.OpenAccountBook.class,
              open("id", "actor", "bookNo", "enterprise", "validUntil")),
          Map.entry(
              BookAct.AcceptDocument.class,
              open("id", "actor", "bookNo", "kind", "number", "declared", "counterZone")
                  .andOpen("counterBook", "customsNo", "lines", "happenedAt")
                  .commercial("assessedTaxFen")
                  .freeText("reason")),
          Map.entry(BookAct.AcceptDocument.Line.class, open("item", "quantity", "from", "to")),
          Map.entry(
              BookAct.RecordStockTake.class,
              open("id", "actor", "bookNo", "number", "place", "counts", "happenedAt")),
          Map.entry(StockCount.class, open("item", "counted")),
          Map.entry(
              BookAct.TakeBack.class,
              open("id", "actor", "bookNo", "kind", "number", "original", "parts", "happenedAt")
                  .freeText("reason")),
          Map.entry(DocumentPart.class, open("line", "quantity")),
          Map.entry(
              BookAct.ReportStep.class,
              open("id", "actor", "document", "step", "paperNo", "parts", "happenedAt")
                  .freeText("reason")),
          Map.entry(BookAct.CloseYear.class, open("id", "actor", "bookNo", "year")),
          Map.entry(BookAct.ReturnFromDisplay.class, open("id", "actor", "number", "epcs")),
          Map.entry(
              GoodsAct.DestroyPieces.class,
              open("id", "actor", "number", "customsNo", "epcs", "happenedAt").freeText("reason")),
          Map.entry(
              GoodsAct.CommissionTag.class,
              open("id", "actor", "epc", "item", "lot", "expiresOn", "tid")),
          Map.entry(
              OfferForSale.class,
              open("id", "actor", "item", "validFrom", "contentAmountE3", "contentUnit")
                  .andOpen("grossGrams", "toleranceGrams")
                  .commercial("priceFen")),
          Map.entry(
              SaleAct.OpenSalesPoint.class,
              open("id", "actor", "point", "insideSpecialArea", "approval")),
          Map.entry(PickUpApproval.class, open("docNo", "validFrom", "validTo").freeText("issuer")),
          Map.entry(
              SaleAct.PlaceOrder.class,
              open("id", "actor", "saleNo", "point", "till", "channel", "epcs")
                  .andOpen("identityVerifiedBy", "noticeVersion", "noticeAcceptedAt")
                  .commercial("goodsFen", "freightFen", "insuranceFen", "taxFen")
                  .reference("buyer")),
          Map.entry(
              SaleAct.PayOrder.class,
              open("id", "actor", "saleNo", "paymentNo", "provider", "payerCheck", "paidAt")
                  .commercial("amountFen")),
          Map.entry(
              SaleAct.ReleaseOrder.class,
              open("id", "actor", "saleNo", "customsReleaseRef", "releasedOn")
                  .commercial("assessedTaxFen")),
          Map.entry(SaleAct.RefuseOrder.class, open("id", "actor", "saleNo", "code")),
          Map.entry(SaleAct.CancelOrder.class, open("id", "actor", "saleNo", "reason")),
          Map.entry(
              SaleAct.RefundOrder.class,
              open("id", "actor", "saleNo", "refundNo").commercial("amountFen")),
          Map.entry(
              ControlAct.PlaceControl.class,
              open("id", "actor", "orderNo", "kind", "target", "reason", "from", "until")
                  .freeText("text")
                  .reference("buyer")),
          Map.entry(
              ControlAct.LiftControl.class, open("id", "actor", "orderNo").freeText("outcome")),
          Map.entry(SaleAct.ReturnOrder.class, open("id", "actor", "saleNo", "epcs", "appliedOn")),
          Map.entry(
              DecideReturn.class,
              open("id", "actor", "saleNo", "returnLeaf", "attempt", "accepted", "code")
                  .andOpen("decidedOn")));

  private ActSeals() {}

  /**
   * The sealed components of an act, or of a part of one, each with the reason.
   *
   * @throws IllegalStateException if a component has no decision, or more than one
   */
  static Map<String, Kind> of(Class<? extends Record> type) {
    Decision decision = TABLE.get(type);
    if (decision == null) {
      throw new IllegalStateException(
          type.getName() + " has no row in the table of what is sealed; decide there");
    }
    Set<String> components = new TreeSet<>();
    Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .forEach(components::add);
    Set<String> decided = new HashSet<>(decision.open());
    decided.addAll(decision.sealed().keySet());
    int decisions = decision.open().size() + decision.sealed().size();
    if (!decided.equals(components) || decisions != components.size()) {
      throw new IllegalStateException(
          "%s has components %s, each sealed or open; the table decides %s and %s"
              .formatted(type.getName(), components, decision.open(), decision.sealed()));
    }
    return decision.sealed();
  }

  private static Decision open(String... names) {
    return new Decision(List.of(names), Map.of());
  }

  /** What is open and what is sealed. */
  private record Decision(List<String> open, Map<String, Kind> sealed) {
    Decision andOpen(String... names) {
      List<String> all = new ArrayList<>(open);
      all.addAll(List.of(names));
      return new Decision(all, sealed);
    }

    Decision commercial(String... names) {
      return with(Kind.COMMERCIAL, names);
    }

    Decision freeText(String... names) {
      return with(Kind.FREE_TEXT, names);
    }

    Decision reference(String... names) {
      return with(Kind.REFERENCE, names);
    }

    private Decision with(Kind kind, String... names) {
      Map<String, Kind> all = new HashMap<>(sealed);
      for (String name : names) {
        all.put(name, kind);
      }
      return new Decision(open, all);
    }
  }
}

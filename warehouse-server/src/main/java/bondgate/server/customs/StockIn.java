package bondgate.server.customs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * 入库明细 — parcels from abroad that came into a supervised place (711; for goods that are not from a
 * bonded warehouse).
 *
 * @param keeper who runs the place
 * @param trafMode mode of transport over the border
 * @param trafNo means of transport
 * @param voyageNo its voyage
 * @param billNo the master bill
 * @param logistics the logistics firm
 * @param waybills the parcels' waybill numbers
 */
public record StockIn(
    Party keeper,
    String trafMode,
    String trafNo,
    String voyageNo,
    String billNo,
    Party logistics,
    List<String> waybills) {

  /** With a copy of the waybills. */
  public StockIn {
    waybills = List.copyOf(waybills);
  }

  CebMessage message(Enterprises who, String guid, String copNo, Instant now) {
    CebGroup head =
        SaleMessages.begun("DeliveryHead", guid, now)
            .put("customsCode", who.office())
            .put("copNo", copNo)
            .put("operatorCode", keeper.code())
            .put("operatorName", keeper.name())
            .put("ieFlag", "I")
            .put("trafMode", trafMode)
            .put("trafNo", trafNo)
            .put("voyageNo", voyageNo)
            .put("billNo", billNo)
            .put("logisticsCode", logistics.code())
            .put("logisticsName", logistics.name());
    List<CebGroup> lines = new ArrayList<>();
    for (String waybill : waybills) {
      lines.add(
          new CebGroup("DeliveryList")
              .put("gnum", Integer.toString(lines.size() + 1))
              .put("logisticsNo", waybill));
    }
    return CebMessage.of(MessageKind.CEB711, guid, new CebDocument(head, lines), who.transfer());
  }
}

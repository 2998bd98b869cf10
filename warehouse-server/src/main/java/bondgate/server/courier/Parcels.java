package bondgate.server.courier;

import bondgate.server.secret.PersonalSeal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parcels: from the order to the signature of who receives them. Each step takes effect once.
 */
@ApplicationScoped
public class Parcels {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OPEN = " AND p.cancelled_at IS NULL AND p.customs_told_at IS NULL";
  private static final String ONE = " WHERE zone = ? AND sale_no = ?";

  private final ParcelRows rows;
  private final PersonalSeal seal;
  private final CourierFirm firm;

  @Inject
  Parcels(ParcelRows rows, PersonalSeal seal, CourierFirm firm) {
    this.rows = rows;
    this.seal = seal;
    this.firm = firm;
  }

  /** Keeps to whom the goods of an order go; once. */
  public void keep(ParcelOrder order, Instant at) {
    try {
      rows.update(
          "INSERT INTO courier_parcel (zone, sale_no, sealed, gross_grams, kept_since)"
              + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          order.zone(),
          order.saleNo(),
          seal.seal(place(order.zone(), order.saleNo()), JSON.writeValueAsBytes(order.consignee())),
          order.grossGrams(),
          at);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own types can always be written", e);
    }
  }

  /** Whether exactly this is kept of the order. */
  public boolean isKept(ParcelOrder order) {
    return consignee(order.zone(), order.saleNo()).equals(Optional.of(order.consignee()))
        && view(order.zone(), order.saleNo())
            .filter(parcel -> parcel.grossGrams() == order.grossGrams())
            .isPresent();
  }

  /** Forgets to whom goods should go that were not ordered. */
  public void forget(String zone, String saleNo) {
    rows.update("DELETE FROM courier_parcel" + ONE + " AND waybill_no IS NULL", zone, saleNo);
  }

  /**
   * Erases to whom those parcels went that have ended before then, at most so many; the parcels
   * stay, because no waybill number is used again.
   *
   * @return how many
   */
  public int erase(String zone, Instant endedBefore, int most, Instant now) {
    return rows.update(
        "UPDATE courier_parcel SET sealed = NULL, erased_at = ? WHERE (zone, sale_no) IN"
            + " (SELECT zone, sale_no FROM courier_parcel WHERE zone = ? AND sealed IS NOT NULL"
            + " AND coalesce(cancelled_at, delivered_at) < ?"
            + " AND (cancelled_at IS NOT NULL OR customs_told_at IS NOT NULL)"
            + " ORDER BY coalesce(cancelled_at, delivered_at) LIMIT ?)",
        now,
        zone,
        endedBefore,
        most);
  }

  /** To whom it goes; empty if there is no parcel of that order, or it was erased. */
  public Optional<Consignee> consignee(String zone, String saleNo) {
    return rows.sealed(zone, saleNo)
        .map(
            bytes -> {
              try {
                return JSON.readValue(seal.open(place(zone, saleNo), bytes), Consignee.class);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** The parcel of an order. */
  public Optional<ParcelView> view(String zone, String saleNo) {
    return rows.views(" WHERE p.zone = ? AND p.sale_no = ?", zone, saleNo).stream().findFirst();
  }

  /**
   * The parcels that somebody has still something to do with, by number, after that one: a page.
   */
  public List<ParcelView> open(String zone, String afterSaleNo, int most) {
    return rows.views(
        " WHERE p.zone = ? AND p.sale_no > ?" + OPEN + " ORDER BY p.sale_no LIMIT ?",
        zone,
        afterSaleNo,
        most);
  }

  /**
   * Those of them that have a waybill: first what is not packed, the oldest before; then what is,
   * the latest before, because that stands nearest to the gate.
   */
  public List<ParcelView> booked(String zone, int most) {
    return rows.views(
        " WHERE p.zone = ? AND p.waybill_no IS NOT NULL"
            + OPEN
            + " ORDER BY p.packed_at DESC NULLS FIRST, p.kept_since, p.sale_no LIMIT ?",
        zone,
        most);
  }

  /**
   * The waybill number of a parcel; the courier is asked for it the first time.
   *
   * @return empty if there is no such parcel, or it will never go
   * @throws CourierUnreachableException if there is no number now
   */
  public Optional<String> book(String zone, String saleNo, Instant now)
      throws CourierUnreachableException {
    Optional<ParcelView> parcel = view(zone, saleNo).filter(view -> !view.cancelled());
    if (parcel.isEmpty() || parcel.get().waybillNo().isPresent()) {
      return parcel.flatMap(ParcelView::waybillNo);
    }
    Consignee consignee = consignee(zone, saleNo).orElseThrow();
    String waybillNo =
        firm.book(new ParcelOrder(zone, saleNo, consignee, parcel.get().grossGrams()));
    // A crash here: the courier is asked again, by the same number of the order.
    rows.update(
        "UPDATE courier_parcel SET waybill_no = ?, booked_at = ?" + ONE + " AND waybill_no IS NULL",
        waybillNo,
        now,
        zone,
        saleNo);
    return view(zone, saleNo).flatMap(ParcelView::waybillNo);
  }

  /**
   * A tag is put into a parcel.
   *
   * @param pieces the tags of the order: exactly these make the parcel
   */
  public ScanResult scan(
      String zone, String saleNo, String epc, Set<String> pieces, String by, Instant now) {
    Optional<ParcelView> parcel = view(zone, saleNo);
    if (parcel.isEmpty() || parcel.get().cancelled() || parcel.get().waybillNo().isEmpty()) {
      return new ScanResult.NothingToPack();
    }
    if (!pieces.contains(epc)) {
      return new ScanResult.Wrong();
    }
    int added =
        rows.update(
            "INSERT INTO courier_scan (zone, sale_no, epc, scanned_at, scanned_by)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            zone,
            saleNo,
            epc,
            now,
            by);
    int missing = pieces.size() - view(zone, saleNo).orElseThrow().scanned().size();
    if (missing == 0) {
      // Again after a crash between scan and this: the last tag is scanned once more.
      rows.update(
          "UPDATE courier_parcel SET packed_at = ?, packed_by = ?" + ONE + " AND packed_at IS NULL",
          now,
          by,
          zone,
          saleNo);
    }
    return added == 0 ? new ScanResult.Again() : new ScanResult.Taken(missing);
  }

  /** When the courier says it was signed for; empty while it says nothing, or was not asked. */
  public Optional<Instant> signedAt(ParcelView parcel, Instant handedOverAt, Instant now)
      throws CourierUnreachableException {
    return parcel.waybillNo().isPresent()
        ? firm.signedAt(parcel.waybillNo().get(), handedOverAt, now)
        : Optional.empty();
  }

  /** It was signed for 签收, by the word of the courier or of our staff; once. */
  public boolean delivered(String zone, String saleNo, Instant at, String by) {
    return rows.update(
            "UPDATE courier_parcel SET delivered_at = ?, delivered_by = ?"
                + ONE
                + " AND delivered_at IS NULL AND cancelled_at IS NULL AND waybill_no IS NOT NULL",
            at,
            by,
            zone,
            saleNo)
        == 1;
  }

  /** Customs has that it was signed for: there is nothing more to do. */
  public void customsTold(String zone, String saleNo, Instant now) {
    rows.update(
        "UPDATE courier_parcel SET customs_told_at = ?" + ONE + " AND delivered_at IS NOT NULL",
        now,
        zone,
        saleNo);
  }

  /**
   * It will never go: its order ended without a sale.
   *
   * @throws CourierUnreachableException if the courier could not be told
   */
  public void cancel(ParcelView parcel, Instant now) throws CourierUnreachableException {
    if (parcel.waybillNo().isPresent()) {
      firm.cancel(parcel.waybillNo().get());
    }
    rows.update(
        "UPDATE courier_parcel SET cancelled_at = ?" + ONE + " AND delivered_at IS NULL",
        now,
        parcel.zone(),
        parcel.saleNo());
  }

  private static String place(String zone, String saleNo) {
    return "courier_parcel/" + zone + "/" + saleNo;
  }
}

package bondgate.server.courier;

import java.time.Instant;
import java.util.Optional;

/**
 * 快递企业 — the port to who carries parcels. A firm's own interface is an adapter of this; there is
 * none yet but the sandbox.
 */
interface CourierFirm {
  /**
   * Asks for a waybill number 运单号.
   *
   * @throws CourierUnreachableException if there is none now
   */
  String book(ParcelOrder order) throws CourierUnreachableException;

  /**
   * Says that a parcel does not come.
   *
   * @throws CourierUnreachableException if the firm could not be told
   */
  void cancel(String waybillNo) throws CourierUnreachableException;

  /**
   * When it was signed for 签收; empty while it was not.
   *
   * @param handedOverAt when it left the warehouse
   * @throws CourierUnreachableException if the firm does not say
   */
  Optional<Instant> signedAt(String waybillNo, Instant handedOverAt, Instant now)
      throws CourierUnreachableException;
}

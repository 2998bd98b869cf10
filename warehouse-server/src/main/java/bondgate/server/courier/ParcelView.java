package bondgate.server.courier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A parcel, without to whom it goes.
 *
 * @param keptSince since when we know of it
 * @param waybillNo the courier's number, once it was asked for one
 * @param scanned the tags that were scanned into it, in their order
 * @param packedAt when the last of them was
 * @param deliveredAt when it was signed for
 * @param customsTold whether customs has that
 * @param cancelled whether it will never go
 */
public record ParcelView(
    String zone,
    String saleNo,
    long grossGrams,
    Instant keptSince,
    Optional<String> waybillNo,
    List<String> scanned,
    Optional<Instant> packedAt,
    Optional<Instant> deliveredAt,
    boolean customsTold,
    boolean cancelled) {
  /** Takes a copy. */
  public ParcelView {
    scanned = List.copyOf(scanned);
  }
}

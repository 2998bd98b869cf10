package bondgate.server.sale;

import bondgate.server.control.Controls;
import bondgate.server.control.OpenControls;
import bondgate.server.fence.OpenPermit;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of the tags on a tray, or of the pieces of a parcel, whether they can be sold now. */
@ApplicationScoped
public class Basket {
  private final Goods goods;
  private final Positions positions;
  private final Permits permits;
  private final Prices prices;
  private final Reservations reservations;
  private final Controls controls;

  @Inject
  Basket(
      Goods goods,
      Positions positions,
      Permits permits,
      Prices prices,
      Reservations reservations,
      Controls controls) {
    this.controls = controls;
    this.goods = goods;
    this.positions = positions;
    this.permits = permits;
    this.prices = prices;
    this.reservations = reservations;
  }

  /** What lies on a till's tray, at that time. */
  public BasketCheck check(String zone, List<String> epcs, Instant at) {
    return check(zone, epcs, Channel.PICK_UP, at);
  }

  /**
   * The same for a channel: what goes by courier may also lie in the warehouse.
   *
   * @param epcs each once
   */
  @Transactional
  public BasketCheck check(String zone, List<String> epcs, Channel channel, Instant at) {
    if (epcs.isEmpty()) {
      return new BasketCheck(List.of());
    }
    Map<String, TaggedPiece> known = goods.pieces(zone, epcs);
    Set<String> codes = known.values().stream().map(TaggedPiece::item).collect(Collectors.toSet());
    Facts facts =
        new Facts(
            channel,
            at,
            controls.open(zone),
            goods.items(zone, codes),
            prices.at(zone, codes, at),
            positions.of(zone, epcs),
            permits.open(zone, epcs),
            reservations.of(zone, epcs));
    return new BasketCheck(
        epcs.stream()
            .map(
                epc ->
                    known.containsKey(epc)
                        ? facts.check(known.get(epc))
                        : new TagCheck.UnknownTag(epc))
            .toList());
  }

  /** All that is known of the pieces. */
  private record Facts(
      Channel channel,
      Instant at,
      OpenControls controls,
      Map<String, Item> items,
      Map<String, Price> prices,
      Map<String, Standing> standings,
      Map<String, OpenPermit> permits,
      Map<String, Reservations.Reservation> reserved) {
    TagCheck check(TaggedPiece piece) {
      String epc = piece.epc();
      Standing standing = standings.get(epc);
      if (standing == null || standing.place() == Place.STREET) {
        return new TagCheck.AlreadySold(epc, piece.item());
      }
      Optional<String> order = controls.piece(epc, piece.item(), piece.document(), at);
      if (order.isPresent() || standing.place() == Place.INVESTIGATION) {
        return new TagCheck.UnderControl(epc, piece.item(), order);
      }
      Reservations.Reservation taken = reserved.get(epc);
      if (taken != null) {
        return taken.released()
            ? new TagCheck.AlreadySold(epc, piece.item())
            : new TagCheck.Reserved(epc, piece.item(), taken.saleNo());
      }
      if (permits.containsKey(epc)) {
        return new TagCheck.Reserved(epc, piece.item(), permits.get(epc).document());
      }
      if (!maySellFrom(standing.place())) {
        return new TagCheck.NotHere(epc, piece.item(), standing.place());
      }
      Price price = prices.get(piece.item());
      return price == null
          ? new TagCheck.NoPrice(epc, piece.item())
          : new TagCheck.ForSale(epc, items.get(piece.item()), price, standing.place());
    }

    private boolean maySellFrom(Place place) {
      return switch (place) {
        case CENTRE -> true;
        case WAREHOUSE -> channel == Channel.COURIER;
        case ABROAD, STREET, INVESTIGATION, DESTROYED -> false;
      };
    }
  }
}

package bondgate.server.sale;

import bondgate.server.goods.Place;
import java.time.LocalDate;
import java.util.Optional;

/** Whether the piece with a tag may come back now, as {@link OrderReturns} decides it. */
public sealed interface ReturnCheck {
  /** The tag. */
  String epc();

  /**
   * A piece that somebody bought.
   *
   * @param release when customs released its order, and until when it may come back; empty before
   *     that, and for what came back
   */
  record Sold(String epc, String item, String saleNo, Optional<Release> release) {}

  /** The day of a release in China, and what follows from it. */
  record Release(LocalDate on, ReturnWindow window) {}

  /** The tag is none of ours. */
  record UnknownTag(String epc) implements ReturnCheck {}

  /** Its piece is ours, and nobody bought it here. */
  record NotSold(String epc, String item) implements ReturnCheck {}

  /**
   * Customs holds it.
   *
   * @param order number of the control order
   */
  record UnderControl(String epc, String item, String order) implements ReturnCheck {}

  /** An order of ours has or had it. */
  sealed interface OfAnOrder extends ReturnCheck {
    /** Which. */
    Sold sold();

    @Override
    default String epc() {
      return sold().epc();
    }
  }

  /**
   * It may.
   *
   * @param priceFen that goes back with {@code taxFen}
   * @param gone whether it left; if not, its permit ends
   */
  record MayComeBack(Sold sold, long priceFen, long taxFen, boolean gone) implements OfAnOrder {
    /** Price and tax together. */
    public long backFen() {
      return Math.addExact(priceFen, taxFen);
    }
  }

  /** Customs has not released its order: it is cancelled, not returned. */
  record NotReleased(Sold sold) implements OfAnOrder {}

  /** It came back before, by that leaf. */
  record ReturnedBefore(Sold sold, long leafIndex) implements OfAnOrder {}

  /** The return is not applied for in time. */
  record TooLate(Sold sold) implements OfAnOrder {}

  /** Applied for in time, and back too late. */
  record ArrivesTooLate(Sold sold) implements OfAnOrder {}

  /** The day of the application is still to come. */
  record AppliedInFuture(Sold sold) implements OfAnOrder {}

  /** By the fence's word it is neither where it was released nor gone by its permit. */
  record Elsewhere(Sold sold, Place place) implements OfAnOrder {}
}

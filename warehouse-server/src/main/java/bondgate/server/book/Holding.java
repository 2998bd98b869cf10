package bondgate.server.book;

import bondgate.server.goods.Place;
import bondgate.server.ledger.Account.Limit;
import java.util.Optional;

/**
 * The chart of accounts of an item: the pairs of customs status and place that make sense. Each is
 * one account of pieces and, beside it, one of their value in fen. All but the sources refuse to
 * give more than they have.
 *
 * <p>Not every status makes sense at every place: bonded stock lies in the warehouse, in the centre
 * goods are on display and stand under the guarantee; what is missing is missing at the place where
 * it should be; what is destroyed is nowhere.
 */
public enum Holding {
  /** 区外: announced, or sent back abroad. Stands below 0 by what came in. */
  ABROAD(CustomsStatus.OUTSIDE, Place.ABROAD, 100, Limit.NONE),
  /** Another account book, here or in another zone 转入/转出. */
  OTHER_BOOK(CustomsStatus.OUTSIDE, null, 110, Limit.NONE),
  /** Where a surplus comes from: nobody knows yet. */
  FOUND(CustomsStatus.OUTSIDE, null, 120, Limit.NONE),
  /** Repacking: where the ingredients go and the product comes from 换包装/组套. */
  CONVERTED(CustomsStatus.OUTSIDE, null, 130, Limit.NONE),
  /** 保税仓. */
  WAREHOUSE(CustomsStatus.BONDED, Place.WAREHOUSE, 200, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** 体验中心. */
  CENTRE(CustomsStatus.ON_DISPLAY, Place.CENTRE, 300, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Left its place through an opening without a permit. */
  INVESTIGATION(
      CustomsStatus.UNDER_INVESTIGATION,
      Place.INVESTIGATION,
      400,
      Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Not found in the warehouse by a stock-take 盘亏. */
  MISSING_WAREHOUSE(
      CustomsStatus.UNDER_INVESTIGATION,
      Place.INVESTIGATION,
      410,
      Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Not found in the centre by a stock-take 盘亏. */
  MISSING_CENTRE(
      CustomsStatus.UNDER_INVESTIGATION,
      Place.INVESTIGATION,
      420,
      Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Found in the warehouse beyond the book 盘盈. */
  SURPLUS_WAREHOUSE(
      CustomsStatus.SURPLUS, Place.WAREHOUSE, 510, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Found in the centre beyond the book 盘盈. */
  SURPLUS_CENTRE(CustomsStatus.SURPLUS, Place.CENTRE, 520, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** A sample that customs took, or goods that it detained 取样/扣留. */
  CUSTOMS_HELD(CustomsStatus.CUSTOMS_HELD, null, 600, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** Released and gone. */
  STREET(CustomsStatus.RELEASED, Place.STREET, 700, Limit.NONE),
  /** 已销毁. */
  DESTROYED(CustomsStatus.DESTROYED, null, 800, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
  /** 短少核销. */
  WRITTEN_OFF(CustomsStatus.WRITTEN_OFF, null, 900, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);

  private final CustomsStatus status;
  private final Place place;
  private final int code;
  private final Limit limit;

  Holding(CustomsStatus status, Place place, int code, Limit limit) {
    this.status = status;
    this.place = place;
    this.code = code;
    this.limit = limit;
  }

  /** What customs takes such goods for. */
  public CustomsStatus status() {
    return status;
  }

  /** Where such goods are; empty if nobody could go and look. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /** Number in the chart of accounts, from 100; the account of the value has 1000 more. */
  public int code() {
    return code;
  }

  Limit limit() {
    return limit;
  }

  /** The account of the same place. */
  static Holding of(Place place) {
    return valueOf(place.name());
  }
}

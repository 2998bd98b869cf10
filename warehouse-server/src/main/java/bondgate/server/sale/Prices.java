package bondgate.server.sale;

import bondgate.server.goods.Goods;
import bondgate.server.sale.OrderRefusal.Code;
import bondgate.server.tax.Content;
import bondgate.server.tax.ContentUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The retail prices of each zone's items, each from a time on. */
@ApplicationScoped
public class Prices {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final String COLUMNS =
      "item, valid_from, price_fen, content_e3, content_unit, gross_grams, tolerance_grams,"
          + " leaf_index";

  private final OrderStore store;
  private final Goods goods;

  @Inject
  Prices(OrderStore store, Goods goods) {
    this.store = store;
    this.goods = goods;
  }

  /**
   * A price as it is stated.
   *
   * @param validFrom empty: from the act on
   * @param contentE3 thousandths of the unit in one piece
   * @param contentUnit one of {@link ContentUnit#codes()}
   * @param weight of one piece
   */
  public record Offer(
      String item,
      long priceFen,
      Optional<Instant> validFrom,
      OptionalLong contentE3,
      Optional<String> contentUnit,
      Optional<PieceWeight> weight) {
    /** To the microsecond, which is what the database keeps. */
    public Offer {
      validFrom = validFrom.map(from -> from.truncatedTo(ChronoUnit.MICROS));
    }
  }

  /** Offers an item for sale, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public OrderResult offer(String zone, Offer offer, long leafIndex, Instant at) {
    if (goods.item(zone, offer.item()).isEmpty()) {
      return new OrderResult.Refused(
          Code.ITEM_UNKNOWN, offer.item(), "an item of the goods master");
    }
    Instant from = offer.validFrom().orElse(at);
    Optional<Row> earlier = row(zone, offer.item(), from);
    if (earlier.isPresent()) {
      return earlier.get().price().equals(price(offer, from))
          ? new OrderResult.DoneBefore(earlier.get().leafIndex())
          : new OrderResult.Refused(
              Code.PRICE_IS_OTHERWISE,
              "%s at %s from %s".formatted(offer.item(), words(price(offer, from)), from),
              "%s, by leaf %d".formatted(words(earlier.get().price()), earlier.get().leafIndex()));
    }
    if (from.isBefore(at)) {
      return new OrderResult.Refused(Code.PRICE_IN_THE_PAST, from, at + " or later");
    }
    store.update(
        "INSERT INTO sale_price (zone, item, valid_from, price_fen, content_e3, content_unit,"
            + " gross_grams, tolerance_grams, leaf_index, offered_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        offer.item(),
        from,
        offer.priceFen(),
        offer.contentE3().isPresent() ? (Object) offer.contentE3().getAsLong() : null,
        offer.contentUnit().orElse(null),
        offer.weight().map(PieceWeight::grossGrams).orElse(null),
        offer.weight().map(PieceWeight::toleranceGrams).orElse(null),
        leafIndex,
        at);
    return OrderResult.Done.NOTHING_LEAVES;
  }

  /** The prices of those items at that time; an item without one has no entry. */
  @Transactional
  public Map<String, Price> at(String zone, Collection<String> items, Instant at) {
    Map<String, Price> prices = new HashMap<>();
    store
        .query(
            "SELECT DISTINCT ON (item) "
                + COLUMNS
                + " FROM sale_price WHERE zone = ? AND item = ANY (?)"
                + " AND valid_from <= ? ORDER BY item, valid_from DESC",
            Prices::row,
            zone,
            items,
            at)
        .forEach(row -> prices.put(row.price().item(), row.price()));
    return prices;
  }

  /** All prices of an item, the latest first. */
  @Transactional
  public List<Price> of(String zone, String item) {
    return store
        .query(
            "SELECT "
                + COLUMNS
                + " FROM sale_price WHERE zone = ? AND item = ? ORDER BY valid_from DESC",
            Prices::row,
            zone,
            item)
        .stream()
        .map(Row::price)
        .toList();
  }

  private Optional<Row> row(String zone, String item, Instant from) {
    return store
        .query(
            "SELECT " + COLUMNS + " FROM sale_price WHERE zone = ? AND item = ? AND valid_from = ?",
            Prices::row,
            zone,
            item,
            from)
        .stream()
        .findFirst();
  }

  private record Row(Price price, long leafIndex) {}

  private static Row row(ResultSet row) throws SQLException {
    String unit = row.getString("content_unit");
    Optional<Content> content =
        unit == null ? Optional.empty() : Optional.of(content(row.getLong("content_e3"), unit));
    return new Row(
        new Price(
            row.getString("item"),
            OrderStore.instant(row, "valid_from"),
            row.getLong("price_fen"),
            content,
            weight(row)),
        row.getLong("leaf_index"));
  }

  private static Optional<PieceWeight> weight(ResultSet row) throws SQLException {
    long grossGrams = row.getLong("gross_grams");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new PieceWeight(grossGrams, row.getLong("tolerance_grams")));
  }

  /** What a person sees first of two statements that differ. */
  private static String words(Price price) {
    String weight =
        price
            .weight()
            .map(w -> ", %d g ± %d g".formatted(w.grossGrams(), w.toleranceGrams()))
            .orElse("");
    return price.priceFen() + " fen" + weight;
  }

  private static Price price(Offer offer, Instant from) {
    return new Price(
        offer.item(),
        from,
        offer.priceFen(),
        offer.contentUnit().map(unit -> content(offer.contentE3().orElseThrow(), unit)),
        offer.weight());
  }

  private static Content content(long amountE3, String unit) {
    return new Content(
        BigDecimal.valueOf(amountE3).divide(THOUSAND).stripTrailingZeros(),
        ContentUnit.ofCode(unit).orElseThrow());
  }
}

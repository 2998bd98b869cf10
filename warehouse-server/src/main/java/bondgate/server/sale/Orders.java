package bondgate.server.sale;

import bondgate.server.tax.QuoteLine;
import bondgate.server.tax.QuoteRequest;
import bondgate.server.tax.QuoteResult;
import bondgate.server.tax.TaxQuotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The orders as they stand, for pages and for who carries them on. */
@ApplicationScoped
public class Orders {
  private static final String OPEN = "s.stage IN ('PLACED', 'PAID', 'REFUND_DUE')";

  private final OrderStore store;
  private final TaxQuotes taxes;
  private final Quotas quotas;
  private final SalesPoints points;
  private final String tradeMode;

  @Inject
  Orders(
      OrderStore store,
      TaxQuotes taxes,
      Quotas quotas,
      SalesPoints points,
      @ConfigProperty(name = "bondgate.sale.trade-mode", defaultValue = "1210") String tradeMode) {
    this.store = store;
    this.taxes = taxes;
    this.quotas = quotas;
    this.points = points;
    this.tradeMode = tradeMode;
  }

  /** The order of that number, with all its parts. */
  @Transactional
  public Optional<OrderView> view(String zone, String saleNo) {
    return views(zone, " WHERE o.zone = ? AND o.sale_no = ?", zone, saleNo).stream().findFirst();
  }

  /** Those of these numbers that are orders. */
  @Transactional
  public Set<String> known(String zone, Collection<String> saleNos) {
    return Set.copyOf(
        store.query(
            "SELECT sale_no FROM sale_order WHERE zone = ? AND sale_no = ANY (?)",
            row -> row.getString(1),
            zone,
            List.copyOf(saleNos)));
  }

  /**
   * A piece that was of an order, from its leaf on, and until that of what freed it.
   *
   * @param freedLeaf empty: it is of the order still, or left with it
   */
  public record Ordered(String epc, long placedLeaf, OptionalLong freedLeaf) {}

  private static OptionalLong freed(long leaf, boolean isNot) {
    return isNot ? OptionalLong.empty() : OptionalLong.of(leaf);
  }

  /** The pieces of a buyer's orders, by his reference, the newest first; at most so many. */
  @Transactional
  public List<Ordered> ofBuyer(String zone, String buyer, int limit) {
    return store.query(
        "SELECT p.epc, o.leaf_index, p.freed_leaf FROM sale_order o"
            + " JOIN sale_piece p ON p.zone = o.zone AND p.sale_no = o.sale_no"
            + " WHERE o.zone = ? AND o.buyer = ? ORDER BY o.leaf_index DESC, p.epc LIMIT ?",
        row -> new Ordered(row.getString(1), row.getLong(2), freed(row.getLong(3), row.wasNull())),
        zone,
        buyer,
        limit);
  }

  /**
   * The orders of a till whose shopper may still stand there: what is open, and what was released,
   * or whose money went back, since then; the latest last.
   */
  @Transactional
  public List<OrderView> recentAt(String zone, String till, Instant since) {
    return views(
        zone,
        " WHERE o.zone = ? AND s.zone = ? AND s.till = ? AND ("
            + OPEN
            + " OR (s.stage IN ('RELEASED', 'REFUNDED') AND s.since >= ?)) ORDER BY s.since, o.id",
        zone,
        zone,
        till,
        since);
  }

  /**
   * The orders that wait for somebody since before then: for money, for customs, or for their money
   * to go back; those that wait longest first.
   */
  @Transactional
  public List<OrderView> hanging(String zone, Instant before) {
    return views(
        zone,
        " WHERE o.zone = ? AND s.zone = ? AND s.since < ? AND ("
            + OPEN
            + " OR s.refund_due_fen > 0) ORDER BY s.since, o.id",
        zone,
        zone,
        before);
  }

  /** What an order waits for. */
  public enum Waiting {
    /** The shopper's payment. */
    FOR_MONEY,
    /** Customs' release. */
    FOR_CUSTOMS,
    /** His money is to go back. */
    FOR_MONEY_BACK
  }

  /** How many orders wait, by what they wait for; what nobody waits for is left out. */
  @Transactional
  public Map<Waiting, Long> waiting(String zone) {
    Map<Waiting, Long> found = new EnumMap<>(Waiting.class);
    store.query(
        "SELECT s.stage, count(*) FROM sale_state s WHERE s.zone = ? AND "
            + OPEN
            + " GROUP BY s.stage",
        row -> found.put(waiting(Stage.valueOf(row.getString(1))), row.getLong(2)),
        zone);
    return found;
  }

  private static Waiting waiting(Stage stage) {
    return switch (stage) {
      case PLACED -> Waiting.FOR_MONEY;
      case PAID -> Waiting.FOR_CUSTOMS;
      default -> Waiting.FOR_MONEY_BACK;
    };
  }

  /** Whether goods may be picked up at that sales point on that day in China. */
  @Transactional
  public boolean mayPickUp(String zone, String point, LocalDate day) {
    return points.find(zone, point).map(found -> found.mayPickUp(day)).orElse(false);
  }

  /**
   * The tax of a basket for a buyer on that day in China, with what he used of the year before.
   *
   * @param basket with something for sale
   * @param buyer reference to the buyer; empty while nobody knows who buys: then nothing is used
   * @param freightFen of the whole order, from 0
   * @param insuranceFen of the whole order, from 0
   * @throws IllegalArgumentException if nothing is for sale
   */
  @Transactional
  public QuoteResult quote(
      String zone,
      BasketCheck basket,
      Optional<String> buyer,
      long freightFen,
      long insuranceFen,
      LocalDate day) {
    long usedFen = buyer.map(who -> quotas.used(zone, who, day.getYear()).totalFen()).orElse(0L);
    List<QuoteLine> lines =
        BasketLine.of(basket.forSale()).stream().map(BasketLine::toQuote).toList();
    return taxes.quote(new QuoteRequest(day, tradeMode, freightFen, insuranceFen, usedFen, lines));
  }

  private List<OrderView> views(String zone, String condition, Object... values) {
    return WholeOrders.read(store, zone, store.heads(condition, values));
  }
}

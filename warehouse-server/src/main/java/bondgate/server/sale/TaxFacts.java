package bondgate.server.sale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the sale knows of the tax of documents beside what is held for them. */
@ApplicationScoped
public class TaxFacts {
  private final OrderStore store;

  @Inject
  TaxFacts(OrderStore store) {
    this.store = store;
  }

  /**
   * Of one document.
   *
   * @param statedFen customs' figure, if it was stated with the list, in fen
   * @param returns how many returns were taken back
   * @param lastReturn when the last of them was with which tax came back: one of goods without tax
   *     leaves the bill as it is
   */
  public record OfDocument(OptionalLong statedFen, int returns, Optional<Instant> lastReturn) {
    /** Nothing was stated, and nothing came back. */
    public static final OfDocument NOTHING =
        new OfDocument(OptionalLong.empty(), 0, Optional.empty());
  }

  private record Back(String saleNo, int times, Optional<Instant> last) {}

  private record Stated(String document, long fen) {}

  /** Of each of those documents; one of which nothing is known is left out. */
  @Transactional
  public Map<String, OfDocument> of(String zone, Collection<String> documents) {
    List<String> numbers = List.copyOf(documents);
    Map<String, OfDocument> facts = new HashMap<>();
    store
        .query(
            "SELECT document, assessed_fen FROM retail_list_tax"
                + " WHERE zone = ? AND document = ANY (?)",
            row -> new Stated(row.getString(1), row.getLong(2)),
            zone,
            numbers)
        .forEach(
            one ->
                facts.put(
                    one.document(),
                    new OfDocument(OptionalLong.of(one.fen()), 0, Optional.empty())));
    store
        .query(
            "SELECT s.sale_no, count(*), max(s.at) FILTER (WHERE EXISTS (SELECT FROM sale_piece p"
                + " WHERE p.zone = s.zone AND p.sale_no = s.sale_no"
                + " AND p.returned_leaf = s.leaf_index AND p.tax_fen > 0)) AS last FROM sale_step s"
                + " WHERE s.zone = ? AND s.sale_no = ANY (?) AND s.event = 'RETURNED'"
                + " GROUP BY s.sale_no",
            row ->
                new Back(
                    row.getString(1),
                    row.getInt(2),
                    Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant)),
            zone,
            numbers)
        .forEach(
            one ->
                facts.put(
                    one.saleNo(), new OfDocument(OptionalLong.empty(), one.times(), one.last())));
    return facts;
  }
}

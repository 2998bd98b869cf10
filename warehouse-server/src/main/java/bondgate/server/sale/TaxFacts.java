package bondgate.server.sale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
   * @param lastReturn when the last of them was
   */
  public record OfDocument(OptionalLong statedFen, int returns, Optional<Instant> lastReturn) {
    /** Nothing was stated, and nothing came back. */
    public static final OfDocument NOTHING =
        new OfDocument(OptionalLong.empty(), 0, Optional.empty());
  }

  private record Back(String saleNo, int times, Instant last) {}

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
            "SELECT sale_no, count(*), max(at) AS last FROM sale_step"
                + " WHERE zone = ? AND sale_no = ANY (?) AND event = 'RETURNED' GROUP BY sale_no",
            row -> new Back(row.getString(1), row.getInt(2), OrderStore.instant(row, "last")),
            zone,
            numbers)
        .forEach(
            one ->
                facts.put(
                    one.saleNo(),
                    new OfDocument(OptionalLong.empty(), one.times(), Optional.of(one.last()))));
    return facts;
  }
}

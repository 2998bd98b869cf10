package bondgate.server.book;

import bondgate.server.goods.Place;
import bondgate.server.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 盘点 — what was counted, against the book. A difference is never adjusted: what is missing goes to
 * 待查, what is too much to 溢余, and both stay there until customs decides (see {@link
 * DocumentKind#SHORTAGE} and {@link DocumentKind#OVERAGE}).
 */
@ApplicationScoped
public class StockTakes {
  private final Documents documents;
  private final DocumentStore store;
  private final Ledger ledger;

  @Inject
  StockTakes(Documents documents, DocumentStore store, Ledger ledger) {
    this.documents = documents;
    this.store = store;
    this.ledger = ledger;
  }

  /** So many pieces of an item were counted, from 0; surplus ones of an earlier count included. */
  public record Count(String item, long counted) {}

  private record Difference(Count count, long onBook) {}

  /**
   * Takes a count onto the book by act {@code leafIndex}.
   *
   * @param head the document without lines
   * @param place where was counted: the warehouse or the centre
   */
  @Transactional(TxType.MANDATORY)
  public DocumentResult record(
      String zone, BookDocument head, Place place, List<Count> counts, long leafIndex, Instant at) {
    List<String> parts = new ArrayList<>(List.of(head.digest(), place.name()));
    counts.forEach(count -> parts.add(count.toString()));
    String digest = DocumentDigest.of(parts);
    Optional<DocumentResult> earlier = documents.repeated(zone, head.number(), digest);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    boolean warehouse = place == Place.WAREHOUSE;
    Holding there = warehouse ? Holding.WAREHOUSE : Holding.CENTRE;
    Holding missing = warehouse ? Holding.MISSING_WAREHOUSE : Holding.MISSING_CENTRE;
    Holding surplus = warehouse ? Holding.SURPLUS_WAREHOUSE : Holding.SURPLUS_CENTRE;
    List<Difference> differences = new ArrayList<>();
    List<BookDocument.Line> lines = new ArrayList<>();
    for (Count count : counts) {
      long onBook =
          pieces(zone, head.bookNo(), count.item(), there)
              + pieces(zone, head.bookNo(), count.item(), surplus);
      differences.add(new Difference(count, onBook));
      long off = count.counted() - onBook;
      if (off < 0) {
        lines.add(new BookDocument.Line(count.item(), -off, there, missing));
      } else if (off > 0) {
        lines.add(new BookDocument.Line(count.item(), off, Holding.FOUND, surplus));
      }
    }
    DocumentResult result =
        documents.enter(zone, head.with(lines), digest, List.of(), leafIndex, at);
    if (result instanceof DocumentResult.Accepted) {
      remember(zone, head.number(), place, differences);
    }
    return result;
  }

  private void remember(String zone, String number, Place place, List<Difference> differences) {
    DocumentRow document = store.find(zone, number).orElseThrow();
    for (Difference difference : differences) {
      CountRow row = new CountRow();
      row.documentId = document.id;
      row.item = difference.count().item();
      row.place = place;
      row.onBook = difference.onBook();
      row.counted = difference.count().counted();
      row.persist();
    }
  }

  private long pieces(String zone, String bookNo, String item, Holding holding) {
    return ledger.balance(BookAccount.pieces(zone, bookNo, item, holding)).net();
  }
}

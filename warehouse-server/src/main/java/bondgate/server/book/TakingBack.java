package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 更正 and 退货 — documents that go an earlier one's lines the other way. Nothing written is changed:
 * the earlier entries stay, and these name them.
 */
@ApplicationScoped
public class TakingBack {
  private final Documents documents;
  private final DocumentStore store;

  @Inject
  TakingBack(Documents documents, DocumentStore store) {
    this.documents = documents;
    this.store = store;
  }

  /** So many pieces of that line of the earlier document. */
  public record Part(int line, long quantity) {}

  /**
   * Accepts a correction or return by act {@code leafIndex}.
   *
   * @param head the document without lines; names the original
   */
  @Transactional(TxType.MANDATORY)
  public DocumentResult accept(
      String zone, BookDocument head, List<Part> parts, long leafIndex, Instant at) {
    Optional<DocumentRow> original = store.find(zone, head.original());
    List<DocumentLineRow> rows = original.map(store::lines).orElse(List.of());
    List<BookDocument.Line> lines = new ArrayList<>();
    for (Part part : parts) {
      Optional<DocumentLineRow> row =
          rows.stream().filter(found -> found.lineNo == part.line()).findFirst();
      if (row.isEmpty()) {
        return new DocumentResult.OriginalUnknown(
            head.original(),
            original.isEmpty()
                ? "a document of book " + head.bookNo()
                : "its lines 1 to %d; not line %d".formatted(rows.size(), part.line()));
      }
      lines.add(
          new BookDocument.Line(
              row.get().item,
              part.quantity(),
              row.get().toHolding,
              row.get().fromHolding,
              part.line()));
    }
    return documents.accept(zone, head.with(lines), leafIndex, at);
  }
}

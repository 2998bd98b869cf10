package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of an account book, to be looked at. */
@ApplicationScoped
public class DocumentReading {
  private final DocumentStore store;

  @Inject
  DocumentReading(DocumentStore store) {
    this.store = store;
  }

  /**
   * A document and how it stands.
   *
   * @param evidence leaf of the act that handed it in
   */
  public record Head(
      String bookNo,
      DocumentKind kind,
      String number,
      DocumentState state,
      boolean declared,
      String counter,
      String original,
      String customsNo,
      String reason,
      String by,
      long evidence,
      Instant happenedAt,
      Instant recordedAt) {}

  /** One line, and how much of it passed the gate. */
  public record Line(
      int no,
      String item,
      long quantity,
      long valueFen,
      Holding from,
      Holding to,
      int originalLine,
      long passed) {}

  /** What happened to it. */
  public record Step(
      DocumentStep step,
      String paperNo,
      String by,
      long evidence,
      Instant happenedAt,
      Instant recordedAt) {}

  /** What a stock-take counted of an item. */
  public record Count(String item, long onBook, long counted) {}

  /** Everything about a document. */
  public record Whole(
      Head head,
      List<Line> lines,
      List<Step> steps,
      List<Count> counts,
      List<String> takenBackBy) {}

  /** The book's documents, newest first, at most {@code limit}; of one kind, or of all. */
  @Transactional
  public List<Head> list(String zone, String bookNo, Optional<DocumentKind> kind, int limit) {
    List<DocumentRow> rows =
        kind.isPresent()
            ? DocumentRow.<DocumentRow>find(
                    "zone = ?1 and bookNo = ?2 and kind = ?3 order by id desc",
                    zone,
                    bookNo,
                    kind.get())
                .page(0, limit)
                .list()
            : DocumentRow.<DocumentRow>find(
                    "zone = ?1 and bookNo = ?2 order by id desc", zone, bookNo)
                .page(0, limit)
                .list();
    return rows.stream().map(this::head).toList();
  }

  /** The document of that number. */
  @Transactional
  public Optional<Whole> find(String zone, String number) {
    return store.find(zone, number).map(this::whole);
  }

  /** The numbers of those of a kind that are reserved still (预核扣), the newest first. */
  @Transactional
  public List<String> preDeducted(String zone, DocumentKind kind) {
    return DocumentRow.<DocumentRow>list(
            "from DocumentRow d where d.zone = ?1 and d.kind = ?2 and not exists (select s.id from"
                + " DocumentStepRow s where s.documentId = d.id and s.step in ?3)"
                + " order by d.id desc",
            zone,
            kind,
            DocumentState.ENDING)
        .stream()
        .filter(row -> DocumentState.of(row, List.of()) == DocumentState.PRE_DEDUCTED)
        .map(row -> row.docNo)
        .toList();
  }

  private Head head(DocumentRow row) {
    return new Head(
        row.bookNo,
        row.kind,
        row.docNo,
        store.state(row),
        row.declared,
        (row.counterZone + " " + row.counterBook).strip(),
        row.originalNo,
        row.customsNo,
        row.reason,
        row.actor,
        row.leafIndex,
        row.happenedAt,
        row.recordedAt);
  }

  private Whole whole(DocumentRow row) {
    Map<Integer, Long> passed = store.passed(row);
    List<Line> lines =
        store.lines(row).stream()
            .map(
                line ->
                    new Line(
                        line.lineNo,
                        line.item,
                        line.quantity,
                        line.valueFen,
                        line.fromHolding,
                        line.toHolding,
                        line.originalLine,
                        passed.getOrDefault(line.lineNo, 0L)))
            .toList();
    List<Step> steps =
        store.steps(row).stream()
            .map(
                step ->
                    new Step(
                        step.step,
                        step.paperNo,
                        step.actor,
                        step.leafIndex,
                        step.happenedAt,
                        step.recordedAt))
            .toList();
    List<Count> counts =
        CountRow.<CountRow>list("documentId = ?1 order by item", row.id).stream()
            .map(count -> new Count(count.item, count.onBook, count.counted))
            .toList();
    List<String> takenBackBy =
        DocumentRow.<DocumentRow>list(
                "zone = ?1 and originalNo = ?2 order by id", row.zone, row.docNo)
            .stream()
            .map(later -> later.docNo)
            .toList();
    return new Whole(head(row), lines, steps, counts, takenBackBy);
  }
}

package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a correction or a return may take back of the document that it names. */
@ApplicationScoped
class Originals {
  /** What is taken back by a document of its own kind the other way, because value moved too. */
  private static final Set<DocumentKind> BY_ANOTHER =
      EnumSet.of(
          DocumentKind.CONVERSION,
          DocumentKind.BOOK_TRANSFER,
          DocumentKind.RETAIL_LIST,
          DocumentKind.CUSTOMER_RETURN);

  private final DocumentStore store;
  private final BookSettings settings;

  @Inject
  Originals(DocumentStore store, BookSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** The first refusal, if the document names another one and does not fit it. */
  Optional<DocumentResult.Refusal> check(String zone, BookDocument asked, Instant at) {
    if (!asked.kind().needsOriginal()) {
      return Optional.empty();
    }
    Optional<DocumentRow> original = store.find(zone, asked.original());
    if (original.isEmpty() || !original.get().bookNo.equals(asked.bookNo())) {
      return unknown(asked, "a document of book " + asked.bookNo());
    }
    if (asked.kind() == DocumentKind.CUSTOMER_RETURN) {
      if (original.get().kind != DocumentKind.RETAIL_LIST) {
        return unknown(asked, "a retail list");
      }
      Optional<DocumentResult.Refusal> late = late(original.get(), at);
      return late.isPresent() ? late : left(asked, original.get());
    }
    if (BY_ANOTHER.contains(original.get().kind)) {
      return unknown(asked, "a document that a correction can take back; this one needs its own");
    }
    return left(asked, original.get());
  }

  private Optional<DocumentResult.Refusal> late(DocumentRow original, Instant at) {
    Instant since =
        store.steps(original).stream()
            .filter(row -> row.step == DocumentStep.DEDUCTED)
            .map(row -> row.recordedAt)
            .findFirst()
            .orElse(original.recordedAt);
    return at.isAfter(since.plus(Duration.ofDays(settings.returnDays())))
        ? Optional.of(new DocumentResult.TooLate(original.docNo, since, settings.returnDays()))
        : Optional.empty();
  }

  private Optional<DocumentResult.Refusal> left(BookDocument asked, DocumentRow original) {
    Map<Integer, Long> left = DocumentCase.of(store, original).effective();
    store
        .takenBack(original, asked.kind())
        .forEach((line, pieces) -> left.merge(line, -pieces, Long::sum));
    List<DocumentLineRow> lines = store.lines(original);
    for (BookDocument.Line line : asked.lines()) {
      boolean fits =
          lines.stream()
              .anyMatch(
                  row ->
                      row.lineNo == line.originalLine()
                          && row.item.equals(line.item())
                          && row.fromHolding == line.to()
                          && row.toHolding == line.from());
      if (!fits) {
        return unknown(asked, "its line %d the other way".formatted(line.originalLine()));
      }
      long now = left.merge(line.originalLine(), -line.quantity(), Long::sum);
      if (now < 0) {
        return Optional.of(
            new DocumentResult.ExceedsOriginal(
                asked.original(), line.originalLine(), line.quantity(), now + line.quantity()));
      }
    }
    return Optional.empty();
  }

  private static Optional<DocumentResult.Refusal> unknown(BookDocument asked, String expected) {
    return Optional.of(new DocumentResult.OriginalUnknown(asked.original(), expected));
  }
}

package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of documents, and what they add up to. */
@ApplicationScoped
class DocumentStore {
  Optional<DocumentRow> find(String zone, String number) {
    return DocumentRow.<DocumentRow>find("zone = ?1 and docNo = ?2", zone, number)
        .firstResultOptional();
  }

  List<DocumentLineRow> lines(DocumentRow document) {
    return DocumentLineRow.list("documentId = ?1 order by lineNo", document.id);
  }

  List<DocumentStepRow> steps(DocumentRow document) {
    return DocumentStepRow.list("documentId = ?1 order by id", document.id);
  }

  /** Pieces that passed the gate, by line. */
  Map<Integer, Long> passed(DocumentRow document) {
    Map<Integer, Long> passed = new HashMap<>();
    PassedLineRow.<PassedLineRow>list("documentId = ?1", document.id)
        .forEach(row -> passed.merge(row.lineNo, row.quantity, Long::sum));
    return passed;
  }

  DocumentState state(DocumentRow document) {
    return DocumentState.of(document, steps(document));
  }

  /** What later documents of that kind already took back of each line. */
  Map<Integer, Long> takenBack(DocumentRow original, DocumentKind kind) {
    Map<Integer, Long> taken = new HashMap<>();
    List<DocumentRow> later =
        DocumentRow.list(
            "zone = ?1 and originalNo = ?2 and kind = ?3", original.zone, original.docNo, kind);
    for (DocumentRow document : later) {
      if (state(document) != DocumentState.WITHDRAWN) {
        lines(document).forEach(row -> taken.merge(row.originalLine, row.quantity, Long::sum));
      }
    }
    return taken;
  }

  DocumentRow write(
      String zone,
      BookDocument asked,
      String digest,
      List<Long> valuesFen,
      long leafIndex,
      Instant at) {
    DocumentRow row = new DocumentRow();
    row.zone = zone;
    row.bookNo = asked.bookNo();
    row.kind = asked.kind();
    row.docNo = asked.number();
    row.contentSha256 = digest;
    row.declared = asked.declared();
    row.counterZone = asked.counterZone();
    row.counterBook = asked.counterBook();
    row.originalNo = asked.original();
    row.customsNo = asked.customsNo();
    row.reason = asked.reason();
    row.actor = asked.by();
    row.leafIndex = leafIndex;
    row.happenedAt = asked.happenedAt();
    row.recordedAt = at;
    row.persist();
    for (int i = 0; i < asked.lines().size(); i++) {
      BookDocument.Line line = asked.lines().get(i);
      DocumentLineRow lineRow = new DocumentLineRow();
      lineRow.documentId = row.id;
      lineRow.lineNo = i + 1;
      lineRow.item = line.item();
      lineRow.quantity = line.quantity();
      lineRow.valueFen = valuesFen.get(i);
      lineRow.fromHolding = line.from();
      lineRow.toHolding = line.to();
      lineRow.originalLine = line.originalLine();
      lineRow.persist();
    }
    return row;
  }
}

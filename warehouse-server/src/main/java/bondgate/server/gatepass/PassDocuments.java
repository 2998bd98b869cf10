package bondgate.server.gatepass;

import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookDocument;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentResult;
import bondgate.server.book.Documents;
import bondgate.server.book.Holding;
import bondgate.server.book.PlannedMove;
import bondgate.server.ledger.Transfer;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The document by which a display pass of customs moves the book: a line for each item. */
@ApplicationScoped
class PassDocuments {
  private final Documents documents;
  private final AccountBooks books;
  private final SliceSql sql;

  @Inject
  PassDocuments(Documents documents, AccountBooks books, AgroalDataSource database) {
    this.documents = documents;
    this.books = books;
    this.sql = new SliceSql(database, "pieces of display passes");
  }

  /** Reserves all pieces together with the holds; empty if it did. */
  Optional<GatePassResult> accept(
      String zone,
      GatePasses.Application asked,
      List<PlannedMove> moves,
      List<Transfer> holds,
      long leafIndex,
      Instant at) {
    List<BookDocument.Line> lines = new ArrayList<>();
    items(moves)
        .forEach(
            (item, epcs) ->
                lines.add(
                    new BookDocument.Line(item, epcs.size(), Holding.WAREHOUSE, Holding.CENTRE)));
    DocumentResult result =
        documents.accept(
            zone,
            new BookDocument(
                books.defaultBook(),
                DocumentKind.DISPLAY_OUT,
                asked.passNo(),
                true,
                "",
                "",
                "",
                "",
                "",
                lines,
                asked.actor(),
                at),
            holds,
            leafIndex,
            at);
    if (result instanceof DocumentResult.Refusal refusal) {
      return Optional.of(new GatePassResult.NotAccepted(refusal));
    }
    return result instanceof DocumentResult.AcceptedBefore before
        ? Optional.of(new GatePassResult.IsOtherwise(asked.passNo(), before.leafIndex()))
        : Optional.empty();
  }

  private static Map<String, List<String>> items(List<PlannedMove> moves) {
    Map<String, List<String>> items = new TreeMap<>();
    moves.forEach(
        move -> items.computeIfAbsent(move.item(), item -> new ArrayList<>()).add(move.epc()));
    return items;
  }

  /** Keeps which piece is of which line. */
  void remember(String zone, String passNo, List<PlannedMove> moves) {
    int line = 0;
    for (List<String> epcs : items(moves).values()) {
      line++;
      sql.update(
          "INSERT INTO gate_pass_piece (zone, pass_no, epc, line_no)"
              + " SELECT ?, ?, e, ? FROM unnest(?::text[]) AS t(e)",
          zone,
          passNo,
          line,
          epcs.toArray(String[]::new));
    }
  }
}

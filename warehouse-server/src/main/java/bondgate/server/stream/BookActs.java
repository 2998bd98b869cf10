package bondgate.server.stream;

import bondgate.server.book.AccountBook;
import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookDocument;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentStep;
import bondgate.server.book.DocumentSteps;
import bondgate.server.book.Documents;
import bondgate.server.book.OpenBookResult;
import bondgate.server.book.StepResult;
import bondgate.server.book.StockTakes;
import bondgate.server.book.TakingBack;
import bondgate.server.book.YearClosings;
import bondgate.server.gatepass.DisplayReturns;
import bondgate.server.goods.Destroyed;
import bondgate.server.goods.Place;
import bondgate.server.ledger.Voucher;
import bondgate.server.sale.RetailListResult;
import bondgate.server.sale.RetailLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The acts about the account book: each goes to the part of the book that it moves. */
@ApplicationScoped
class BookActs {
  private final AccountBooks books;
  private final Documents documents;
  private final RetailLists retailLists;
  private final StockTakes stockTakes;
  private final TakingBack takingBack;
  private final DocumentSteps steps;
  private final YearClosings years;
  private final DisplayReturns displayReturns;
  private final DocumentActs permits;
  private final PassActs passes;
  private final Destroyed destroyed;

  @Inject
  BookActs(
      AccountBooks books,
      Documents documents,
      RetailLists retailLists,
      StockTakes stockTakes,
      TakingBack takingBack,
      DocumentSteps steps,
      YearClosings years,
      DisplayReturns displayReturns,
      DocumentActs permits,
      PassActs passes,
      Destroyed destroyed) {
    this.destroyed = destroyed;
    this.passes = passes;
    this.books = books;
    this.documents = documents;
    this.retailLists = retailLists;
    this.stockTakes = stockTakes;
    this.takingBack = takingBack;
    this.steps = steps;
    this.years = years;
    this.displayReturns = displayReturns;
    this.permits = permits;
  }

  ActOutcome carryOut(ActRef ref, BookAct act) {
    return act.matchBook(new Rows(ref));
  }

  private final class Rows implements BookAct.BookCases<ActOutcome> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    @Override
    public ActOutcome openAccountBook(BookAct.OpenAccountBook act) {
      AccountBook book =
          new AccountBook(act.bookNo(), act.enterprise(), Optional.ofNullable(act.validUntil()));
      OpenBookResult result = books.open(ref.zone(), book, ref.leafIndex(), ref.committedAt());
      return BookAnswers.of(result);
    }

    @Override
    public ActOutcome acceptDocument(BookAct.AcceptDocument act) {
      BookDocument document =
          new BookDocument(
              book(act.bookNo()),
              act.kind(),
              act.number(),
              Boolean.TRUE.equals(act.declared()),
              orEmpty(act.counterZone()),
              orEmpty(act.counterBook()),
              "",
              orEmpty(act.customsNo()),
              orEmpty(act.reason()),
              act.lines().stream().map(line -> line(act.kind(), line)).toList(),
              act.actor(),
              happened(act.happenedAt()));
      if (act.kind() != DocumentKind.RETAIL_LIST) {
        return BookAnswers.of(
            documents.accept(ref.zone(), document, ref.leafIndex(), ref.committedAt()));
      }
      RetailListResult result =
          retailLists.accept(
              ref.zone(),
              document,
              ActChecks.orNone(act.assessedTaxFen()),
              ref.leafIndex(),
              ref.committedAt());
      if (result instanceof RetailListResult.HoldsUncovered uncovered) {
        return GuaranteeAnswers.uncovered(uncovered.instruments());
      }
      return result instanceof RetailListResult.GuaranteeExceeded exceeded
          ? permits.exceeded(ref, exceeded.neededFen(), exceeded.headroomFen())
          : BookAnswers.of(((RetailListResult.Answered) result).result());
    }

    @Override
    public ActOutcome recordStockTake(BookAct.RecordStockTake act) {
      BookDocument head =
          head(
              act.bookNo(),
              DocumentKind.STOCK_TAKE,
              act.number(),
              "",
              "",
              act.actor(),
              act.happenedAt());
      return BookAnswers.of(
          stockTakes.record(
              ref.zone(),
              head,
              Place.valueOf(act.place().name()),
              act.counts().stream()
                  .map(count -> new StockTakes.Count(count.item(), count.counted()))
                  .toList(),
              ref.leafIndex(),
              ref.committedAt()));
    }

    @Override
    public ActOutcome takeBack(BookAct.TakeBack act) {
      if (destroyed.by(ref.zone(), act.original()).isPresent()) {
        return new ActOutcome.Refused(
            "destroyedByTag",
            act.original() + ", which destroyed pieces by their tags",
            "a document by quantity",
            "a destroyed piece does not come back; count, and state what is there");
      }
      BookDocument head =
          head(
              act.bookNo(),
              act.kind(),
              act.number(),
              act.original(),
              act.reason(),
              act.actor(),
              act.happenedAt());
      return BookAnswers.of(
          takingBack.accept(
              ref.zone(),
              head,
              act.parts().stream()
                  .map(part -> new TakingBack.Part(part.line(), part.quantity()))
                  .toList(),
              ref.leafIndex(),
              ref.committedAt()));
    }

    @Override
    public ActOutcome reportStep(BookAct.ReportStep act) {
      return passes.ofAPass(ref, act).orElseGet(() -> reported(act));
    }

    private ActOutcome reported(BookAct.ReportStep act) {
      Map<Integer, Long> parts = new TreeMap<>();
      if (act.parts() != null) {
        act.parts().forEach(part -> parts.put(part.line(), part.quantity()));
      }
      StepResult result =
          steps.record(
              ref.zone(),
              new DocumentSteps.Reported(
                  act.document(),
                  DocumentStep.valueOf(act.step().name()),
                  act.paperNo() == null ? orEmpty(act.reason()) : act.paperNo(),
                  parts,
                  act.actor(),
                  happened(act.happenedAt())),
              ref.leafIndex(),
              ref.committedAt());
      if (result instanceof StepResult.Done && act.step() == ReportedStep.WITHDRAWN) {
        retailLists.withdrawn(
            ref.zone(),
            act.document(),
            BookAct.MAX_LINES,
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
      }
      if (result instanceof StepResult.Done && act.step() == ReportedStep.RELEASED) {
        retailLists.released(
            ref.zone(),
            act.document(),
            happened(act.happenedAt()),
            ref.leafIndex(),
            ref.committedAt());
      }
      return StepAnswers.of(result);
    }

    @Override
    public ActOutcome closeYear(BookAct.CloseYear act) {
      return StepAnswers.of(
          years.close(
              ref.zone(),
              book(act.bookNo()),
              act.year(),
              act.actor(),
              ref.leafIndex(),
              ref.committedAt()));
    }

    @Override
    public ActOutcome returnFromDisplay(BookAct.ReturnFromDisplay act) {
      return permits.returnFromDisplay(ref, act, displayReturns);
    }

    private BookDocument head(
        String bookNo,
        DocumentKind kind,
        String number,
        String original,
        String reason,
        String actor,
        Instant happenedAt) {
      return new BookDocument(
          book(bookNo),
          kind,
          number,
          false,
          "",
          "",
          original,
          "",
          reason,
          List.of(),
          actor,
          happened(happenedAt));
    }

    private Instant happened(Instant stated) {
      return stated == null ? ref.committedAt() : stated;
    }

    private String book(String stated) {
      return stated == null ? books.defaultBook() : stated;
    }
  }

  /** A line that says no way goes the usual one of its kind. */
  private static BookDocument.Line line(DocumentKind kind, BookAct.AcceptDocument.Line line) {
    DocumentKind.Route usual = kind.routes().get(0);
    return new BookDocument.Line(
        line.item(),
        line.quantity(),
        line.from() == null ? usual.from() : line.from(),
        line.to() == null ? usual.to() : line.to());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}

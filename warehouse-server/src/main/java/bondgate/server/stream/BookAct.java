package bondgate.server.stream;

import bondgate.server.book.DocumentKind;
import bondgate.server.book.Holding;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a person does about the account book. Fields that may be left out are named as such; all
 * others must be there.
 *
 * <p>{@code happenedAt} is when it happened, not later than it is recorded; left out, it happened
 * when it is recorded.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(value = BookAct.OpenAccountBook.class, name = "openAccountBook"),
  @JsonSubTypes.Type(value = BookAct.AcceptDocument.class, name = "acceptDocument"),
  @JsonSubTypes.Type(value = BookAct.RecordStockTake.class, name = "recordStockTake"),
  @JsonSubTypes.Type(value = BookAct.TakeBack.class, name = "takeBack"),
  @JsonSubTypes.Type(value = BookAct.ReportStep.class, name = "reportStep"),
  @JsonSubTypes.Type(value = BookAct.CloseYear.class, name = "closeYear"),
  @JsonSubTypes.Type(value = BookAct.ReturnFromDisplay.class, name = "returnFromDisplay")
})
public sealed interface BookAct extends ZoneAct {
  /** The most lines that one document may have. */
  int MAX_LINES = 1_000;

  /** The most pieces on one line. */
  long MAX_QUANTITY = 1_000_000_000L;

  @Override
  default <R> R match(ZoneAct.Cases<R> cases) {
    return cases.book(this);
  }

  /** Calls the one case that this act is. */
  <R> R matchBook(BookCases<R> cases);

  /** One row for each act about the book. */
  interface BookCases<R> {
    R openAccountBook(OpenAccountBook act);

    R acceptDocument(AcceptDocument act);

    R recordStockTake(RecordStockTake act);

    R takeBack(TakeBack act);

    R reportStep(ReportStep act);

    R closeYear(CloseYear act);

    R returnFromDisplay(ReturnFromDisplay act);
  }

  /**
   * 账册备案 — an account book is opened for an enterprise.
   *
   * @param enterprise 海关注册编码 or 统一社会信用代码, 10 or 18 characters
   * @param validUntil may be left out: no end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OpenAccountBook(
      String id, String actor, String bookNo, String enterprise, LocalDate validUntil)
      implements BookAct {
    /** Checks the ranges. */
    public OpenAccountBook {
      ActChecks.act(id, actor);
      BookChecks.book(bookNo);
      BookChecks.enterprise(enterprise);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.openAccountBook(this);
    }
  }

  /**
   * A document moves the book by quantity.
   *
   * @param bookNo may be left out: the book of the settings
   * @param kind any but a stock-take, a correction and a return, which have acts of their own
   * @param declared 是否报关, may be left out: no
   * @param counterZone for a transfer to another zone, else left out
   * @param counterBook for a transfer, else left out
   * @param customsNo number of customs' decision, where the kind needs one
   * @param reason in words, no names; may be left out
   * @param assessedTaxFen for a retail list: what customs assessed (CEB816); may be left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AcceptDocument(
      String id,
      String actor,
      String bookNo,
      DocumentKind kind,
      String number,
      Boolean declared,
      String counterZone,
      String counterBook,
      String customsNo,
      String reason,
      List<Line> lines,
      Long assessedTaxFen,
      Instant happenedAt)
      implements BookAct {
    /** Checks the ranges. */
    public AcceptDocument {
      ActChecks.act(id, actor);
      BookChecks.bookOrNone(bookNo);
      ActChecks.present("kind", kind);
      ActChecks.require(
          !kind.hasItsOwnAct(),
          "kind %s has an act of its own: recordStockTake, takeBack or approveGatePass",
          kind);
      ActChecks.number("number", number);
      BookChecks.zoneOrNone(counterZone);
      BookChecks.bookOrNone(counterBook);
      BookChecks.numberOrNone("customsNo", customsNo);
      BookChecks.textOrNone("reason", reason);
      BookChecks.assessed(kind, assessedTaxFen);
      lines = BookChecks.lines(lines);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.acceptDocument(this);
    }

    /**
     * So many pieces of an item.
     *
     * @param quantity from 1 to {@link #MAX_QUANTITY}
     * @param from may be left out with {@code to}: the usual way of the kind
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String item, long quantity, Holding from, Holding to) {
      /** Checks the ranges. */
      public Line {
        ActChecks.item(item);
        BookChecks.quantity(quantity, 1);
        ActChecks.require(
            (from == null) == (to == null), "'from' and 'to' are stated both, or neither");
      }
    }
  }

  /**
   * 盘点 — what was counted in the warehouse or in the centre.
   *
   * @param place WAREHOUSE or CENTRE
   * @param counts each item once; 0 says that none was found
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RecordStockTake(
      String id,
      String actor,
      String bookNo,
      String number,
      Holding place,
      List<StockCount> counts,
      Instant happenedAt)
      implements BookAct {
    /** Checks the ranges. */
    public RecordStockTake {
      ActChecks.act(id, actor);
      BookChecks.bookOrNone(bookNo);
      ActChecks.number("number", number);
      ActChecks.require(
          place == Holding.WAREHOUSE || place == Holding.CENTRE,
          "place must be WAREHOUSE or CENTRE; received '%s'",
          place);
      counts = BookChecks.counts(counts);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.recordStockTake(this);
    }
  }

  /**
   * 更正 or 退货 — lines of an earlier document go back.
   *
   * @param kind CORRECTION or CUSTOMER_RETURN
   * @param original number of the earlier document
   * @param reason why; no names
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TakeBack(
      String id,
      String actor,
      String bookNo,
      DocumentKind kind,
      String number,
      String original,
      String reason,
      List<DocumentPart> parts,
      Instant happenedAt)
      implements BookAct {
    /** Checks the ranges. */
    public TakeBack {
      ActChecks.act(id, actor);
      BookChecks.bookOrNone(bookNo);
      ActChecks.require(
          kind == DocumentKind.CORRECTION || kind == DocumentKind.CUSTOMER_RETURN,
          "kind must be CORRECTION or CUSTOMER_RETURN; received '%s'",
          kind);
      ActChecks.number("number", number);
      ActChecks.number("original", original);
      ActChecks.text("reason", reason, 500);
      parts = BookChecks.parts(parts);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.takeBack(this);
    }
  }

  /**
   * What happened to a document: 过卡, 放行, 监销, 核销 or 撤销.
   *
   * @param document number of the document
   * @param paperNo number of the gate pass, declaration or protocol; may be left out when a
   *     document is closed or withdrawn
   * @param reason why it is withdrawn, or closed short; may be left out
   * @param parts what passed, by line; left out for every other step
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReportStep(
      String id,
      String actor,
      String document,
      ReportedStep step,
      String paperNo,
      String reason,
      List<DocumentPart> parts,
      Instant happenedAt)
      implements BookAct {
    /** Checks the ranges. */
    public ReportStep {
      ActChecks.act(id, actor);
      ActChecks.number("document", document);
      ActChecks.present("step", step);
      BookChecks.numberOrNone("paperNo", paperNo);
      BookChecks.textOrNone("reason", reason);
      boolean byPaper =
          step == ReportedStep.PASSED
              || step == ReportedStep.RELEASED
              || step == ReportedStep.WITNESSED;
      ActChecks.require(!byPaper || paperNo != null, "step %s needs a paperNo", step);
      ActChecks.require(
          (step == ReportedStep.PASSED) == (parts != null),
          "parts are stated with PASSED, and only then");
      parts = parts == null ? null : BookChecks.parts(parts);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.reportStep(this);
    }
  }

  /** 年度核销/结转 — a year of a book is closed, and its stock carried over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CloseYear(String id, String actor, String bookNo, int year) implements BookAct {
    /** Checks the ranges. */
    public CloseYear {
      ActChecks.act(id, actor);
      BookChecks.bookOrNone(bookNo);
      ActChecks.require(
          year >= 2000 && year <= 9999, "year must be from 2000 to 9999; received %d", year);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.closeYear(this);
    }
  }

  /** 展示回区 — these tagged pieces go from the centre back into the warehouse. */
  record ReturnFromDisplay(String id, String actor, String number, List<String> epcs)
      implements BookAct {
    /** Checks the ranges. */
    public ReturnFromDisplay {
      ActChecks.act(id, actor);
      ActChecks.number("number", number);
      epcs = ActChecks.epcs(epcs);
    }

    @Override
    public <R> R matchBook(BookCases<R> cases) {
      return cases.returnFromDisplay(this);
    }
  }
}

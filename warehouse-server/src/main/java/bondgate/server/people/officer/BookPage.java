package bondgate.server.people.officer;

import bondgate.server.people.ItemName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * 账册 — the book of a zone by item and place.
 *
 * @param rows one for each item, by part number
 * @param filter what is asked for
 */
public record BookPage(List<Row> rows, Filter filter) {
  /** Takes a copy. */
  public BookPage {
    rows = List.copyOf(rows);
  }

  /** All books, nothing left out. */
  public BookPage(List<Row> rows) {
    this(rows, new Filter(List.of(), "", ""));
  }

  /**
   * What the reader wants to see; empty means all.
   *
   * @param books numbers of the zone's books, to choose from
   * @param bookNo one of them, or empty
   * @param item part of a part number or of a name, or empty
   */
  public record Filter(List<String> books, String bookNo, String item) {
    /** Takes a copy. */
    public Filter {
      books = List.copyOf(books);
    }

    /** As the query of an address, beginning with {@code ?}. */
    public String query() {
      return "?book=%s&item=%s".formatted(bookNo, URLEncoder.encode(item, StandardCharsets.UTF_8));
    }
  }

  /** The sum of all rows. */
  public Row total() {
    return new Row(
        new ItemName("", "", ""),
        sum(Row::received),
        cell(Row::warehouse),
        cell(Row::centre),
        cell(Row::investigation),
        cell(Row::released),
        sum(Row::surplus),
        sum(Row::held),
        sum(Row::gone));
  }

  private long sum(ToLongFunction<Row> part) {
    return rows.stream().mapToLong(part).sum();
  }

  private Cell cell(java.util.function.Function<Row, Cell> part) {
    return new Cell(
        sum(row -> part.apply(row).onBook()),
        sum(row -> part.apply(row).planIn()),
        sum(row -> part.apply(row).planOut()));
  }

  /**
   * One item.
   *
   * @param name the item
   * @param received pieces that ever came in, less what went back abroad or to another book
   * @param warehouse in the bonded warehouse
   * @param centre in the experience centre
   * @param investigation left a place without a permit, still on the book
   * @param released gone 已放行
   * @param surplus found beyond the book 溢余, counted as received
   * @param held in the hands of customs 取样/扣留
   * @param gone destroyed or written off 已销毁/短少核销
   */
  public record Row(
      ItemName name,
      long received,
      Cell warehouse,
      Cell centre,
      Cell investigation,
      Cell released,
      long surplus,
      long held,
      long gone) {
    /** An item of which nothing is surplus, held by customs, or gone. */
    public Row(
        ItemName name,
        long received,
        Cell warehouse,
        Cell centre,
        Cell investigation,
        Cell released) {
      this(name, received, warehouse, centre, investigation, released, 0, 0, 0);
    }

    /** Pieces on the book: received and not released 在账. */
    public long onBook() {
      return warehouse.onBook() + centre.onBook() + investigation.onBook() + surplus + held;
    }

    /** Whether what came in is what is there and what went: it must be. */
    public boolean balances() {
      return received == onBook() + released.onBook() + gone;
    }
  }

  /**
   * One item at one place, in pieces.
   *
   * @param onBook on the book 在账
   * @param planIn planned to come 预增
   * @param planOut planned to go 预减
   */
  public record Cell(long onBook, long planIn, long planOut) {
    /** On the book and not planned to go: 预增 is not available. */
    public long available() {
      return onBook - planOut;
    }
  }
}

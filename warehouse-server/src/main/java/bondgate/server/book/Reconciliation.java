package bondgate.server.book;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 核销表 — the reconciliation of a span of time, per item and customs status:
 *
 * <pre>opening + receipts − removals ± adjustments − destruction ± status changes = closing</pre>
 *
 * <p>The left side is added up from the entries, the right side is read from the balances; where
 * they differ, the line says by how much. Pure: everything is given, and the same sums are made of
 * pieces and of their value.
 *
 * @param lines by item, then status; only statuses that are on the book
 */
public record Reconciliation(List<Line> lines) {
  /** Takes a copy. */
  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /** An account of an item. */
  public record Key(String item, Holding holding) {}

  /**
   * One item in one status.
   *
   * @param adjustments and status changes below 0: away from this status
   * @param destruction from 0
   * @param closing what the balances say
   */
  public record Line(
      String item,
      CustomsStatus status,
      long opening,
      long receipts,
      long removals,
      long adjustments,
      long destruction,
      long statusChanges,
      long closing) {

    /** What the entries make of the opening. */
    public long computed() {
      return opening + receipts - removals + adjustments - destruction + statusChanges;
    }

    /** What the balances say beyond the entries; anything but 0 is an error of the book. */
    public long difference() {
      return closing - computed();
    }

    /** Whether there is anything to say. */
    public boolean empty() {
      return opening == 0
          && receipts == 0
          && removals == 0
          && adjustments == 0
          && destruction == 0
          && statusChanges == 0
          && closing == 0;
    }

    Line plus(Line other) {
      return new Line(
          item,
          status,
          opening + other.opening,
          receipts + other.receipts,
          removals + other.removals,
          adjustments + other.adjustments,
          destruction + other.destruction,
          statusChanges + other.statusChanges,
          closing + other.closing);
    }

    private Line as(String otherItem) {
      return new Line(
          otherItem,
          null,
          opening,
          receipts,
          removals,
          adjustments,
          destruction,
          statusChanges,
          closing);
    }
  }

  /**
   * Adds up.
   *
   * @param corrections numbers of documents that correct others
   */
  public static Reconciliation of(
      Map<Key, Long> opening,
      List<BookEntry> entries,
      Map<Key, Long> closing,
      Set<String> corrections) {
    Map<String, Line> lines = new TreeMap<>();
    opening.forEach((key, amount) -> add(lines, key, amount, Column.OPENING));
    closing.forEach((key, amount) -> add(lines, key, amount, Column.CLOSING));
    for (BookEntry entry : entries) {
      Movement movement = entry.movement(corrections.contains(entry.document()));
      Column column = Column.of(movement);
      if (column != null) {
        add(lines, new Key(entry.item(), entry.from()), -entry.pieces(), column);
        add(lines, new Key(entry.item(), entry.to()), entry.pieces(), column);
      }
    }
    return new Reconciliation(
        lines.values().stream()
            .filter(line -> !line.empty())
            .sorted(Comparator.comparing(Line::item).thenComparing(Line::status))
            .toList());
  }

  /** The lines of one item, added up: what changes its status stays on the book and cancels. */
  public Line item(String item) {
    return sum(lines.stream().filter(line -> line.item().equals(item)).toList(), item);
  }

  /** Everything, added up. */
  public Line total() {
    return sum(lines, "");
  }

  /** Lines whose identity does not hold. */
  public List<Line> broken() {
    return lines.stream().filter(line -> line.difference() != 0).toList();
  }

  private static Line sum(List<Line> lines, String item) {
    Line sum = new Line(item, null, 0, 0, 0, 0, 0, 0, 0);
    for (Line line : lines) {
      sum = sum.plus(line.as(item));
    }
    return sum;
  }

  private static void add(Map<String, Line> lines, Key key, long amount, Column column) {
    CustomsStatus status = key.holding().status();
    if (status.onBook() && amount != 0) {
      Line part = column.line(key.item(), status, amount);
      lines.merge(key.item() + "/" + status, part, Line::plus);
    }
  }

  private enum Column {
    OPENING,
    RECEIPTS,
    REMOVALS,
    ADJUSTMENTS,
    DESTRUCTION,
    STATUS,
    CLOSING;

    static Column of(Movement movement) {
      return switch (movement) {
        case RECEIPT -> RECEIPTS;
        case REMOVAL -> REMOVALS;
        case ADJUSTMENT -> ADJUSTMENTS;
        case DESTRUCTION -> DESTRUCTION;
        case STATUS_CHANGE -> STATUS;
        case OFF_BOOK -> null;
      };
    }

    /** The amount is as seen by the account: above 0 is more. */
    Line line(String item, CustomsStatus status, long amount) {
      return new Line(
          item,
          status,
          this == OPENING ? amount : 0,
          this == RECEIPTS ? amount : 0,
          this == REMOVALS ? -amount : 0,
          this == ADJUSTMENTS ? amount : 0,
          this == DESTRUCTION ? -amount : 0,
          this == STATUS ? amount : 0,
          this == CLOSING ? amount : 0);
    }
  }
}

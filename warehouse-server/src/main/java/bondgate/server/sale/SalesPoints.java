package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where orders are taken, and where goods may be picked up. */
@ApplicationScoped
public class SalesPoints {
  private final OrderStore store;

  @Inject
  SalesPoints(OrderStore store) {
    this.store = store;
  }

  /** Customs' approval for pick-up outside of the special area; the days in China. */
  public record Approval(String docNo, String issuer, LocalDate validFrom, LocalDate validTo) {}

  /** A sales point with its approvals, in the order in which they were recorded. */
  public record Point(String point, boolean insideSpecialArea, List<Approval> approvals) {
    /** Takes a copy. */
    public Point {
      approvals = List.copyOf(approvals);
    }

    /** Whether goods may be picked up there on that day in China (商财发〔2021〕39号). */
    public boolean mayPickUp(LocalDate day) {
      return insideSpecialArea
          || approvals.stream()
              .anyMatch(one -> !day.isBefore(one.validFrom()) && !day.isAfter(one.validTo()));
    }
  }

  private record Row<T>(T value, long leafIndex) {}

  /** Opens a point, or records a further approval of it, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public OrderResult open(
      String zone,
      String point,
      boolean inside,
      Optional<Approval> approval,
      long leafIndex,
      Instant at) {
    Optional<Row<Boolean>> known = inside(zone, point);
    if (known.isPresent() && known.get().value() != inside) {
      return new OrderResult.Refused(
          Code.SALES_POINT_IS_OTHERWISE, words(point, inside), words(point, !inside));
    }
    Optional<OrderResult> answered = approval.flatMap(one -> recorded(zone, point, one));
    if (answered.isPresent()) {
      return answered.get();
    }
    if (approval.isEmpty() && known.isPresent()) {
      return new OrderResult.DoneBefore(known.get().leafIndex());
    }
    if (known.isEmpty()) {
      store.update(
          "INSERT INTO sale_point (zone, point, inside_special_area, leaf_index, opened_at)"
              + " VALUES (?, ?, ?, ?, ?)",
          zone,
          point,
          inside,
          leafIndex,
          at);
    }
    approval.ifPresent(one -> record(zone, point, one, leafIndex, at));
    return OrderResult.Done.NOTHING_LEAVES;
  }

  /** What there is to answer without recording an approval; empty for a new one. */
  private Optional<OrderResult> recorded(String zone, String point, Approval asked) {
    if (asked.validTo().isBefore(asked.validFrom())) {
      return Optional.of(
          new OrderResult.Refused(
              Code.APPROVAL_ENDS_BEFORE_IT_BEGINS,
              "until " + asked.validTo(),
              asked.validFrom() + " or later"));
    }
    return approvals(zone, point).stream()
        .filter(row -> row.value().docNo().equals(asked.docNo()))
        .findFirst()
        .map(
            earlier ->
                earlier.value().equals(asked)
                    ? new OrderResult.DoneBefore(earlier.leafIndex())
                    : new OrderResult.Refused(
                        Code.APPROVAL_IS_OTHERWISE,
                        asked.docNo() + " with other content",
                        "the content of leaf " + earlier.leafIndex()));
  }

  private void record(String zone, String point, Approval one, long leafIndex, Instant at) {
    store.update(
        "INSERT INTO sale_approval (zone, point, doc_no, issuer, valid_from, valid_to,"
            + " leaf_index, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        point,
        one.docNo(),
        one.issuer(),
        one.validFrom(),
        one.validTo(),
        leafIndex,
        at);
  }

  private static String words(String point, boolean inside) {
    return "%s %s the special area".formatted(point, inside ? "inside" : "outside of");
  }

  /** The point of that number. */
  @Transactional
  public Optional<Point> find(String zone, String point) {
    List<Point> rows =
        store.query(
            "SELECT p.inside_special_area, a.doc_no, a.issuer, a.valid_from, a.valid_to"
                + " FROM sale_point p LEFT JOIN sale_approval a ON a.zone = p.zone"
                + " AND a.point = p.point WHERE p.zone = ? AND p.point = ? ORDER BY a.id",
            row ->
                new Point(
                    point,
                    row.getBoolean(1),
                    row.getString(2) == null
                        ? List.of()
                        : List.of(
                            new Approval(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class)))),
            zone,
            point);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Point(
                point,
                rows.get(0).insideSpecialArea(),
                rows.stream().flatMap(row -> row.approvals().stream()).toList()));
  }

  private Optional<Row<Boolean>> inside(String zone, String point) {
    return store
        .query(
            "SELECT inside_special_area, leaf_index FROM sale_point WHERE zone = ? AND point = ?",
            row -> new Row<>(row.getBoolean(1), row.getLong(2)),
            zone,
            point)
        .stream()
        .findFirst();
  }

  private List<Row<Approval>> approvals(String zone, String point) {
    return store.query(
        "SELECT doc_no, issuer, valid_from, valid_to, leaf_index FROM sale_approval"
            + " WHERE zone = ? AND point = ? ORDER BY id",
        row ->
            new Row<>(
                new Approval(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, LocalDate.class),
                    row.getObject(4, LocalDate.class)),
                row.getLong(5)),
        zone,
        point);
  }
}

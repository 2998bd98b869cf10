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
    if (approval.isPresent()) {
      Approval asked = approval.get();
      if (asked.validTo().isBefore(asked.validFrom())) {
        return new OrderResult.Refused(
            Code.APPROVAL_ENDS_BEFORE_IT_BEGINS,
            "until " + asked.validTo(),
            asked.validFrom() + " or later");
      }
      Optional<Row<Approval>> earlier =
          approvals(zone, point).stream()
              .filter(row -> row.value().docNo().equals(asked.docNo()))
              .findFirst();
      if (earlier.isPresent()) {
        return earlier.get().value().equals(asked)
            ? new OrderResult.DoneBefore(earlier.get().leafIndex())
            : new OrderResult.Refused(
                Code.APPROVAL_IS_OTHERWISE,
                asked.docNo() + " with other content",
                "the content of leaf " + earlier.get().leafIndex());
      }
    } else if (known.isPresent()) {
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
    return inside(zone, point)
        .map(
            inside ->
                new Point(
                    point,
                    inside.value(),
                    approvals(zone, point).stream().map(Row::value).toList()));
  }

  /** Whether goods may be picked up there on that day in China (商财发〔2021〕39号, DOMAIN §1.8). */
  @Transactional
  public boolean mayPickUp(String zone, String point, LocalDate day) {
    return find(zone, point)
        .map(
            found ->
                found.insideSpecialArea()
                    || found.approvals().stream()
                        .anyMatch(
                            one -> !day.isBefore(one.validFrom()) && !day.isAfter(one.validTo())))
        .orElse(false);
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

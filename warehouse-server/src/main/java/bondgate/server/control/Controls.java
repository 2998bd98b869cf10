package bondgate.server.control;

import bondgate.server.goods.Goods;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The control orders of each zone: placed, lifted, never changed. */
@ApplicationScoped
public class Controls {
  private static final String NOT_LIFTED =
      " AND NOT EXISTS (SELECT FROM control_lift l"
          + " WHERE l.zone = o.zone AND l.order_no = o.order_no)";

  private final SliceSql sql;
  private final Goods goods;

  @Inject
  Controls(AgroalDataSource database, Goods goods) {
    this.sql = new SliceSql(database, "control orders");
    this.goods = goods;
  }

  private record Placed(ControlOrder order, long leafIndex) {}

  private record Lift(String outcome, long leafIndex) {}

  /** Places an order by act {@code leafIndex}; whether its target exists, the caller knows. */
  @Transactional(TxType.MANDATORY)
  public PlaceResult place(
      String zone, ControlOrder asked, String actor, long leafIndex, Instant at) {
    Optional<Placed> earlier = placed(zone, asked.number());
    if (earlier.isPresent()) {
      return earlier.get().order().equals(asked)
          ? new PlaceResult.PlacedBefore(earlier.get().leafIndex())
          : new PlaceResult.IsOtherwise(asked.number(), earlier.get().leafIndex());
    }
    if (asked.from().isAfter(at)) {
      return new PlaceResult.BeginsLater(asked.from(), at);
    }
    if (asked.until().isPresent() && !asked.until().get().isAfter(at)) {
      return new PlaceResult.IsOver(asked.until().get(), at);
    }
    sql.update(
        "INSERT INTO control_order (zone, order_no, target_kind, target, reason, reason_text,"
            + " valid_from, valid_until, actor, leaf_index, placed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        asked.number(),
        asked.target().kind().name(),
        asked.target().value(),
        asked.reason().name(),
        asked.text(),
        asked.from(),
        asked.until().orElse(null),
        actor,
        leafIndex,
        at);
    return new PlaceResult.Placed();
  }

  /** When the order of that number began by its paper; empty if there is none. */
  @Transactional
  public Optional<Instant> beginning(String zone, String number) {
    return placed(zone, number).map(one -> one.order().from());
  }

  private Optional<Placed> placed(String zone, String number) {
    return sql
        .query(
            "SELECT * FROM control_order WHERE zone = ? AND order_no = ?",
            row ->
                new Placed(
                    new ControlOrder(
                        row.getString("order_no"),
                        new ControlTarget(
                            ControlTarget.Kind.valueOf(row.getString("target_kind")),
                            row.getString("target")),
                        ControlReason.valueOf(row.getString("reason")),
                        row.getString("reason_text"),
                        SliceSql.instant(row, "valid_from").orElseThrow(),
                        SliceSql.instant(row, "valid_until")),
                    row.getLong("leaf_index")),
            zone,
            number)
        .stream()
        .findFirst();
  }

  /** Lifts an order by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public LiftResult lift(
      String zone, String number, String outcome, String actor, long leafIndex, Instant at) {
    if (placed(zone, number).isEmpty()) {
      return new LiftResult.UnknownOrder(number);
    }
    Optional<Lift> earlier =
        sql
            .query(
                "SELECT outcome, leaf_index FROM control_lift WHERE zone = ? AND order_no = ?",
                row -> new Lift(row.getString(1), row.getLong(2)),
                zone,
                number)
            .stream()
            .findFirst();
    if (earlier.isPresent()) {
      return earlier.get().outcome().equals(outcome)
          ? new LiftResult.LiftedBefore(earlier.get().leafIndex())
          : new LiftResult.IsOtherwise(number, earlier.get().leafIndex());
    }
    sql.update(
        "INSERT INTO control_lift (zone, order_no, outcome, actor, leaf_index, lifted_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        zone,
        number,
        outcome,
        actor,
        leafIndex,
        at);
    return new LiftResult.Lifted();
  }

  /** The orders that nobody lifted; whether one holds at a moment, they say. */
  @Transactional
  public OpenControls open(String zone) {
    return new OpenControls(
        sql.query(
            "SELECT order_no, target_kind, target, valid_until FROM control_order o WHERE zone = ?"
                + NOT_LIFTED
                + " ORDER BY id",
            row ->
                new OpenControls.Open(
                    row.getString(1),
                    new ControlTarget(
                        ControlTarget.Kind.valueOf(row.getString(2)), row.getString(3)),
                    SliceSql.instant(row, "valid_until")),
            zone));
  }

  /** The orders whose time is over and that nobody lifted, the oldest first. */
  @Transactional
  public List<String> over(String zone, Instant at) {
    return sql.query(
        "SELECT order_no FROM control_order o WHERE zone = ? AND valid_until <= ?"
            + NOT_LIFTED
            + " ORDER BY id",
        row -> row.getString(1),
        zone,
        at);
  }

  /** Those of the pieces that are held, each with the number of the order. */
  @Transactional
  public Map<String, String> pieces(String zone, Collection<String> epcs, Instant at) {
    return pieces(open(zone), zone, epcs, at);
  }

  /** Whether the buyer is held, or one of the pieces. */
  @Transactional
  public boolean holds(String zone, String buyer, Collection<String> epcs, Instant at) {
    OpenControls open = open(zone);
    return open.buyer(buyer, at).isPresent() || !pieces(open, zone, epcs, at).isEmpty();
  }

  private Map<String, String> pieces(
      OpenControls open, String zone, Collection<String> epcs, Instant at) {
    Map<String, String> held = new TreeMap<>();
    if (!open.isEmpty()) {
      for (TaggedPiece piece : goods.pieces(zone, epcs).values()) {
        open.piece(piece.epc(), piece.item(), piece.document(), at)
            .ifPresent(number -> held.put(piece.epc(), number));
      }
    }
    return held;
  }
}

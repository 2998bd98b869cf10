package bondgate.server.control;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The control orders as an officer reads them. */
@ApplicationScoped
public class ControlList {
  /** The condition is that of the index of these lines. */
  private static final String SQL =
      "SELECT o.*, l.outcome, l.actor AS lifted_by, l.leaf_index AS lift_leaf, l.lifted_at,"
          + " (SELECT count(*) FROM control_stop s WHERE s.zone = o.zone"
          + " AND s.order_no = o.order_no) AS refused,"
          + " (SELECT count(*) FROM fence_entry e WHERE e.zone = o.zone"
          + " AND e.document = o.order_no AND e.verdict IS NULL) AS rang,"
          + " (SELECT count(*) FROM fence_entry e WHERE e.zone = o.zone"
          + " AND e.document = o.order_no AND e.verdict = 'UNDER_CONTROL') AS crossed"
          + " FROM control_order o"
          + " LEFT JOIN control_lift l ON l.zone = o.zone AND l.order_no = o.order_no"
          + " WHERE o.zone = ?"
          + " ORDER BY (l.lifted_at IS NOT NULL), o.id DESC LIMIT ?";

  private final SliceSql sql;

  @Inject
  ControlList(AgroalDataSource database) {
    this.sql = new SliceSql(database, "control orders");
  }

  /** The zone's orders, those that nobody lifted first, the newest first among these and those. */
  @Transactional
  public List<ControlView> newest(String zone, int limit) {
    return sql.query(SQL, ControlList::view, zone, limit);
  }

  private static ControlView view(ResultSet row) throws SQLException {
    ControlOrder order =
        new ControlOrder(
            row.getString("order_no"),
            new ControlTarget(
                ControlTarget.Kind.valueOf(row.getString("target_kind")), row.getString("target")),
            ControlReason.valueOf(row.getString("reason")),
            row.getString("reason_text"),
            SliceSql.instant(row, "valid_from").orElseThrow(),
            SliceSql.instant(row, "valid_until"));
    String outcome = row.getString("outcome");
    Optional<ControlView.Lift> lift =
        outcome == null
            ? Optional.empty()
            : Optional.of(
                new ControlView.Lift(
                    outcome,
                    row.getString("lifted_by"),
                    row.getLong("lift_leaf"),
                    SliceSql.instant(row, "lifted_at").orElseThrow()));
    return new ControlView(
        order,
        row.getString("actor"),
        row.getLong("leaf_index"),
        SliceSql.instant(row, "placed_at").orElseThrow(),
        lift,
        row.getLong("refused"),
        row.getLong("rang"),
        row.getLong("crossed"));
  }
}

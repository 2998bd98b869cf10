package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.events.Permit;
import bondgate.server.control.Controls;
import bondgate.server.control.OpenControls;
import bondgate.server.goods.Place;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The permits of a zone: which tag may go through which opening, in which direction, and why. */
@ApplicationScoped
public class Permits {
  private final Portals portals;
  private final AgroalDataSource database;
  private final Controls controls;

  @Inject
  Permits(Portals portals, AgroalDataSource database, Controls controls) {
    this.controls = controls;
    this.portals = portals;
    this.database = database;
  }

  /**
   * The permits that are open, with their version, but for what a control order holds at that time:
   * its permits stay open and are in the list again when the order ends.
   */
  @Transactional
  public OpenPermits current(String zone, Instant at) {
    // The version first: if a change comes in between, the list is newer than its number says, and
    // the next one repeats it; the other way round an agent would keep an old list as a new one.
    long version = version(zone);
    OpenControls held = controls.open(zone);
    return new OpenPermits(version, held.isEmpty() ? open(zone) : openBut(zone, held, at));
  }

  /** A control order was placed or lifted: another list is in force. */
  @Transactional(TxType.MANDATORY)
  public void controlled(String zone) {
    changed(zone);
  }

  /**
   * What comes in from abroad may, to be held here; through an opening that is shut nothing may.
   */
  private List<Permit> openBut(String zone, OpenControls held, Instant at) {
    Map<String, Portal> openings = new HashMap<>();
    portals.all(zone).forEach(portal -> openings.put(portal.name(), portal));
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT p.epc, p.portal, p.direction, p.document, g.item, g.document AS lot"
                    + " FROM fence_permit p"
                    + " LEFT JOIN goods_tag g ON g.zone = p.zone AND g.epc = p.epc"
                    + " WHERE p.zone = ? AND p.closed_leaf IS NULL AND NOT p.waits"
                    + " ORDER BY p.epc, p.portal, p.direction")) {
      read.setString(1, zone);
      List<Permit> permits = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          Permit permit = permit(row);
          Place from = openings.get(permit.portal()).from(permit.direction());
          boolean shut = held.portal(permit.portal(), at).isPresent();
          boolean stays =
              from != Place.ABROAD
                  && held.piece(permit.epc(), row.getString(5), row.getString(6), at).isPresent();
          if (!shut && !stays) {
            permits.add(permit);
          }
        }
      }
      return permits;
    } catch (SQLException e) {
      throw notRead(e);
    }
  }

  private static Permit permit(ResultSet row) throws SQLException {
    return new Permit(
        row.getString(1), row.getString(2), Direction.valueOf(row.getString(3)), row.getString(4));
  }

  private static IllegalStateException notRead(SQLException e) {
    return new IllegalStateException(
        "reading permits failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
  }

  private List<Permit> open(String zone) {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT epc, portal, direction, document FROM fence_permit"
                    + " WHERE zone = ? AND closed_leaf IS NULL AND NOT waits"
                    + " ORDER BY epc, portal, direction")) {
      read.setString(1, zone);
      List<Permit> permits = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          permits.add(permit(row));
        }
      }
      return permits;
    } catch (SQLException e) {
      throw notRead(e);
    }
  }

  /** The version alone: 0 before the first change. */
  @Transactional
  public long version(String zone) {
    PermitVersionRow row = PermitVersionRow.findById(zone);
    return row == null ? 0 : row.version;
  }

  /** The open permits of those tags. */
  @Transactional
  public Map<String, OpenPermit> open(String zone, Collection<String> epcs) {
    Map<String, OpenPermit> found = new HashMap<>();
    for (PermitRow row : PermitRow.open(zone, epcs)) {
      found.putIfAbsent(row.epc, row.permit());
    }
    return found;
  }

  /**
   * Opens a permit at every opening that leads there, by act {@code leafIndex}.
   *
   * @return the orders that no opening serves; if there are any, nothing was opened
   */
  @Transactional(TxType.MANDATORY)
  public List<PermitOrder> open(String zone, List<PermitOrder> orders, long leafIndex, Instant at) {
    return open(zone, orders, Way.EACH_CROSSING, leafIndex, at);
  }

  /** What a crossing by a permit does, and from when on there may be one. */
  public enum Way {
    /** It makes the planned move, from now on. */
    EACH_CROSSING(false, false),
    /** The document makes all its moves together; from now on. */
    BY_DOCUMENT(true, false),
    /** The document makes all its moves together; nothing may go before {@link #let}. */
    ONCE_LET(true, true);

    private final boolean byDocument;
    private final boolean waits;

    Way(boolean byDocument, boolean waits) {
      this.byDocument = byDocument;
      this.waits = waits;
    }
  }

  /** The same, that way. */
  @Transactional(TxType.MANDATORY)
  public List<PermitOrder> open(
      String zone, List<PermitOrder> orders, Way kind, long leafIndex, Instant at) {
    List<Portal> all = portals.all(zone);
    List<PermitOrder> wayless =
        orders.stream()
            .filter(order -> Portals.ways(all, order.from(), order.to()).isEmpty())
            .toList();
    if (!wayless.isEmpty()) {
      return wayless;
    }
    List<PermitRow> rows = new ArrayList<>();
    for (PermitOrder order : orders) {
      for (Portals.Way way : Portals.ways(all, order.from(), order.to())) {
        PermitRow row = new PermitRow();
        row.zone = zone;
        row.epc = order.epc();
        row.portal = way.portal();
        row.direction = way.direction();
        row.document = order.document();
        row.moveId = order.moveId().value();
        row.byDocument = kind.byDocument;
        row.waits = kind.waits;
        row.openedLeaf = leafIndex;
        row.openedAt = at;
        rows.add(row);
      }
    }
    insert(rows);
    changed(zone);
    return List.of();
  }

  /** Customs has let the document go: its permits wait no longer. */
  @Transactional(TxType.MANDATORY)
  public void let(String zone, String document) {
    try (Connection connection = database.getConnection();
        PreparedStatement let =
            connection.prepareStatement(
                "UPDATE fence_permit SET waits = false WHERE zone = ? AND document = ?"
                    + " AND closed_leaf IS NULL AND waits")) {
      let.setString(1, zone);
      let.setString(2, document);
      if (let.executeUpdate() > 0) {
        changed(zone);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "letting permits go failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()),
          e);
    }
  }

  /** Ends the open permits of those tags that the document opened, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public void withdraw(
      String zone, Collection<String> epcs, String document, long leafIndex, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement close =
            connection.prepareStatement(
                "UPDATE fence_permit SET closed_leaf = ?, closed_at = ? WHERE zone = ?"
                    + " AND epc = ANY (?) AND document = ? AND closed_leaf IS NULL")) {
      close.setLong(1, leafIndex);
      close.setTimestamp(2, Timestamp.from(at));
      close.setString(3, zone);
      close.setArray(4, connection.createArrayOf("text", epcs.toArray()));
      close.setString(5, document);
      if (close.executeUpdate() > 0) {
        changed(zone);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "ending permits failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
    }
  }

  /** One statement for thousands of permits. Nothing of them is in Hibernate's hands yet. */
  private void insert(List<PermitRow> rows) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO fence_permit (zone, epc, portal, direction, document, move_id,"
                    + " opened_leaf, opened_at, by_document, waits)"
                    + " SELECT ?, e, p, d, n, m, ?, ?, ?, ? FROM"
                    + " unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
                    + " AS t(e, p, d, n, m)")) {
      insert.setString(1, rows.get(0).zone);
      insert.setLong(2, rows.get(0).openedLeaf);
      insert.setTimestamp(3, Timestamp.from(rows.get(0).openedAt));
      insert.setBoolean(4, rows.get(0).byDocument);
      insert.setBoolean(5, rows.get(0).waits);
      insert.setArray(6, column(connection, "text", rows, row -> row.epc));
      insert.setArray(7, column(connection, "text", rows, row -> row.portal));
      insert.setArray(8, column(connection, "text", rows, row -> row.direction.name()));
      insert.setArray(9, column(connection, "text", rows, row -> row.document));
      insert.setArray(10, column(connection, "uuid", rows, row -> row.moveId));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "opening permits failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
    }
  }

  private static Array column(
      Connection connection, String type, List<PermitRow> rows, Function<PermitRow, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static void changed(String zone) {
    PermitVersionRow row = PermitVersionRow.findById(zone);
    if (row == null) {
      row = new PermitVersionRow();
      row.zone = zone;
      row.version = 1;
      row.persist();
    } else {
      row.version++;
    }
  }
}

package bondgate.server.sale;

import bondgate.server.book.PlannedMove;
import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;
import bondgate.server.tax.TaxFen;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The tables of the orders, as the acts write them. All of it in the ambient transaction. */
@ApplicationScoped
class OrderStore {
  private static final String HEAD =
      "SELECT o.zone, o.sale_no, o.content_sha256, o.point, o.till, o.channel, o.buyer,"
          + " o.identity_verified_by, o.notice_version, o.notice_accepted_at, o.quota_year,"
          + " o.goods_fen, o.freight_fen, o.insurance_fen, o.dutiable_fen, o.tariff_fen,"
          + " o.consumption_fen, o.vat_fen, o.leaf_index, o.placed_at, s.stage, s.since,"
          + " s.refund_due_fen, s.list_no, s.released_on"
          + " FROM sale_order o JOIN sale_state s ON s.zone = o.zone AND s.sale_no = o.sale_no";

  /** What {@link #piece} reads, in this order. */
  static final String PIECE_COLUMNS =
      "epc, item, line_no, place, price_fen, dutiable_fen, tax_fen, move_id,"
          + " missing_leaf IS NOT NULL, gone_leaf IS NOT NULL, returned_leaf IS NOT NULL,"
          + " freed_leaf IS NOT NULL";

  private final AgroalDataSource database;

  @Inject
  OrderStore(AgroalDataSource database) {
    this.database = database;
  }

  Optional<OrderHead> head(String zone, String saleNo) {
    return heads(" WHERE o.zone = ? AND o.sale_no = ?", zone, saleNo).stream().findFirst();
  }

  /** The orders that meet a condition, which may name {@code o} and {@code s}. */
  List<OrderHead> heads(String condition, Object... values) {
    return query(HEAD + condition, OrderStore::head, values);
  }

  private static OrderHead head(ResultSet row) throws SQLException {
    String listNo = row.getString("list_no");
    return new OrderHead(
        row.getString("zone"),
        row.getString("sale_no"),
        row.getString("content_sha256"),
        row.getString("point"),
        Optional.ofNullable(row.getString("till")),
        Channel.valueOf(row.getString("channel")),
        row.getString("buyer"),
        Optional.ofNullable(row.getString("identity_verified_by")),
        row.getString("notice_version"),
        instant(row, "notice_accepted_at"),
        row.getInt("quota_year"),
        new OrderAmounts(
            row.getLong("goods_fen"),
            row.getLong("freight_fen"),
            row.getLong("insurance_fen"),
            row.getLong("dutiable_fen"),
            new TaxFen(
                row.getLong("tariff_fen"), row.getLong("consumption_fen"), row.getLong("vat_fen"))),
        row.getLong("leaf_index"),
        instant(row, "placed_at"),
        Stage.valueOf(row.getString("stage")),
        instant(row, "since"),
        row.getLong("refund_due_fen"),
        listNo == null
            ? Optional.empty()
            : Optional.of(
                new OrderHead.Release(listNo, row.getObject("released_on", LocalDate.class))));
  }

  /** The pieces in the order of the act. */
  List<PieceRow> pieces(String zone, String saleNo) {
    return query(
        "SELECT " + PIECE_COLUMNS + " FROM sale_piece WHERE zone = ? AND sale_no = ? ORDER BY id",
        OrderStore::piece,
        zone,
        saleNo);
  }

  static PieceRow piece(ResultSet row) throws SQLException {
    return new PieceRow(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        Place.valueOf(row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        new TransferId(row.getObject(8, UUID.class)),
        row.getBoolean(9),
        row.getBoolean(10),
        row.getBoolean(11),
        row.getBoolean(12));
  }

  /** Reads the parts of those orders, in one round trip to the database. */
  void read(OrderParts parts, String zone, List<String> saleNos) {
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(parts.sql())) {
      Array numbers = connection.createArrayOf("text", saleNos.toArray());
      for (int i = 1; i <= 2 * parts.count(); i += 2) {
        read.setString(i, zone);
        read.setArray(i + 1, numbers);
      }
      read.execute();
      parts.take(read);
    } catch (SQLException e) {
      throw failed("read orders", e);
    }
  }

  /** Where the order stands after an act, and what the act was. */
  void stands(OrderHead head, OrderAct act, String event, String detail) {
    update(
        "UPDATE sale_state SET stage = ?, since = ?, leaf_index = ?, refund_due_fen = ?,"
            + " list_no = ?, released_on = ? WHERE zone = ? AND sale_no = ?",
        head.stage().name(),
        head.since(),
        act.leafIndex(),
        head.refundDueFen(),
        head.release().map(OrderHead.Release::listNo).orElse(null),
        head.release().map(OrderHead.Release::releasedOn).orElse(null),
        act.zone(),
        act.saleNo());
    step(act, event, head.stage(), detail);
  }

  void step(OrderAct act, String event, Stage stage, String detail) {
    update(
        "INSERT INTO sale_step (zone, sale_no, event, stage, detail, actor, leaf_index, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        act.zone(),
        act.saleNo(),
        event,
        stage.name(),
        detail,
        act.actor(),
        act.leafIndex(),
        act.at());
  }

  /** The leaf of the step that said the same, if one did. */
  OptionalLong same(String zone, String saleNo, String event, String detail) {
    return query(
            "SELECT leaf_index FROM sale_step WHERE zone = ? AND sale_no = ? AND event = ?"
                + " AND detail = ? ORDER BY id LIMIT 1",
            row -> row.getLong(1),
            zone,
            saleNo,
            event,
            detail)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Says of pieces what became of them by that leaf, in the named columns. */
  void mark(OrderAct act, List<String> epcs, String... columns) {
    List<String> sets = Arrays.stream(columns).map(column -> column + " = ?").toList();
    List<Object> values = new ArrayList<>();
    Arrays.stream(columns).forEach(column -> values.add(act.leafIndex()));
    values.addAll(List.of(act.zone(), act.saleNo(), epcs));
    update(
        "UPDATE sale_piece SET "
            + String.join(", ", sets)
            + " WHERE zone = ? AND sale_no = ? AND epc = ANY (?)",
        values.toArray());
  }

  /** A piece that went missing is planned for again, by another move. */
  void planned(OrderAct act, PlannedMove move) {
    update(
        "UPDATE sale_piece SET move_id = ?, missing_leaf = NULL"
            + " WHERE zone = ? AND sale_no = ? AND epc = ?",
        move.moveId().value(),
        act.zone(),
        act.saleNo(),
        move.epc());
  }

  int update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      set(update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw failed("write an order", e);
    }
  }

  /** One statement for many rows. */
  void batch(String sql, List<Object[]> rows) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        set(update, row);
        update.addBatch();
      }
      update.executeBatch();
    } catch (SQLException e) {
      throw failed("write an order", e);
    }
  }

  <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(sql)) {
      set(read, values);
      List<T> all = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          all.add(reading.read(row));
        }
      }
      return all;
    } catch (SQLException e) {
      throw failed("read an order", e);
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setObject(i + 1, at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
      } else if (value instanceof Collection<?> texts) {
        statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "cannot %s, SQLState=%s: %s".formatted(what, e.getSQLState(), e.getMessage()), e);
  }

  /** Reads a row. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}

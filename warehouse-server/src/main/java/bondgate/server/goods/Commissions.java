package bondgate.server.goods;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 标签写入 — which chip carries which tag, with lot and expiry of the piece. Never changed. */
@ApplicationScoped
public class Commissions {
  private static final String COLUMNS =
      "SELECT epc, item, lot, expires_on, tid, leaf_index FROM goods_commission WHERE zone = ?";

  private final SliceSql sql;
  private final Goods goods;

  @Inject
  Commissions(AgroalDataSource database, Goods goods) {
    this.sql = new SliceSql(database, "commissioned tags");
    this.goods = goods;
  }

  /** A commission, and the leaf that says so. */
  public record Kept(Commission commission, long leafIndex) {}

  /** Binds a tag by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public CommissionResult bind(
      String zone, Commission asked, String actor, long leafIndex, Instant at) {
    Optional<TaggedPiece> piece = goods.piece(zone, asked.epc());
    if (piece.isEmpty()) {
      return new CommissionResult.UnknownTag(asked.epc());
    }
    if (!piece.get().item().equals(asked.item())) {
      return new CommissionResult.OtherItem(asked.epc(), piece.get().item());
    }
    Optional<Kept> earlier = find(zone, asked.epc());
    if (earlier.isPresent()) {
      return compared(asked, earlier.get());
    }
    Optional<Kept> chip = asked.tid().flatMap(tid -> onChip(zone, tid));
    if (chip.isPresent()) {
      return new CommissionResult.ChipInUse(
          asked.tid().get(), chip.get().commission().epc(), chip.get().leafIndex());
    }
    // From here on it must succeed.
    sql.update(
        "INSERT INTO goods_commission (zone, epc, item, lot, expires_on, tid, actor, leaf_index,"
            + " commissioned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        asked.epc(),
        asked.item(),
        asked.lot(),
        asked.expiresOn().orElse(null),
        asked.tid().orElse(null),
        actor,
        leafIndex,
        at);
    return new CommissionResult.Bound();
  }

  private static CommissionResult compared(Commission asked, Kept earlier) {
    Commission bound = earlier.commission();
    if (bound.equals(asked)) {
      return new CommissionResult.BoundBefore(earlier.leafIndex());
    }
    boolean copy =
        bound.tid().isPresent() && asked.tid().isPresent() && !bound.tid().equals(asked.tid());
    return copy
        ? new CommissionResult.CopySuspected(asked.epc(), bound.tid().get(), earlier.leafIndex())
        : new CommissionResult.IsOtherwise(asked.epc(), earlier.leafIndex());
  }

  /** What is bound to a tag. */
  @Transactional
  public Optional<Kept> find(String zone, String epc) {
    return sql.query(COLUMNS + " AND epc = ?", Commissions::kept, zone, epc).stream().findFirst();
  }

  private Optional<Kept> onChip(String zone, String tid) {
    return sql.query(COLUMNS + " AND tid = ?", Commissions::kept, zone, tid).stream().findFirst();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new Commission(
            row.getString("epc"),
            row.getString("item"),
            row.getString("lot"),
            Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
            Optional.ofNullable(row.getString("tid"))),
        row.getLong("leaf_index"));
  }

  /**
   * How far the tags of an item of a list are.
   *
   * @param next the next number to write; nothing: all are bound
   */
  public record Progress(String item, long listed, long bound, Optional<String> next) {}

  /** How far the tags of a list are, by item. */
  @Transactional
  public List<Progress> of(String zone, String list) {
    return sql.query(
        "SELECT t.item, count(*), count(c.epc), min(t.epc) FILTER (WHERE c.epc IS NULL)"
            + " FROM goods_tag t LEFT JOIN goods_commission c ON c.zone = t.zone AND c.epc = t.epc"
            + " WHERE t.zone = ? AND t.document = ? GROUP BY t.item ORDER BY t.item",
        row ->
            new Progress(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                Optional.ofNullable(row.getString(4))),
        zone,
        list);
  }
}

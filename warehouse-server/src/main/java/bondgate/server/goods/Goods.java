package bondgate.server.goods;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The goods master of each zone: its items, and the tags on its pieces. */
@ApplicationScoped
public class Goods {
  private final AgroalDataSource database;

  @Inject
  Goods(AgroalDataSource database) {
    this.database = database;
  }

  /** Registers an item, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public RegisterResult register(String zone, Item item, long leafIndex, Instant at) {
    Optional<ItemRow> earlier = row(zone, item.code());
    if (earlier.isPresent()) {
      return earlier.get().item().equals(item)
          ? new RegisterResult.RegisteredBefore(earlier.get().leafIndex)
          : new RegisterResult.IsOtherwise(earlier.get().item(), item);
    }
    ItemRow row = new ItemRow();
    row.zone = zone;
    row.code = item.code();
    row.hsCode = item.hsCode();
    row.nameZh = item.nameZh();
    row.nameEn = item.nameEn();
    row.unit = item.unit();
    row.unitValueFen = item.unitValueFen();
    row.fullTaxFen = item.fullTaxFen();
    row.cbecTaxFen = item.cbecTaxFen();
    row.describe(item.details());
    row.leafIndex = leafIndex;
    row.registeredAt = at;
    row.persistAndFlush();
    return new RegisterResult.Registered();
  }

  /** The item, if it is registered. */
  @Transactional
  public Optional<Item> item(String zone, String code) {
    return row(zone, code).map(ItemRow::item);
  }

  /** The items of those part numbers; one that is not registered has no entry. */
  @Transactional
  public Map<String, Item> items(String zone, Collection<String> codes) {
    Map<String, Item> found = new HashMap<>();
    if (!codes.isEmpty()) {
      ItemRow.of(zone, codes).forEach(row -> found.put(row.code, row.item()));
    }
    return found;
  }

  /** All items, by part number. */
  @Transactional
  public List<Item> items(String zone) {
    return ItemRow.<ItemRow>list("zone = ?1 order by code", zone).stream()
        .map(ItemRow::item)
        .toList();
  }

  /** Binds tags that are not bound yet. */
  @Transactional(TxType.MANDATORY)
  public void bind(String zone, Collection<TaggedPiece> pieces, long leafIndex, Instant at) {
    // One statement for thousands of tags. Nothing of them is in Hibernate's hands yet.
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO goods_tag (zone, epc, item, document, leaf_index, bound_at)"
                    + " SELECT ?, e, i, d, ?, ? FROM unnest(?::text[], ?::text[], ?::text[])"
                    + " AS t(e, i, d)")) {
      insert.setString(1, zone);
      insert.setLong(2, leafIndex);
      insert.setTimestamp(3, Timestamp.from(at));
      insert.setArray(4, column(connection, pieces, TaggedPiece::epc));
      insert.setArray(5, column(connection, pieces, TaggedPiece::item));
      insert.setArray(6, column(connection, pieces, TaggedPiece::document));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "binding tags failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
    }
  }

  private static Array column(
      Connection connection, Collection<TaggedPiece> pieces, Function<TaggedPiece, String> value)
      throws SQLException {
    return connection.createArrayOf("text", pieces.stream().map(value).toArray());
  }

  /** The piece with that tag, if the tag is one of ours. */
  @Transactional
  public Optional<TaggedPiece> piece(String zone, String epc) {
    return TagRow.<TagRow>find("zone = ?1 and epc = ?2", zone, epc)
        .firstResultOptional()
        .map(TagRow::piece);
  }

  /** The pieces with those tags; a tag that is not ours has no row. */
  @Transactional
  public Map<String, TaggedPiece> pieces(String zone, Collection<String> epcs) {
    Map<String, TaggedPiece> found = new HashMap<>();
    for (TagRow row : TagRow.of(zone, epcs)) {
      found.put(row.epc, row.piece());
    }
    return found;
  }

  /** Pieces by EPC, after that one: a page of all. */
  @Transactional
  public List<TaggedPiece> page(String zone, String afterEpc, int limit) {
    return TagRow.<TagRow>find("zone = ?1 and epc > ?2 order by epc", zone, afterEpc)
        .page(0, limit)
        .stream()
        .map(TagRow::piece)
        .toList();
  }

  /** Pieces whose EPC holds that text, by EPC. */
  @Transactional
  public List<TaggedPiece> search(String zone, String epcPart, int limit) {
    return TagRow.<TagRow>find("zone = ?1 and locate(?2, epc) > 0 order by epc", zone, epcPart)
        .page(0, limit)
        .stream()
        .map(TagRow::piece)
        .toList();
  }

  private static Optional<ItemRow> row(String zone, String code) {
    return ItemRow.<ItemRow>find("zone = ?1 and code = ?2", zone, code).firstResultOptional();
  }
}

package bondgate.server.goods;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goods master of each zone: its items, and the tags on its pieces. */
@ApplicationScoped
public class Goods {

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
    row.leafIndex = leafIndex;
    row.registeredAt = at;
    row.persist();
    return new RegisterResult.Registered();
  }

  /** The item, if it is registered. */
  @Transactional
  public Optional<Item> item(String zone, String code) {
    return row(zone, code).map(ItemRow::item);
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
    for (TaggedPiece piece : pieces) {
      TagRow row = new TagRow();
      row.zone = zone;
      row.epc = piece.epc();
      row.item = piece.item();
      row.document = piece.document();
      row.leafIndex = leafIndex;
      row.boundAt = at;
      row.persist();
    }
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
    for (TagRow row : TagRow.<TagRow>list("zone = ?1 and epc in ?2", zone, epcs)) {
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

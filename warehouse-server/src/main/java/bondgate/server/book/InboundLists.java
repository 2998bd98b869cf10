package bondgate.server.book;

import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 入库核注清单 — the lists that customs accepted: what may come in from abroad. */
@ApplicationScoped
public class InboundLists {
  private final Books books;
  private final Goods goods;
  private final Ledger ledger;

  @Inject
  InboundLists(Books books, Goods goods, Ledger ledger) {
    this.books = books;
    this.goods = goods;
    this.ledger = ledger;
  }

  /**
   * Accepts a list by the act that the voucher names: binds its tags and plans their way in, all or
   * none.
   */
  @Transactional(TxType.MANDATORY)
  public InboundResult accept(
      String zone, String listNo, List<TaggedPiece> pieces, Voucher voucher) {
    String digest =
        DocumentDigest.of(pieces.stream().map(piece -> piece.item() + " " + piece.epc()).toList());
    Optional<InboundListRow> earlier =
        InboundListRow.<InboundListRow>find("zone = ?1 and listNo = ?2", zone, listNo)
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().contentSha256.equals(digest)
          ? new InboundResult.AcceptedBefore(earlier.get().leafIndex)
          : new InboundResult.IsOtherwise(listNo, earlier.get().leafIndex);
    }
    List<String> named = pieces.stream().map(TaggedPiece::item).distinct().toList();
    Map<String, Item> items = goods.items(zone, named);
    List<String> unknown = named.stream().filter(item -> !items.containsKey(item)).toList();
    if (!unknown.isEmpty()) {
      return new InboundResult.UnknownItems(unknown);
    }
    List<String> inUse =
        goods.pieces(zone, pieces.stream().map(TaggedPiece::epc).toList()).keySet().stream()
            .sorted()
            .toList();
    if (!inUse.isEmpty()) {
      return new InboundResult.TagsInUse(inUse);
    }
    return plan(zone, new Content(listNo, digest, pieces, items), voucher);
  }

  private record Content(
      String listNo, String digest, List<TaggedPiece> pieces, Map<String, Item> items) {}

  private InboundResult plan(String zone, Content list, Voucher voucher) {
    List<PlannedMove> moves = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    for (TaggedPiece piece : list.pieces()) {
      Item item = list.items().get(piece.item());
      PlannedMove move =
          books.plan(zone, piece.epc(), item, Place.ABROAD, Place.WAREHOUSE, list.listNo());
      moves.add(move);
      transfers.addAll(books.preDeduct(zone, move));
    }
    ChainResult result = ledger.submit(zone, new Chain(transfers), voucher);
    if (result.refusal().isPresent()) {
      return new InboundResult.NotOnBook(result.refusal().get());
    }
    goods.bind(zone, list.pieces(), voucher.evidence(), voucher.recordedAt());
    InboundListRow row = new InboundListRow();
    row.zone = zone;
    row.listNo = list.listNo();
    row.contentSha256 = list.digest();
    row.pieces = list.pieces().size();
    row.leafIndex = voucher.evidence();
    row.acceptedAt = voucher.recordedAt();
    row.persist();
    return new InboundResult.Accepted(List.copyOf(moves));
  }
}

package bondgate.server.gatepass;

import bondgate.server.book.Books;
import bondgate.server.book.DocumentDigest;
import bondgate.server.book.PlannedMove;
import bondgate.server.fence.Readiness;
import bondgate.server.fence.ReadyResult;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 展示回区 — lets pieces go from the centre back into the warehouse. What the guarantee holds for their
 * display stays held until they are back, and becomes free with the entry that says so.
 */
@ApplicationScoped
public class DisplayReturns {
  private static final String WHAT = "display return";

  private final Books books;
  private final Guarantees guarantees;
  private final Goods goods;
  private final Readiness readiness;
  private final Ledger ledger;

  @Inject
  DisplayReturns(
      Books books, Guarantees guarantees, Goods goods, Readiness readiness, Ledger ledger) {
    this.books = books;
    this.guarantees = guarantees;
    this.goods = goods;
    this.readiness = readiness;
    this.ledger = ledger;
  }

  /** A hold that a piece's way back frees, and what frees it. */
  public record Release(Hold hold, String document, List<Transfer> ends) {}

  /** Approves a return by act {@code leafIndex}: every planned move, all or none. */
  @Transactional(TxType.MANDATORY)
  public GatePassResult approve(
      String zone, GatePasses.Application asked, long leafIndex, Instant at) {
    List<String> content = new ArrayList<>(List.of(WHAT));
    content.addAll(asked.epcs());
    String digest = DocumentDigest.of(content);
    Optional<GatePassResult> earlier = GatePassRow.earlier(zone, asked.passNo(), digest);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    ReadyResult ready = readiness.check(zone, asked.epcs(), Place.CENTRE, at);
    if (ready instanceof ReadyResult.NotReady notReady) {
      return new GatePassResult.NotReady(notReady);
    }
    List<PlannedMove> moves = moves(zone, asked.passNo(), ((ReadyResult.Ready) ready).pieces());
    List<Transfer> transfers = new ArrayList<>();
    moves.forEach(move -> transfers.addAll(books.preDeduct(zone, move)));
    ChainResult result =
        ledger.submit(zone, new Chain(transfers), Voucher.of(asked.actor(), leafIndex, at));
    if (result.refusal().isPresent()) {
      return new GatePassResult.NotOnBook(result.refusal().get());
    }
    GatePassRow row = new GatePassRow();
    row.zone = zone;
    row.passNo = asked.passNo();
    row.contentSha256 = digest;
    row.pieces = asked.epcs().size();
    row.heldFen = 0;
    row.actor = asked.actor();
    row.leafIndex = leafIndex;
    row.approvedAt = at;
    row.persist();
    return new GatePassResult.Approved(moves);
  }

  private List<PlannedMove> moves(String zone, String passNo, Map<String, TaggedPiece> pieces) {
    Map<String, Item> items =
        goods.items(zone, pieces.values().stream().map(TaggedPiece::item).distinct().toList());
    return pieces.values().stream()
        .map(
            piece ->
                books.plan(
                    zone,
                    piece.epc(),
                    items.get(piece.item()),
                    Place.CENTRE,
                    Place.WAREHOUSE,
                    passNo))
        .toList();
  }

  /** What a piece frees that went this way; empty unless it came back from display. */
  public Optional<Release> releasing(
      String zone, String epc, Place from, Place to, String document) {
    if (from != Place.CENTRE || to != Place.WAREHOUSE) {
      return Optional.empty();
    }
    return Optional.ofNullable(guarantees.openHolds(zone, List.of(epc)).get(epc))
        .filter(hold -> hold.purpose() == Hold.Purpose.DISPLAY)
        .map(hold -> new Release(hold, document, guarantees.releasing(hold, document)));
  }

  /** Says that the hold ended, once the ledger took it. */
  @Transactional(TxType.MANDATORY)
  public void released(Release release, long leafIndex, Instant at) {
    guarantees.ended(
        release.hold(), Guarantees.Outcome.RELEASED, release.document(), leafIndex, at);
  }
}

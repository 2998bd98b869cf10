package bondgate.server.sale;

import bondgate.server.book.Books;
import bondgate.server.book.DocumentDigest;
import bondgate.server.book.PlannedMove;
import bondgate.server.fence.Readiness;
import bondgate.server.fence.ReadyResult;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.guarantee.Drawing;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.guarantee.HoldSizing;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Sales that customs released. The hold for the display becomes free, one for the retail tax
 * 跨境电商综合税 takes its place until that tax is paid, and the piece may leave.
 */
@ApplicationScoped
public class Sales {
  private final Books books;
  private final Guarantees guarantees;
  private final HoldSizing sizing;
  private final CustomsReleases releases;
  private final Goods goods;
  private final Readiness readiness;
  private final Ledger ledger;
  private final OrderStore orders;

  @Inject
  Sales(
      Books books,
      Guarantees guarantees,
      HoldSizing sizing,
      CustomsReleases releases,
      Goods goods,
      Readiness readiness,
      Ledger ledger,
      OrderStore orders) {
    this.orders = orders;
    this.sizing = sizing;
    this.releases = releases;
    this.books = books;
    this.guarantees = guarantees;
    this.goods = goods;
    this.readiness = readiness;
    this.ledger = ledger;
  }

  /**
   * A sale as it is stated.
   *
   * @param releasedOn the day of customs' release in China; empty for the day on which it is
   *     recorded
   * @param assessedFen the tax of all pieces, if customs states it, in fen
   */
  public record Statement(
      String saleNo,
      String customsReleaseRef,
      Optional<LocalDate> releasedOn,
      OptionalLong assessedFen,
      List<String> epcs,
      String actor) {
    private String digest() {
      List<String> parts = new ArrayList<>(epcs);
      parts.add(customsReleaseRef);
      releasedOn.ifPresent(day -> parts.add("released on " + day));
      assessedFen.ifPresent(fen -> parts.add("assessed at " + fen));
      return DocumentDigest.of(parts);
    }
  }

  /** Records a sale by act {@code leafIndex}: holds and planned moves, all or none. */
  @Transactional(TxType.MANDATORY)
  public SaleResult record(String zone, Statement stated, long leafIndex, Instant at) {
    Optional<SaleRow> earlier =
        SaleRow.<SaleRow>find("zone = ?1 and saleNo = ?2", zone, stated.saleNo())
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().contentSha256.equals(stated.digest())
          ? new SaleResult.RecordedBefore(earlier.get().leafIndex)
          : new SaleResult.IsOtherwise(stated.saleNo(), earlier.get().leafIndex);
    }
    Optional<OrderHead> order = orders.head(zone, stated.saleNo());
    if (order.isPresent()) {
      return new SaleResult.IsOtherwise(stated.saleNo(), order.get().placedLeaf());
    }
    LocalDate today = CustomsReleases.day(at);
    LocalDate releasedOn = stated.releasedOn().orElse(today);
    if (releasedOn.isAfter(today)) {
      return new SaleResult.ReleasedLater(releasedOn, today);
    }
    ReadyResult ready = readiness.check(zone, stated.epcs(), Place.CENTRE, at);
    if (ready instanceof ReadyResult.NotReady notReady) {
      return new SaleResult.NotReady(notReady);
    }
    Selling selling = selling(zone, stated, ((ReadyResult.Ready) ready).pieces());
    SaleResult result = sell(zone, stated, selling, leafIndex, at);
    if (result instanceof SaleResult.Recorded) {
      releases.released(zone, stated.saleNo(), releasedOn, leafIndex, at);
    }
    return result;
  }

  /** The leaf of the sale or order that has that number, if one has. */
  OptionalLong leafOf(String zone, String saleNo) {
    return SaleRow.<SaleRow>find("zone = ?1 and saleNo = ?2", zone, saleNo)
        .firstResultOptional()
        .map(row -> OptionalLong.of(row.leafIndex))
        .orElse(OptionalLong.empty());
  }

  /**
   * What is sold.
   *
   * @param taxes our own estimate of each piece's retail tax, by tag, in the order stated
   * @param moves how each piece leaves
   * @param onBook tags of those whose move the book has reserved before
   * @param freed holds beside those on the tags that end with the sale
   */
  record Selling(
      Map<String, Long> taxes, List<PlannedMove> moves, Set<String> onBook, List<Hold> freed) {}

  /** As the goods master says it: out of the centre, and nothing was reserved before. */
  private Selling selling(String zone, Statement stated, Map<String, TaggedPiece> pieces) {
    Map<String, Item> items =
        goods.items(zone, pieces.values().stream().map(TaggedPiece::item).distinct().toList());
    Map<String, Long> taxes = new LinkedHashMap<>();
    List<PlannedMove> moves = new ArrayList<>();
    for (TaggedPiece piece : pieces.values()) {
      Item item = items.get(piece.item());
      taxes.put(piece.epc(), item.cbecTaxFen());
      moves.add(books.plan(zone, piece.epc(), item, Place.CENTRE, Place.STREET, stated.saleNo()));
    }
    return new Selling(taxes, moves, Set.of(), List.of());
  }

  /** Turns the holds of the pieces into those for their tax, and plans what is not planned yet. */
  SaleResult sell(String zone, Statement stated, Selling selling, long leafIndex, Instant at) {
    Drawing drawing = guarantees.drawing(zone, at);
    if (!drawing.uncovered().isEmpty()) {
      return new SaleResult.HoldsUncovered(drawing.uncovered());
    }
    List<Hold> shown = new ArrayList<>(guarantees.openHolds(zone, stated.epcs()).values());
    shown.addAll(selling.freed());
    shown.forEach(drawing::giveBack);
    long headroomFen = drawing.headroomFen();
    Plan plan = plan(zone, stated, selling, shown, drawing);
    if (plan.neededFen() > plan.heldFen()) {
      return new SaleResult.GuaranteeExceeded(plan.neededFen(), headroomFen);
    }
    ChainResult result =
        ledger.submit(zone, new Chain(plan.transfers()), Voucher.of(stated.actor(), leafIndex, at));
    if (result.refusal().isPresent()) {
      return new SaleResult.NotOnBook(result.refusal().get());
    }
    // The ledger holds the chain; what follows says whose it is, in the same transaction.
    shown.forEach(
        hold ->
            guarantees.ended(hold, Guarantees.Outcome.RELEASED, stated.saleNo(), leafIndex, at));
    plan.holds().forEach(hold -> guarantees.held(zone, hold, leafIndex, at));
    remember(zone, stated, plan, leafIndex, at);
    return new SaleResult.Recorded(selling.moves());
  }

  private record Plan(List<Hold> holds, List<Transfer> transfers, long neededFen) {
    long heldFen() {
      return holds.stream().mapToLong(Hold::amountFen).sum();
    }
  }

  /** All releases come first in the chain, so that the new holds find what they gave back. */
  private Plan plan(
      String zone, Statement stated, Selling selling, List<Hold> shown, Drawing drawing) {
    List<Hold> holds = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    String saleNo = stated.saleNo();
    Map<String, Long> sizes = sizing.retail(selling.taxes(), stated.assessedFen());
    shown.forEach(hold -> transfers.addAll(guarantees.releasing(hold, saleNo)));
    for (PlannedMove move : selling.moves()) {
      long fen = sizes.get(move.epc());
      if (fen > 0) {
        drawing
            .hold(move.epc(), Hold.Purpose.RETAIL, saleNo, fen)
            .ifPresent(
                hold -> {
                  holds.add(hold);
                  transfers.addAll(guarantees.holding(zone, hold));
                });
      }
      if (!selling.onBook().contains(move.epc())) {
        transfers.addAll(books.preDeduct(zone, move));
      }
    }
    return new Plan(holds, transfers, HoldSizing.sum(sizes));
  }

  private static void remember(
      String zone, Statement stated, Plan plan, long leafIndex, Instant at) {
    SaleRow row = new SaleRow();
    row.zone = zone;
    row.saleNo = stated.saleNo();
    row.customsReleaseRef = stated.customsReleaseRef();
    row.contentSha256 = stated.digest();
    row.pieces = stated.epcs().size();
    row.heldFen = plan.heldFen();
    row.actor = stated.actor();
    row.leafIndex = leafIndex;
    row.recordedAt = at;
    row.persist();
  }
}

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

  @Inject
  Sales(
      Books books,
      Guarantees guarantees,
      HoldSizing sizing,
      CustomsReleases releases,
      Goods goods,
      Readiness readiness,
      Ledger ledger) {
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
    LocalDate today = CustomsReleases.day(at);
    LocalDate releasedOn = stated.releasedOn().orElse(today);
    if (releasedOn.isAfter(today)) {
      return new SaleResult.ReleasedLater(releasedOn, today);
    }
    SaleResult result = sell(zone, stated, leafIndex, at);
    if (result instanceof SaleResult.Recorded) {
      releases.released(zone, stated.saleNo(), releasedOn, leafIndex, at);
    }
    return result;
  }

  private SaleResult sell(String zone, Statement stated, long leafIndex, Instant at) {
    ReadyResult ready = readiness.check(zone, stated.epcs(), Place.CENTRE);
    if (ready instanceof ReadyResult.NotReady notReady) {
      return new SaleResult.NotReady(notReady);
    }
    Drawing drawing = guarantees.drawing(zone, at);
    if (!drawing.uncovered().isEmpty()) {
      return new SaleResult.HoldsUncovered(drawing.uncovered());
    }
    Map<String, TaggedPiece> pieces = ((ReadyResult.Ready) ready).pieces();
    Collection<Hold> shown = guarantees.openHolds(zone, pieces.keySet()).values();
    shown.forEach(drawing::giveBack);
    long headroomFen = drawing.headroomFen();
    Plan plan = plan(zone, stated, pieces, shown, drawing);
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
    return new SaleResult.Recorded(plan.moves());
  }

  private record Plan(
      List<PlannedMove> moves, List<Hold> holds, List<Transfer> transfers, long neededFen) {
    long heldFen() {
      return holds.stream().mapToLong(Hold::amountFen).sum();
    }
  }

  /** All releases come first in the chain, so that the new holds find what they gave back. */
  private Plan plan(
      String zone,
      Statement stated,
      Map<String, TaggedPiece> pieces,
      Collection<Hold> shown,
      Drawing drawing) {
    List<PlannedMove> moves = new ArrayList<>();
    List<Hold> holds = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    String saleNo = stated.saleNo();
    Map<String, Item> items =
        goods.items(zone, pieces.values().stream().map(TaggedPiece::item).distinct().toList());
    Map<String, Long> taxes = new LinkedHashMap<>();
    stated.epcs().forEach(epc -> taxes.put(epc, items.get(pieces.get(epc).item()).cbecTaxFen()));
    Map<String, Long> sizes = sizing.retail(taxes, stated.assessedFen());
    shown.forEach(hold -> transfers.addAll(guarantees.releasing(hold, saleNo)));
    for (TaggedPiece piece : pieces.values()) {
      Item item = items.get(piece.item());
      long fen = sizes.get(piece.epc());
      if (fen > 0) {
        drawing
            .hold(piece.epc(), Hold.Purpose.RETAIL, saleNo, fen)
            .ifPresent(
                hold -> {
                  holds.add(hold);
                  transfers.addAll(guarantees.holding(zone, hold));
                });
      }
      PlannedMove move = books.plan(zone, piece.epc(), item, Place.CENTRE, Place.STREET, saleNo);
      moves.add(move);
      transfers.addAll(books.preDeduct(zone, move));
    }
    return new Plan(moves, holds, transfers, HoldSizing.sum(sizes));
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

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * 核放单 — lets pieces go from the warehouse into the centre. 保税展示交易: display outside of bonded
 * control needs a guarantee for the full potential tax, held before the pass is approved. Where the
 * centre is outside of the area, customs must let the pass go too: then one document moves the
 * book.
 */
@ApplicationScoped
public class GatePasses {
  private final Books books;
  private final Guarantees guarantees;
  private final HoldSizing sizing;
  private final Goods goods;
  private final Readiness readiness;
  private final Ledger ledger;
  private final PassDocuments documents;
  private final ListPasses listPasses;

  @Inject
  GatePasses(
      Books books,
      Guarantees guarantees,
      HoldSizing sizing,
      Goods goods,
      Readiness readiness,
      Ledger ledger,
      PassDocuments documents,
      ListPasses listPasses) {
    this.listPasses = listPasses;
    this.documents = documents;
    this.sizing = sizing;
    this.books = books;
    this.guarantees = guarantees;
    this.goods = goods;
    this.readiness = readiness;
    this.ledger = ledger;
  }

  /**
   * A pass as it is asked for.
   *
   * @param levyFen 应征金额 of all pieces, if customs states it, in fen; never for a way back
   * @param byCustoms whether customs must let it go; never for a way back
   */
  public record Application(
      String passNo, List<String> epcs, String actor, OptionalLong levyFen, boolean byCustoms) {
    private String digest() {
      List<String> parts = new ArrayList<>(epcs);
      levyFen.ifPresent(fen -> parts.add("levied at " + fen));
      if (byCustoms) {
        parts.add("by customs");
      }
      return DocumentDigest.of(parts);
    }
  }

  /** Approves a pass by act {@code leafIndex}: every planned move with its hold, all or none. */
  @Transactional(TxType.MANDATORY)
  public GatePassResult approve(String zone, Application asked, long leafIndex, Instant at) {
    String digest = asked.digest();
    Optional<GatePassResult> earlier = GatePassRow.earlier(zone, asked.passNo(), digest);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    // One number is one pass: alarms and comparisons name a pass by its number alone.
    Optional<Long> ofLists = listPasses.leafOf(zone, asked.passNo());
    if (ofLists.isPresent()) {
      return new GatePassResult.IsOtherwise(asked.passNo(), ofLists.get());
    }
    ReadyResult ready = readiness.check(zone, asked.epcs(), Place.WAREHOUSE, at);
    if (ready instanceof ReadyResult.NotReady notReady) {
      return new GatePassResult.NotReady(notReady);
    }
    Drawing drawing = guarantees.drawing(zone, at);
    if (!drawing.uncovered().isEmpty()) {
      return new GatePassResult.HoldsUncovered(drawing.uncovered());
    }
    long headroomFen = drawing.headroomFen();
    Plan plan = plan(zone, asked, ((ReadyResult.Ready) ready).pieces(), drawing);
    if (plan.neededFen() > plan.heldFen()) {
      return new GatePassResult.GuaranteeExceeded(plan.neededFen(), headroomFen);
    }
    Optional<GatePassResult> refusal = entered(zone, asked, plan, leafIndex, at);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    // The ledger holds the chain; what follows says whose it is, in the same transaction.
    plan.holds().forEach(hold -> guarantees.held(zone, hold, leafIndex, at));
    remember(zone, asked, digest, plan, leafIndex, at);
    if (asked.byCustoms()) {
      documents.remember(zone, asked.passNo(), plan.moves());
    }
    return new GatePassResult.Approved(plan.moves());
  }

  /** Each piece by itself, or all of them by one document; with the holds, all or none. */
  private Optional<GatePassResult> entered(
      String zone, Application asked, Plan plan, long leafIndex, Instant at) {
    if (asked.byCustoms()) {
      return documents.accept(zone, asked, plan.moves(), plan.transfers(), leafIndex, at);
    }
    ChainResult result =
        ledger.submit(zone, new Chain(plan.transfers()), Voucher.of(asked.actor(), leafIndex, at));
    return result.refusal().<GatePassResult>map(GatePassResult.NotOnBook::new);
  }

  private record Plan(
      List<PlannedMove> moves, List<Hold> holds, List<Transfer> transfers, long neededFen) {
    long heldFen() {
      return holds.stream().mapToLong(Hold::amountFen).sum();
    }
  }

  private Plan plan(
      String zone, Application asked, Map<String, TaggedPiece> pieces, Drawing drawing) {
    List<PlannedMove> moves = new ArrayList<>();
    List<Hold> holds = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    Map<String, Item> items =
        goods.items(zone, pieces.values().stream().map(TaggedPiece::item).distinct().toList());
    Map<String, Long> taxes = new LinkedHashMap<>();
    asked.epcs().forEach(epc -> taxes.put(epc, items.get(pieces.get(epc).item()).fullTaxFen()));
    Map<String, Long> sizes = sizing.display(taxes, asked.levyFen());
    for (TaggedPiece piece : pieces.values()) {
      Item item = items.get(piece.item());
      PlannedMove move =
          books.plan(zone, piece.epc(), item, Place.WAREHOUSE, Place.CENTRE, asked.passNo());
      moves.add(move);
      if (!asked.byCustoms()) {
        transfers.addAll(books.preDeduct(zone, move));
      }
      long fen = sizes.get(piece.epc());
      if (fen > 0) {
        drawing
            .hold(piece.epc(), Hold.Purpose.DISPLAY, asked.passNo(), fen)
            .ifPresent(
                hold -> {
                  holds.add(hold);
                  transfers.addAll(guarantees.holding(zone, hold));
                });
      }
    }
    return new Plan(moves, holds, transfers, HoldSizing.sum(sizes));
  }

  private static void remember(
      String zone, Application asked, String digest, Plan plan, long leafIndex, Instant at) {
    GatePassRow row = new GatePassRow();
    row.zone = zone;
    row.passNo = asked.passNo();
    row.contentSha256 = digest;
    row.pieces = asked.epcs().size();
    row.heldFen = plan.heldFen();
    row.byCustoms = asked.byCustoms();
    row.actor = asked.actor();
    row.leafIndex = leafIndex;
    row.approvedAt = at;
    row.persist();
  }
}

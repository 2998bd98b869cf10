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
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * 核放单 — lets pieces go from the warehouse into the centre. 保税展示交易: display outside of bonded
 * control needs a guarantee for the full potential tax, held before the pass is approved.
 */
@ApplicationScoped
public class GatePasses {
  private final Books books;
  private final Guarantees guarantees;
  private final Goods goods;
  private final Readiness readiness;
  private final Ledger ledger;

  @Inject
  GatePasses(Books books, Guarantees guarantees, Goods goods, Readiness readiness, Ledger ledger) {
    this.books = books;
    this.guarantees = guarantees;
    this.goods = goods;
    this.readiness = readiness;
    this.ledger = ledger;
  }

  /** A pass as it is asked for. */
  public record Application(String passNo, List<String> epcs, String actor) {}

  /** Approves a pass by act {@code leafIndex}: every planned move with its hold, all or none. */
  @Transactional(TxType.MANDATORY)
  public GatePassResult approve(String zone, Application asked, long leafIndex, Instant at) {
    String digest = DocumentDigest.of(asked.epcs());
    Optional<GatePassRow> earlier =
        GatePassRow.<GatePassRow>find("zone = ?1 and passNo = ?2", zone, asked.passNo())
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().contentSha256.equals(digest)
          ? new GatePassResult.ApprovedBefore(earlier.get().leafIndex)
          : new GatePassResult.IsOtherwise(asked.passNo(), earlier.get().leafIndex);
    }
    ReadyResult ready = readiness.check(zone, asked.epcs(), Place.WAREHOUSE);
    if (ready instanceof ReadyResult.NotReady notReady) {
      return new GatePassResult.NotReady(notReady);
    }
    Plan plan = plan(zone, asked.passNo(), ((ReadyResult.Ready) ready).pieces().values());
    guarantees.open(zone, at);
    long headroomFen = guarantees.headroom(zone).headroomFen();
    ChainResult result =
        ledger.submit(zone, new Chain(plan.transfers()), Voucher.of(asked.actor(), leafIndex, at));
    if (result.refusal().isPresent()) {
      TransferResult.Refusal refusal = result.refusal().get();
      return guarantees.isExceeded(zone, refusal)
          ? new GatePassResult.GuaranteeExceeded(plan.heldFen(), headroomFen)
          : new GatePassResult.NotOnBook(refusal);
    }
    // The ledger holds the chain; what follows says whose it is, in the same transaction.
    plan.holds().forEach(hold -> guarantees.held(zone, hold, leafIndex, at));
    remember(zone, asked, digest, plan, leafIndex, at);
    return new GatePassResult.Approved(plan.moves());
  }

  private record Plan(List<PlannedMove> moves, List<Hold> holds, List<Transfer> transfers) {
    long heldFen() {
      return holds.stream().mapToLong(Hold::amountFen).sum();
    }
  }

  private Plan plan(String zone, String passNo, Collection<TaggedPiece> pieces) {
    Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (TaggedPiece piece : pieces) {
      Item item = goods.item(zone, piece.item()).orElseThrow();
      PlannedMove move = books.plan(zone, piece.epc(), item, Place.WAREHOUSE, Place.CENTRE, passNo);
      plan.moves().add(move);
      plan.transfers().addAll(books.preDeduct(zone, move));
      if (item.fullTaxFen() > 0) {
        Hold hold =
            guarantees.plan(zone, piece.epc(), Hold.Purpose.DISPLAY, passNo, item.fullTaxFen());
        plan.holds().add(hold);
        plan.transfers().add(guarantees.holding(zone, hold));
      }
    }
    return plan;
  }

  private static void remember(
      String zone, Application asked, String digest, Plan plan, long leafIndex, Instant at) {
    GatePassRow row = new GatePassRow();
    row.zone = zone;
    row.passNo = asked.passNo();
    row.contentSha256 = digest;
    row.pieces = asked.epcs().size();
    row.heldFen = plan.heldFen();
    row.actor = asked.actor();
    row.leafIndex = leafIndex;
    row.approvedAt = at;
    row.persist();
  }
}

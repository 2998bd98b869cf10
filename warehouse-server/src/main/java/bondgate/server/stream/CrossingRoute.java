package bondgate.server.stream;

import bondgate.events.TagCrossing;
import bondgate.server.book.Books;
import bondgate.server.fence.FactRef;
import bondgate.server.fence.Fence;
import bondgate.server.fence.Judgement;
import bondgate.server.fence.OpenPermit;
import bondgate.server.gatepass.DisplayReturns;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one crossing from the fence's judgement over the book's entry to the fence log. */
@ApplicationScoped
class CrossingRoute {
  private final Fence fence;
  private final Books books;
  private final Goods goods;
  private final Ledger ledger;
  private final DisplayReturns displayReturns;

  @Inject
  CrossingRoute(
      Fence fence, Books books, Goods goods, Ledger ledger, DisplayReturns displayReturns) {
    this.fence = fence;
    this.books = books;
    this.goods = goods;
    this.ledger = ledger;
    this.displayReturns = displayReturns;
  }

  void crossed(FactRef ref, TagCrossing crossing) {
    Judgement judgement = fence.judge(ref.zone(), crossing);
    if (judgement.move().isPresent()) {
      Optional<DisplayReturns.Release> release = release(ref, crossing.epc(), judgement);
      List<Transfer> transfers =
          new ArrayList<>(transfers(ref, crossing.epc(), judgement, judgement.move().get()));
      release.ifPresent(freed -> transfers.addAll(freed.ends()));
      ChainResult result = ledger.submit(ref.zone(), new Chain(transfers), voucher(ref));
      if (result.refusal().isPresent()) {
        // The goods went through whatever the book says; the officer must see it, the stream goes
        // on.
        judgement = judgement.notOnBook(result.refusal().get().toString());
      } else {
        release.ifPresent(
            freed -> displayReturns.released(freed, ref.leafIndex(), ref.committedAt()));
      }
    }
    fence.crossed(ref, crossing, judgement);
  }

  /** Goods that are back from display need no guarantee any more. */
  private Optional<DisplayReturns.Release> release(FactRef ref, String epc, Judgement judgement) {
    return judgement
        .permit()
        .flatMap(
            permit ->
                displayReturns.releasing(
                    ref.zone(),
                    epc,
                    judgement.move().get().from(),
                    judgement.move().get().to(),
                    permit.document()));
  }

  private static Voucher voucher(FactRef ref) {
    return new Voucher(ref.device(), ref.leafIndex(), ref.seenAt(), ref.committedAt());
  }

  private List<Transfer> transfers(
      FactRef ref, String epc, Judgement judgement, Judgement.Move move) {
    if (judgement.permit().isPresent()) {
      OpenPermit permit = judgement.permit().get();
      return books.deduct(permit.moveId(), permit.document());
    }
    String cause = "%s/%d/%d".formatted(ref.device(), ref.epoch(), ref.seq());
    List<Transfer> transfers = new ArrayList<>();
    judgement.withdrawn().stream()
        .map(OpenPermit::moveId)
        .distinct()
        .forEach((TransferId id) -> transfers.addAll(books.withdraw(id, cause)));
    String code = goods.piece(ref.zone(), epc).orElseThrow().item();
    Item item = goods.item(ref.zone(), code).orElseThrow();
    transfers.addAll(books.unplanned(ref.zone(), epc, item, move.from(), move.to(), cause));
    return transfers;
  }
}

package bondgate.server.stream;

import bondgate.events.TagCrossing;
import bondgate.server.book.Books;
import bondgate.server.fence.FactRef;
import bondgate.server.fence.Fence;
import bondgate.server.fence.Judgement;
import bondgate.server.fence.OpenPermit;
import bondgate.server.goods.Goods;
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

/** Takes one crossing from the fence's judgement over the book's entry to the fence log. */
@ApplicationScoped
class CrossingRoute {
  private final Fence fence;
  private final Books books;
  private final Goods goods;
  private final Ledger ledger;

  @Inject
  CrossingRoute(Fence fence, Books books, Goods goods, Ledger ledger) {
    this.fence = fence;
    this.books = books;
    this.goods = goods;
    this.ledger = ledger;
  }

  void crossed(FactRef ref, TagCrossing crossing) {
    Judgement judgement = fence.judge(ref.zone(), crossing);
    if (judgement.move().isPresent()) {
      Chain chain = new Chain(transfers(ref, crossing.epc(), judgement, judgement.move().get()));
      ChainResult result = ledger.submit(ref.zone(), chain, voucher(ref));
      if (result.refusal().isPresent()) {
        // The goods went through whatever the book says; the officer must see it, the stream goes
        // on.
        judgement = judgement.notOnBook(result.refusal().get().toString());
      }
    }
    fence.crossed(ref, crossing, judgement);
  }

  private static Voucher voucher(FactRef ref) {
    return new Voucher(ref.device(), ref.leafIndex(), ref.seenAt(), ref.committedAt());
  }

  private List<Transfer> transfers(
      FactRef ref, String epc, Judgement judgement, Judgement.Move move) {
    if (judgement.permit().isPresent()) {
      OpenPermit permit = judgement.permit().get();
      return List.of(books.deduct(permit.moveId(), permit.document()));
    }
    String cause = "%s/%d/%d".formatted(ref.device(), ref.epoch(), ref.seq());
    List<Transfer> transfers = new ArrayList<>();
    judgement.withdrawn().stream()
        .map(OpenPermit::moveId)
        .distinct()
        .forEach((TransferId id) -> transfers.add(books.withdraw(id, cause)));
    String item = goods.piece(ref.zone(), epc).orElseThrow().item();
    transfers.add(books.unplanned(ref.zone(), epc, item, move.from(), move.to(), cause));
    return transfers;
  }
}

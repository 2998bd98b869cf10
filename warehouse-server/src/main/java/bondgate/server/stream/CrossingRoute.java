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
import bondgate.server.goods.Place;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import bondgate.server.sale.OrderAct;
import bondgate.server.sale.OrderDepartures;
import bondgate.server.sale.Reservations;
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
  private final Reservations reservations;
  private final OrderDepartures departures;

  @Inject
  CrossingRoute(
      Fence fence,
      Books books,
      Goods goods,
      Ledger ledger,
      DisplayReturns displayReturns,
      Reservations reservations,
      OrderDepartures departures) {
    this.reservations = reservations;
    this.departures = departures;
    this.fence = fence;
    this.books = books;
    this.goods = goods;
    this.ledger = ledger;
    this.displayReturns = displayReturns;
  }

  void crossed(FactRef ref, TagCrossing crossing) {
    Judgement judgement = fence.judge(ref, crossing);
    if (judgement.move().isPresent()) {
      Optional<DisplayReturns.Release> release = release(ref, crossing.epc(), judgement);
      Optional<Reservations.Reservation> broken = broken(ref, crossing.epc(), judgement);
      List<Transfer> transfers =
          new ArrayList<>(transfers(ref, crossing.epc(), judgement, judgement.move().get()));
      broken.ifPresent(
          order -> transfers.addAll(0, books.withdraw(order.moveId(), order.saleNo())));
      release.ifPresent(freed -> transfers.addAll(freed.ends()));
      Optional<TransferResult.Refusal> refusal = submitted(ref, transfers);
      if (refusal.isPresent()) {
        // The goods went through whatever the book says; the officer must see it, the stream goes
        // on.
        judgement = judgement.notOnBook(refusal.get().toString());
      } else {
        release.ifPresent(
            freed -> displayReturns.released(freed, ref.leafIndex(), ref.committedAt()));
        broken.ifPresent(order -> departures.missing(act(ref, order.saleNo()), crossing.epc()));
        leftBy(judgement)
            .ifPresent(document -> departures.left(act(ref, document), crossing.epc()));
      }
    }
    fence.crossed(ref, crossing, judgement);
  }

  /** What goes by a document of customs makes no entry at its crossing. */
  private Optional<TransferResult.Refusal> submitted(FactRef ref, List<Transfer> transfers) {
    return transfers.isEmpty()
        ? Optional.empty()
        : ledger.submit(ref.zone(), new Chain(transfers), voucher(ref)).refusal();
  }

  /** An order that has reserved the piece, and loses it as it goes where nobody let it. */
  private Optional<Reservations.Reservation> broken(FactRef ref, String epc, Judgement judgement) {
    if (judgement.move().get().to() != Place.INVESTIGATION) {
      return Optional.empty();
    }
    return Optional.ofNullable(reservations.of(ref.zone(), List.of(epc)).get(epc))
        .filter(order -> !order.released() && !order.missing());
  }

  /** The document by which it left, if it did. */
  private static Optional<String> leftBy(Judgement judgement) {
    return judgement.move().filter(move -> move.to() == Place.STREET).isPresent()
        ? judgement.permit().map(OpenPermit::document)
        : Optional.empty();
  }

  private static OrderAct act(FactRef ref, String saleNo) {
    return new OrderAct(ref.zone(), saleNo, ref.device(), ref.leafIndex(), ref.committedAt());
  }

  /** Goods that are back from display need no guarantee any more. */
  private Optional<DisplayReturns.Release> release(FactRef ref, String epc, Judgement judgement) {
    return judgement
        .permit()
        .filter(permit -> !permit.byDocument())
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
      return permit.byDocument() ? List.of() : books.deduct(permit.moveId(), permit.document());
    }
    String cause = "%s/%d/%d".formatted(ref.device(), ref.epoch(), ref.seq());
    List<Transfer> transfers = new ArrayList<>();
    judgement.withdrawn().stream()
        .filter(permit -> !permit.byDocument())
        .map(OpenPermit::moveId)
        .distinct()
        .forEach((TransferId id) -> transfers.addAll(books.withdraw(id, cause)));
    String code = goods.piece(ref.zone(), epc).orElseThrow().item();
    Item item = goods.item(ref.zone(), code).orElseThrow();
    transfers.addAll(books.unplanned(ref.zone(), epc, item, move.from(), move.to(), cause));
    return transfers;
  }
}

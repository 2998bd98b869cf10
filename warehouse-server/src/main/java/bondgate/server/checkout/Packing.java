package bondgate.server.checkout;

import bondgate.server.courier.Consignee;
import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.courier.ScanResult;
import bondgate.server.goods.Goods;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 打包 — what the staff of the warehouse do with parcels: pack them, and say that one was signed for.
 */
@ApplicationScoped
public class Packing {
  private static final int MOST = 200;

  private final Parcels parcels;
  private final Orders orders;
  private final Goods goods;
  private final Sending sending;
  private final InstantSource clock;

  @Inject
  Packing(Parcels parcels, Orders orders, Goods goods, Sending sending, InstantSource clock) {
    this.parcels = parcels;
    this.orders = orders;
    this.goods = goods;
    this.sending = sending;
    this.clock = clock;
  }

  /** What is to be done next with a parcel. */
  public enum Todo {
    /** Customs released it: its pieces are to be scanned into it. */
    PACK,
    /** It is packed: it goes out through the warehouse's gate. */
    CARRY_OUT,
    /** It is on its way: whoever learns of it says that it was signed for. */
    AWAIT_SIGNATURE
  }

  /**
   * A parcel as the staff see it.
   *
   * @param since since when there is that to do
   * @param pieces its pieces, those of one item together
   * @param to to whom it goes, for the label; only from when it is packed until it is gone
   */
  public record Job(
      String saleNo,
      String waybillNo,
      Todo todo,
      Instant since,
      List<JobPiece> pieces,
      Optional<Consignee> to) {
    /** Keeps a copy. */
    public Job {
      pieces = List.copyOf(pieces);
    }

    /** How many are still to be scanned. */
    public long missing() {
      return pieces.stream().filter(piece -> !piece.scanned()).count();
    }
  }

  /** A piece of a parcel. */
  public record JobPiece(String epc, String item, boolean scanned) {}

  /** What a scan came to. */
  public sealed interface Scan {
    /** It belongs there. */
    record Taken(long missing) implements Scan {}

    /** It was scanned before. */
    record Again() implements Scan {}

    /**
     * It is no piece of this parcel.
     *
     * @param item its item, if the tag is one of ours
     */
    record Wrong(String epc, Optional<String> item) implements Scan {}

    /** The parcel is not to be packed now. */
    record NothingToPack() implements Scan {}
  }

  /** The parcels that somebody has to do something with: what is to be packed before the rest. */
  public List<Job> jobs(String zone) {
    return parcels.booked(zone, MOST).stream()
        .flatMap(parcel -> job(parcel, false).stream())
        .toList();
  }

  /** The parcel of that order, while there is something to do with it. */
  public Optional<Job> job(String zone, String saleNo) {
    return parcels.view(zone, saleNo).flatMap(parcel -> job(parcel, true));
  }

  private Optional<Job> job(ParcelView parcel, boolean withLabel) {
    Optional<OrderView> order = orders.view(parcel.zone(), parcel.saleNo());
    Optional<Todo> todo = order.flatMap(view -> todo(parcel, view.state()));
    if (todo.isEmpty() || parcel.waybillNo().isEmpty()) {
      return Optional.empty();
    }
    boolean label = withLabel && todo.get() == Todo.CARRY_OUT;
    return Optional.of(
        new Job(
            parcel.saleNo(),
            parcel.waybillNo().get(),
            todo.get(),
            order.get().state().since(),
            order.get().pieces().stream()
                .map(
                    piece ->
                        new JobPiece(
                            piece.epc(), piece.item(), parcel.scanned().contains(piece.epc())))
                .sorted(Comparator.comparing(JobPiece::item).thenComparing(JobPiece::epc))
                .toList(),
            label ? parcels.consignee(parcel.zone(), parcel.saleNo()) : Optional.empty()));
  }

  private static Optional<Todo> todo(ParcelView parcel, OrderState state) {
    if (parcel.cancelled() || parcel.deliveredAt().isPresent()) {
      return Optional.empty();
    }
    if (state instanceof OrderState.Gone) {
      return Optional.of(Todo.AWAIT_SIGNATURE);
    }
    if (!(state instanceof OrderState.Released)) {
      return Optional.empty();
    }
    return Optional.of(parcel.packedAt().isPresent() ? Todo.CARRY_OUT : Todo.PACK);
  }

  /** A tag is put into the parcel of an order that customs released. */
  public Scan scan(String zone, String saleNo, String epc, String by) {
    Optional<OrderView> order =
        orders.view(zone, saleNo).filter(view -> view.state() instanceof OrderState.Released);
    if (order.isEmpty()) {
      return new Scan.NothingToPack();
    }
    Set<String> pieces =
        order.get().pieces().stream().map(OrderView.Piece::epc).collect(Collectors.toSet());
    ScanResult result = parcels.scan(zone, saleNo, epc, pieces, by, clock.instant());
    if (result instanceof ScanResult.Taken taken) {
      return new Scan.Taken(taken.missing());
    }
    if (result instanceof ScanResult.Wrong) {
      return new Scan.Wrong(epc, goods.piece(zone, epc).map(TaggedPiece::item));
    }
    return result instanceof ScanResult.Again ? new Scan.Again() : new Scan.NothingToPack();
  }

  /** Somebody learnt that a parcel was signed for; false if it is not on its way. */
  public boolean signedFor(String zone, String saleNo, String by) {
    boolean onItsWay =
        job(zone, saleNo).filter(job -> job.todo() == Todo.AWAIT_SIGNATURE).isPresent();
    if (onItsWay) {
      Instant now = clock.instant();
      sending.delivered(zone, saleNo, now, by, now);
    }
    return onItsWay;
  }
}

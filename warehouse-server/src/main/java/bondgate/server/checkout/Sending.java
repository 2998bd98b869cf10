package bondgate.server.checkout;

import bondgate.server.courier.CourierUnreachableException;
import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.courier.Postage;
import bondgate.server.customs.ParcelMessages;
import bondgate.server.customs.Party;
import bondgate.server.customs.RequestResult;
import bondgate.server.sale.Channel;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries parcels on beside their orders: asks for the waybill before the order is declared,
 * cancels the parcel of an order that ended without a sale, and tells customs when it was signed
 * for.
 */
@ApplicationScoped
class Sending {
  private static final Logger LOG = Logger.getLogger(Sending.class);
  private static final int MOST = 500;
  private static final String COURIER = "courier";

  private final Parcels parcels;
  private final Postage postage;
  private final Orders orders;
  private final ParcelMessages messages;
  private final Calls calls;
  private final Duration every;

  // Both of the checkout's thread.
  private Instant lookedAt = Instant.MIN;
  private String lookedUpTo = "";

  @Inject
  Sending(
      Parcels parcels,
      Postage postage,
      Orders orders,
      ParcelMessages messages,
      Calls calls,
      @ConfigProperty(name = "bondgate.courier.ask-every") Duration every) {
    this.parcels = parcels;
    this.postage = postage;
    this.orders = orders;
    this.messages = messages;
    this.calls = calls;
    this.every = every;
  }

  /** Whether it is known where an order goes: one by courier needs a parcel. */
  boolean isKnownWhere(OrderView order) {
    return order.channel() == Channel.PICK_UP
        || parcels
            .view(order.zone(), order.saleNo())
            .filter(parcel -> !parcel.cancelled())
            .isPresent();
  }

  /**
   * How an order travels that is about to be declared; empty for one that its buyer carries away.
   *
   * @throws CourierUnreachableException if the courier has no waybill number now
   * @throws IllegalStateException if nobody knows where it should go
   */
  Optional<Dispatch> dispatch(OrderView order, Instant now) throws CourierUnreachableException {
    if (order.channel() == Channel.PICK_UP) {
      return Optional.empty();
    }
    Optional<String> waybillNo = parcels.book(order.zone(), order.saleNo(), now);
    if (waybillNo.isEmpty()) {
      throw new IllegalStateException("order " + order.saleNo() + " has no parcel");
    }
    return Optional.of(
        new Dispatch(
            new Party(postage.firmCode(), postage.firmName()),
            waybillNo.get(),
            parcels.consignee(order.zone(), order.saleNo()).orElseThrow()));
  }

  /** Looks after some of the parcels, not more often than is set; all have their turn. */
  void look(String zone, Instant now) {
    if (lookedAt.plus(every).isAfter(now)) {
      return;
    }
    lookedAt = now;
    List<ParcelView> some = parcels.open(zone, lookedUpTo, MOST);
    for (ParcelView parcel : some) {
      try {
        look(parcel, now);
      } catch (CourierUnreachableException | RuntimeException e) {
        LOG.warnf("parcel %s goes on later: %s", parcel.saleNo(), e.getMessage());
      }
    }
    lookedUpTo = some.size() < MOST ? "" : some.get(some.size() - 1).saleNo();
  }

  /** Does for a parcel what is to be done now; nothing twice. */
  void look(ParcelView parcel, Instant now) throws CourierUnreachableException {
    OrderState state =
        orders.view(parcel.zone(), parcel.saleNo()).map(OrderView::state).orElse(null);
    if (state == null) {
      if (parcel.keptSince().plus(Leftovers.WITHOUT_ORDER).isBefore(now)) {
        parcels.forget(parcel.zone(), parcel.saleNo());
      }
    } else if (parcel.deliveredAt().isPresent()) {
      tellCustoms(parcel.zone(), parcel.saleNo(), parcel.deliveredAt().get(), now);
    } else if (state instanceof OrderState.Gone gone) {
      Optional<Instant> signed = parcels.signedAt(parcel, gone.since(), now);
      signed.ifPresent(at -> delivered(parcel.zone(), parcel.saleNo(), at, COURIER, now));
    } else if (hasEnded(state)) {
      parcels.cancel(parcel, now);
    }
  }

  private static boolean hasEnded(OrderState state) {
    return state instanceof OrderState.Cancelled
        || state instanceof OrderState.RefundDue
        || state instanceof OrderState.Refunded
        || state instanceof OrderState.Returned;
  }

  /** It was signed for; said again, nothing happens. */
  void delivered(String zone, String saleNo, Instant at, String by, Instant now) {
    if (parcels.delivered(zone, saleNo, at, by)) {
      // A crash here: the next look tells customs.
      tellCustoms(zone, saleNo, at, now);
    }
  }

  private void tellCustoms(String zone, String saleNo, Instant at, Instant now) {
    RequestResult result = messages.delivered(zone, saleNo, at, now);
    if (result instanceof RequestResult.Invalid invalid) {
      LOG.errorf("parcel %s: %d findings speak against CEB513", saleNo, invalid.findings().size());
      calls.serverCalls(zone, "", "deliveredNotTold", saleNo, now);
      return;
    }
    // Not declared: the logistics enterprise sends its messages itself.
    parcels.customsTold(zone, saleNo, now);
  }
}

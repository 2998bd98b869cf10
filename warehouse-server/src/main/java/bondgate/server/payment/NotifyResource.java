package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.Notice;
import bondgate.server.payment.PaymentProvider.NoticeReply;
import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.PaymentProvider.NoticeResult;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where providers tell what happened. The bytes are read as they came, and their signature is
 * verified before anything in them is believed. A provider sends again what was not taken, so
 * everything may come twice, late and out of order.
 */
@PermitAll
@Path("/api/v1/payments/{provider}/notify")
class NotifyResource {
  private static final Logger LOG = Logger.getLogger(NotifyResource.class);
  private static final int LONGEST = 65_536;

  private final PaymentProviders providers;
  private final PaymentCards cards;
  private final RefundCards refunds;
  private final ProviderTalk talk;
  private final InstantSource clock;

  @Inject
  NotifyResource(
      PaymentProviders providers,
      PaymentCards cards,
      RefundCards refunds,
      ProviderTalk talk,
      InstantSource clock) {
    this.providers = providers;
    this.cards = cards;
    this.refunds = refunds;
    this.talk = talk;
    this.clock = clock;
  }

  /** Takes a notification; a success only after it is durable. */
  @POST
  @Blocking
  @Operation(
      summary = "Where payment firms tell what happened, signed by them; answered in their words")
  @APIResponse(responseCode = "200", description = "taken; it is durable")
  public Response take(@RestPath String provider, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    PaymentProvider sender = providers.named(provider).orElse(null);
    if (sender == null) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      return response(sender.notTaken(413, "longer than %d bytes".formatted(LONGEST)));
    }
    Map<String, String> named = new LinkedHashMap<>();
    headers.getRequestHeaders().forEach((name, values) -> named.put(name, values.get(0)));
    Instant now = clock.instant();
    return response(take(sender, new NoticeRequest(named, bytes), now));
  }

  private NoticeReply take(PaymentProvider sender, NoticeRequest request, Instant now) {
    NoticeResult result = sender.read(request, now);
    if (result instanceof NoticeResult.Forged forged) {
      return notTaken(sender, 401, "not signed by the provider", forged.why());
    }
    if (result instanceof NoticeResult.OutOfTime out) {
      return notTaken(sender, 401, "signed at another time", out.why());
    }
    if (result instanceof NoticeResult.Unreadable unreadable) {
      return notTaken(sender, 400, "not understood", unreadable.why());
    }
    Notice notice = ((NoticeResult.Genuine) result).notice();
    Wire wire = new Wire(request.body(), RawExchange.utf8(sender.taken().body()));
    if (notice instanceof Notice.OfPayment paid) {
      return take(sender, paid, wire, now);
    }
    if (notice instanceof Notice.OfRefund refund) {
      return take(sender, refund, wire, now);
    }
    return sender.taken();
  }

  private NoticeReply take(PaymentProvider sender, Notice.OfPayment paid, Wire wire, Instant now) {
    PaymentRow card = ours(sender, paid.paymentNo());
    if (card == null) {
      return notTaken(sender, 404, "unknown payment", "no such payment here");
    }
    talk.take(card, paid.money(), RawExchange.About.NOTICE, wire, now);
    // Durable: what happens to the answer from here on, the provider's repeat finds it.
    return sender.taken();
  }

  private NoticeReply take(PaymentProvider sender, Notice.OfRefund told, Wire wire, Instant now) {
    PaymentRow card = ours(sender, told.paymentNo());
    boolean known =
        card != null
            && refunds.ofPayment(card.paymentNo()).stream()
                .anyMatch(refund -> refund.refundNo().equals(told.refundNo()));
    if (!known) {
      return notTaken(sender, 404, "unknown refund", "no such refund here");
    }
    refunds.stands(card, told.refundNo(), told.standing(), RawExchange.About.NOTICE, wire, now);
    return sender.taken();
  }

  /** The payment, if it is that provider's, and real or not as that is. */
  private PaymentRow ours(PaymentProvider sender, String paymentNo) {
    return cards
        .find(paymentNo)
        .filter(row -> row.provider().equals(sender.name()) && row.sandbox() == sender.sandbox())
        .orElse(null);
  }

  private static NoticeReply notTaken(PaymentProvider sender, int status, String word, String why) {
    LOG.warnf("a notification of %s was not taken: %s", sender.name(), why);
    return sender.notTaken(status, word);
  }

  private static Response response(NoticeReply reply) {
    Response.ResponseBuilder response = Response.status(reply.status());
    return reply.body().isEmpty()
        ? response.build()
        : response.type(reply.mediaType()).entity(reply.body()).build();
  }
}

package bondgate.server.payment;

import bondgate.server.payment.SandboxPage.Stands;
import bondgate.server.payment.SandboxPayment.Notify;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The page that a shopper of the sandbox sees after scanning a code, and the switches of
 * demonstrations and tests: {@code POST} with none of the parameters is the shopper who pays as
 * asked.
 */
@PermitAll
@Path(PaymentSandbox.ROOT)
class SandboxPayResource {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
  private static final long MOST_DELAY_MS = 86_400_000;
  private static final long MOST_FEN = 100_000_000L;

  private final PaymentSandbox sandbox;
  private final InstantSource clock;

  @Inject
  SandboxPayResource(PaymentSandbox sandbox, InstantSource clock) {
    this.sandbox = sandbox;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "payment")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance pay(SandboxPage page);
  }

  /** The page. */
  @GET
  @Path("/pay/{code}")
  @Produces(MediaType.TEXT_HTML)
  public Response page(
      @RestPath String code,
      @QueryParam("lang") String asked,
      @CookieParam("bondgate-lang") String chosen) {
    if (!sandbox.isOn()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    boolean english = "en".equals(asked) || (asked == null && "en".equals(chosen));
    Optional<SandboxTrade> trade = sandbox.parts().books().ofCode(code);
    SandboxPage page =
        new SandboxPage(
            english ? "en" : "zh",
            english ? "zh" : "en",
            trade.map(this::stands).orElse(Stands.UNKNOWN),
            trade.map(SandboxPayResource::yuan).orElse(""),
            trade.map(SandboxTrade::description).orElse(""),
            trade.map(t -> CLOCK.format(Instant.ofEpochMilli(t.expiresAtMs()))).orElse(""));
    return Response.status(trade.isEmpty() ? 404 : 200)
        .entity(Templates.pay(page).setAttribute(MessageBundles.ATTRIBUTE_LOCALE, page.lang()))
        .build();
  }

  private Stands stands(SandboxTrade trade) {
    return switch (trade.state()) {
      case PAID -> Stands.PAID;
      case CLOSED -> Stands.CLOSED;
      case NOT_PAID -> clock.millis() < trade.expiresAtMs() ? Stands.PAYABLE : Stands.EXPIRED;
    };
  }

  private static String yuan(SandboxTrade trade) {
    long fen = trade.state() == SandboxTrade.State.PAID ? trade.paidFen() : trade.amountFen();
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /**
   * The shopper pays; back to the page.
   *
   * @param payer {@code SAME}, {@code OTHER} or {@code UNKNOWN}
   * @param notify {@code ONCE}, {@code TWICE}, {@code FORGED} or {@code NEVER}
   * @param late whether the money comes though the trade is over
   */
  @POST
  @Path("/pay/{code}")
  public Response pay(
      @RestPath String code,
      @FormParam("lang") @DefaultValue("zh") String lang,
      @FormParam("payer") @DefaultValue("SAME") PayerCheck payer,
      @FormParam("amountFen") @DefaultValue("0") long amountFen,
      @FormParam("notify") @DefaultValue("ONCE") Notify notify,
      @FormParam("delayMs") @DefaultValue("0") long delayMs,
      @FormParam("late") @DefaultValue("false") boolean late) {
    Optional<SandboxTrade> trade = ofCode(code);
    if (trade.isEmpty()
        || delayMs < 0
        || delayMs > MOST_DELAY_MS
        || amountFen < 0
        || amountFen > MOST_FEN) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    sandbox.pay(
        trade.get().paymentNo(),
        new SandboxPayment(amountFen, payer, notify, Duration.ofMillis(delayMs), late));
    return Response.seeOther(
            URI.create(PaymentSandbox.PAY + code + "?lang=" + (lang.equals("en") ? "en" : "zh")))
        .build();
  }

  /** The provider tells us of the payment, again. */
  @POST
  @Path("/pay/{code}/notify")
  public Response tell(
      @RestPath String code, @FormParam("notify") @DefaultValue("ONCE") Notify notify) {
    return on(code, trade -> sandbox.tell(trade.paymentNo(), notify, Duration.ZERO));
  }

  /** What becomes of refunds of that payment. */
  @POST
  @Path("/pay/{code}/refunds")
  public Response refunds(
      @RestPath String code, @FormParam("become") SandboxTrade.RefundOutcome become) {
    return on(code, trade -> sandbox.parts().books().refundsBecome(trade.paymentNo(), become));
  }

  /** A refund ends. */
  @POST
  @Path("/pay/{code}/refunds/{refundNo}")
  public Response endRefund(
      @RestPath String code,
      @RestPath String refundNo,
      @FormParam("well") @DefaultValue("true") boolean well) {
    return on(code, trade -> sandbox.endRefund(trade.paymentNo(), refundNo, well));
  }

  /** The gateways are at fault, or work again. */
  @POST
  @Path("/gateway")
  public Response gateway(@FormParam("down") @DefaultValue("false") boolean down) {
    if (!sandbox.isOn()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    sandbox.down(down);
    return Response.noContent().build();
  }

  private interface Change {
    void of(SandboxTrade trade);
  }

  private Response on(String code, Change change) {
    Optional<SandboxTrade> trade = ofCode(code);
    trade.ifPresent(change::of);
    return Response.status(trade.isEmpty() ? 404 : 204).build();
  }

  private Optional<SandboxTrade> ofCode(String code) {
    return sandbox.isOn() ? sandbox.parts().books().ofCode(code) : Optional.empty();
  }
}

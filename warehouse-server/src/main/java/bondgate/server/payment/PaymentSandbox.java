package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The local provider that behaves as WeChat Pay and Alipay do, over HTTP on this server's own port,
 * and what a demonstration or a test lets its shoppers do. No money is real.
 */
@ApplicationScoped
public class PaymentSandbox {
  static final String ROOT = "/sandbox/payments";
  static final String PAY = ROOT + "/pay/";

  /** After whom the notifications need. */
  private static final int LATE = 19_000;

  private final boolean on;
  private final Path folder;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final OwnAddress own;
  private final AtomicBoolean down = new AtomicBoolean();
  private Parts parts;

  /** What it is made of, on first use. */
  record Parts(
      SandboxKeys keys,
      SandboxBooks books,
      SandboxWeChat weChat,
      SandboxAlipay alipay,
      SandboxNotices notices) {}

  @Inject
  PaymentSandbox(
      @ConfigProperty(name = "bondgate.payment.sandbox", defaultValue = "false") boolean on,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") String data,
      RandomGenerator random,
      InstantSource clock,
      OwnAddress own) {
    this.on = on;
    this.folder = Path.of(data).resolve("payment-sandbox");
    this.random = random;
    this.clock = clock;
    this.own = own;
  }

  /** Whether it is set up. */
  public boolean isOn() {
    return on;
  }

  /** While it is down its gateways answer nothing but that they are at fault. */
  public void down(boolean isDown) {
    down.set(isDown);
  }

  boolean isDown() {
    return down.get();
  }

  synchronized Parts parts() {
    if (!on) {
      throw new IllegalStateException(
          "there is no payment sandbox: bondgate.payment.sandbox=false");
    }
    if (parts == null) {
      try {
        SandboxKeys keys = SandboxKeys.readOrMake(folder, random);
        SandboxBooks books = new SandboxBooks(folder.resolve("trades.jsonl"), random);
        parts =
            new Parts(
                keys,
                books,
                new SandboxWeChat(books, keys, random),
                new SandboxAlipay(books, keys),
                new SandboxNotices(
                    new SandboxOwed(folder.resolve("notices.jsonl")), this::notice, clock));
      } catch (IOException e) {
        throw new UncheckedIOException("the payment sandbox: " + e.getMessage(), e);
      }
    }
    return parts;
  }

  /** The merchant's account at the sandbox, once the server listens. */
  WeChatAccount weChat() {
    SandboxKeys keys = parts().keys();
    return new WeChatAccount(
        SandboxKeys.MERCHANT,
        SandboxKeys.APP,
        SandboxKeys.CERTIFICATE,
        keys.merchantPrivatePem(),
        keys.apiV3Key(),
        SandboxKeys.PUBLIC_KEY_ID,
        keys.providerPublicPem(),
        URI.create(own.base() + ROOT + "/" + WeChatAccount.NAME),
        PaymentProviders.notifyUrl(own.base(), WeChatAccount.NAME),
        Optional.of(new WeChatAccount.Declaring(keys.apiV2Key(), "GUANGZHOU_ZS", "5201960000")),
        true);
  }

  /** The application's account at the sandbox, once the server listens. */
  AlipayAccount alipay() {
    SandboxKeys keys = parts().keys();
    return new AlipayAccount(
        SandboxKeys.ALIPAY_APP,
        keys.merchantPrivatePem(),
        keys.providerPublicPem(),
        URI.create(own.base() + ROOT + "/alipay/gateway.do"),
        PaymentProviders.notifyUrl(own.base(), AlipayAccount.NAME),
        Optional.of(new AlipayAccount.Declaring("ZONGSHU", "5201960000", "示例企业")),
        Optional.of(SandboxKeys.ALIPAY_MERCHANT),
        true);
  }

  /** What became of a shopper's try to pay. */
  public enum Outcome {
    PAID,
    PAID_BEFORE,
    CLOSED,
    EXPIRED,
    UNKNOWN
  }

  /** A shopper pays, and the provider tells us of it as it was told to. */
  public Outcome pay(String paymentNo, SandboxPayment how) {
    SandboxBooks books = parts().books();
    Optional<SandboxTrade> trade = books.find(paymentNo);
    if (trade.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    String payer =
        switch (how.payer()) {
          case SAME -> "SAME";
          case OTHER -> "DIFFERENT";
          case UNKNOWN -> "UNCHECKED";
        };
    long fen = how.amountFen() == 0 ? trade.get().amountFen() : how.amountFen();
    // Owed before it is paid: a kill between the two leaves nothing untold.
    List<SandboxOwed.Notice> owed = owe(paymentNo, how.notice(), how.delay());
    SandboxBooks.PayOutcome outcome =
        books.pay(paymentNo, fen, payer, how.evenIfOver(), clock.instant());
    boolean paid = outcome == SandboxBooks.PayOutcome.PAID;
    owed.forEach(paid ? parts().notices()::send : parts().notices()::drop);
    return Outcome.valueOf(outcome.name());
  }

  /** Tells us of a payment, again if it did before. */
  public void tell(String paymentNo, SandboxPayment.Notify what, Duration delay) {
    owe(paymentNo, what, delay).forEach(parts().notices()::send);
  }

  private List<SandboxOwed.Notice> owe(
      String paymentNo, SandboxPayment.Notify what, Duration delay) {
    SandboxNotices notices = parts().notices();
    return switch (what) {
      case ONCE -> List.of(notices.owe(SandboxOwed.About.PAID, paymentNo, "", delay));
      case TWICE ->
          List.of(
              notices.owe(SandboxOwed.About.PAID, paymentNo, "", delay),
              notices.owe(SandboxOwed.About.PAID, paymentNo, "", delay));
      case FORGED -> List.of(notices.owe(SandboxOwed.About.FORGED, paymentNo, "", delay));
      case NEVER -> List.of();
    };
  }

  /** What is owed, ready to be sent; empty where nothing was paid after all. */
  private Optional<SandboxNotices.Notice> notice(SandboxOwed.Notice owed) {
    String no = owed.paymentNo();
    return parts()
        .books()
        .find(no)
        .filter(trade -> trade.state() == SandboxTrade.State.PAID)
        .map(
            trade ->
                switch (owed.about()) {
                  case PAID -> notice(trade, () -> paidNotice(no));
                  case FORGED -> notice(trade, () -> forged(no));
                  case REFUND -> notice(trade, () -> refundNotice(no, owed.refundNo()));
                });
  }

  private static SandboxNotices.Notice notice(SandboxTrade trade, Supplier<NoticeRequest> made) {
    boolean alipay = trade.provider().equals(AlipayAccount.NAME);
    return new SandboxNotices.Notice(
        trade.notifyUrl(),
        made,
        alipay ? "application/x-www-form-urlencoded" : "application/json",
        alipay ? "success" : "");
  }

  /** The notification of a payment as it would be sent now. */
  NoticeRequest paidNotice(String paymentNo) {
    SandboxTrade trade = parts().books().find(paymentNo).orElseThrow();
    return trade.provider().equals(AlipayAccount.NAME)
        ? parts().alipay().paidNotice(trade, clock.instant(), false)
        : parts().weChat().paidNotice(trade, clock.instant());
  }

  /** The same bytes, signed by somebody else. */
  NoticeRequest forged(String paymentNo) {
    SandboxTrade trade = parts().books().find(paymentNo).orElseThrow();
    if (trade.provider().equals(AlipayAccount.NAME)) {
      return parts().alipay().paidNotice(trade, clock.instant(), true);
    }
    NoticeRequest genuine = paidNotice(paymentNo);
    Map<String, String> headers = new LinkedHashMap<>(genuine.headers());
    headers.putAll(
        SandboxSignature.headers(
            parts().keys().merchant().getPrivate(),
            SandboxKeys.PUBLIC_KEY_ID,
            clock.instant().getEpochSecond(),
            genuine.header("wechatpay-nonce"),
            new String(genuine.body(), StandardCharsets.UTF_8)));
    return new NoticeRequest(headers, genuine.body());
  }

  /** What becomes of refunds of that payment from now on. */
  public void refundsBecome(String paymentNo, RefundState state) {
    parts()
        .books()
        .refundsBecome(
            paymentNo,
            switch (state) {
              case DONE -> SandboxTrade.RefundOutcome.DONE;
              case PENDING -> SandboxTrade.RefundOutcome.PENDING;
              case FAILED -> SandboxTrade.RefundOutcome.FAILED;
            });
  }

  /**
   * From now on refunds of that payment are refused: the merchant's account does not cover them.
   */
  public void refuseRefunds(String paymentNo) {
    parts().books().refundsBecome(paymentNo, SandboxTrade.RefundOutcome.REFUSED);
  }

  /** A refund that was pending or failed ends well, or fails, and we are told of it. */
  public void endRefund(String paymentNo, String refundNo, boolean well) {
    parts()
        .books()
        .endRefund(paymentNo, refundNo, well ? "SUCCESS" : "ABNORMAL", clock.instant())
        // Alipay tells of refunds with the payment's fields, which nobody reads.
        .filter(trade -> trade.provider().equals(WeChatAccount.NAME))
        .map(
            trade ->
                parts().notices().owe(SandboxOwed.About.REFUND, paymentNo, refundNo, Duration.ZERO))
        .ifPresent(parts().notices()::send);
  }

  private NoticeRequest refundNotice(String paymentNo, String refundNo) {
    SandboxTrade trade = parts().books().find(paymentNo).orElseThrow();
    return parts()
        .weChat()
        .refundNotice(trade, trade.refund(refundNo).orElseThrow(), clock.instant());
  }

  void onStart(@Observes @Priority(LATE) StartupEvent start) {
    if (on) {
      parts().notices().sendAllOwed();
    }
  }

  synchronized void onStop(@Observes ShutdownEvent stop) {
    if (parts != null) {
      parts.notices().close();
    }
  }
}

package bondgate.server.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The port to a payment provider. What it says is a fact about the provider, nothing is decided
 * here. Each call is one request over the wire, safe to repeat with the same numbers.
 */
interface PaymentProvider {
  /** Name in settings, addresses and rows. */
  String name();

  /** Whether no real money is meant. */
  boolean sandbox();

  /** Asks for a payment. */
  Heard<StartAnswer> start(PaymentRow payment) throws ProviderDownException;

  /** Asks how a payment stands. */
  Heard<Standing> query(PaymentRow payment) throws ProviderDownException;

  /** Asks that no money is taken any more. */
  Heard<CloseAnswer> close(PaymentRow payment) throws ProviderDownException;

  /** Asks that money goes back. */
  Heard<RefundStanding> refund(PaymentRow payment, RefundRow refund) throws ProviderDownException;

  /** Asks how a refund stands. */
  Heard<RefundStanding> queryRefund(PaymentRow payment, RefundRow refund)
      throws ProviderDownException;

  /**
   * Declares the payment to customs with the buyer's identity, and asks so whether its payer is the
   * buyer. Asked again it says the same, or that it does not say it again.
   *
   * @param payment to which money came
   */
  Heard<PayerAnswer> payer(PaymentRow payment, SaidBuyer buyer) throws ProviderDownException;

  /** Reads a notification: its signature first, over the bytes as they came. */
  NoticeResult read(NoticeRequest request, Instant now);

  /** How the provider wants to hear that a notification was taken. */
  NoticeReply taken();

  /** How it wants to hear that it was not, and is to come again. */
  NoticeReply notTaken(int status, String word);

  /** The lines of its bill of a day in China. */
  List<BillLine> bill(LocalDate day) throws ProviderDownException;

  /** What it said, and the bytes. */
  record Heard<T>(T said, Wire wire) {}

  /** Answer to {@link #start}. */
  sealed interface StartAnswer {
    /** What the QR code is to say. */
    record Code(String url) implements StartAnswer {}

    /** It does not want to, for a reason that another try does not mend as a rule. */
    record Refused(String code) implements StartAnswer {}
  }

  /** How a payment stands. */
  sealed interface Standing {
    /** Not paid yet; it can be. */
    record NotPaid() implements Standing {}

    /** Paid. */
    record Paid(PaymentView.Money money) implements Standing {}

    /** Closed, revoked, failed: it cannot be paid any more. */
    record Gone(String code) implements Standing {}

    /** The provider does not know the number. */
    record NoSuch() implements Standing {}
  }

  /** Answer to {@link #close}. */
  sealed interface CloseAnswer {
    /** Closed, now or before, or never heard of. */
    record Closed() implements CloseAnswer {}

    /** Money has come. */
    record AlreadyPaid() implements CloseAnswer {}

    /** Not now. */
    record Refused(String code) implements CloseAnswer {}
  }

  /** How a refund stands. */
  sealed interface RefundStanding {
    /** The provider works on it. */
    record Pending() implements RefundStanding {}

    /** The money went back. */
    record Done(Instant at) implements RefundStanding {}

    /** It took it and could not do it. */
    record Failed(String code) implements RefundStanding {}

    /** It did not take it. */
    record Refused(String code) implements RefundStanding {}

    /** It does not know the number. */
    record NoSuch() implements RefundStanding {}
  }

  /** A notification as it came. */
  final class NoticeRequest {
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * A notification.
     *
     * @param headers by their names in any case
     */
    NoticeRequest(Map<String, String> headers, byte[] body) {
      Map<String, String> lower = new HashMap<>();
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
      this.headers = Map.copyOf(lower);
      this.body = body.clone();
    }

    /** The value of a header by its name in lower case; empty text where there is none. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    byte[] body() {
      return body.clone();
    }

    Map<String, String> headers() {
      return headers;
    }
  }

  /** What a notification is worth. */
  sealed interface NoticeResult {
    /** It is the provider's, and new enough. */
    record Genuine(Notice notice) implements NoticeResult {}

    /** It is not the provider's, or was changed on its way. */
    record Forged(String why) implements NoticeResult {}

    /** It is signed rightly, at a time that is too far from ours. */
    record OutOfTime(String why) implements NoticeResult {}

    /** It is the provider's, and says nothing that we understand. */
    record Unreadable(String why) implements NoticeResult {}
  }

  /** What a notification says. */
  sealed interface Notice {
    /** Money came. */
    record OfPayment(String paymentNo, PaymentView.Money money) implements Notice {}

    /** A refund stands otherwise. */
    record OfRefund(String paymentNo, String refundNo, RefundStanding standing) implements Notice {}

    /** Something that needs nothing done. */
    record Unrelated(String event) implements Notice {}
  }

  /** An answer over HTTP. */
  record NoticeReply(int status, String mediaType, String body) {}

  /**
   * A line of a bill.
   *
   * @param refundNo where money went back
   */
  record BillLine(String paymentNo, Optional<String> refundNo, long amountFen) {}
}

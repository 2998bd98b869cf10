package bondgate.server.payment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What was sent and received about a payment, byte for byte. Holds personal data: never log it. */
public final class RawExchange {
  /** What the exchange was about. */
  public enum About {
    /** Asking for the payment: customs' {@code initalRequest} and {@code initalResponse}. */
    START,
    /** A notification of the provider, and our answer. */
    NOTICE,
    /** Asking how a payment stands; kept where the answer changed something. */
    QUERY,
    CLOSE,
    REFUND,
    /** Asking how a refund stands; kept where the answer changed something. */
    REFUND_QUERY,
    /** Declaring the payment to customs with the buyer's identity, and what the firm found. */
    PAYER
  }

  private final About about;
  private final byte[] request;
  private final byte[] response;
  private final Instant at;

  RawExchange(About about, byte[] request, byte[] response, Instant at) {
    this.about = about;
    this.request = request.clone();
    this.response = response.clone();
    this.at = at;
  }

  /** What it was about. */
  public About about() {
    return about;
  }

  /** The request's line and body, or its body alone where it has no other content. */
  public byte[] request() {
    return request.clone();
  }

  /** The response's body. */
  public byte[] response() {
    return response.clone();
  }

  /** When it was written down. */
  public Instant at() {
    return at;
  }

  /** Names what it is about and how long it is, never what it says. */
  @Override
  public String toString() {
    return "%s of %d and %d bytes".formatted(about, request.length, response.length);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

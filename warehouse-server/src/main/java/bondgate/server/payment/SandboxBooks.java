package bondgate.server.payment;

import bondgate.server.journal.JsonLines;
import bondgate.server.payment.SandboxTrade.RefundOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The sandbox's trades. Each change is a line of JSON at the end of a file, so that a demonstration
 * that is started again still knows what was paid; it is play money.
 */
final class SandboxBooks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final JsonLines<SandboxTrade> lines;
  private final RandomGenerator random;
  private final Map<String, SandboxTrade> byNumber = new LinkedHashMap<>();
  private final Map<String, String> numberByCode = new LinkedHashMap<>();
  private final Map<String, String> numberByRefund = new LinkedHashMap<>();

  SandboxBooks(Path file, RandomGenerator random) {
    this.lines = new JsonLines<>(file, SandboxTrade.class);
    this.random = random;
    lines.all().forEach(this::index);
  }

  private void index(SandboxTrade trade) {
    byNumber.put(trade.paymentNo(), trade);
    numberByCode.put(trade.code(), trade.paymentNo());
    trade.refunds().forEach(refund -> numberByRefund.put(refund.refundNo(), trade.paymentNo()));
  }

  /** What became of a shopper's try to pay. */
  enum PayOutcome {
    PAID,
    PAID_BEFORE,
    CLOSED,
    EXPIRED,
    UNKNOWN
  }

  /** A new trade, or the one of that number, whatever it says. */
  synchronized SandboxTrade ask(
      String provider,
      String paymentNo,
      long amountFen,
      String description,
      String notifyUrl,
      long expiresAtMs) {
    SandboxTrade known = byNumber.get(paymentNo);
    return known != null
        ? known
        : keep(
            SandboxTrade.asked(
                provider, paymentNo, randomHex(8), amountFen, description, notifyUrl, expiresAtMs));
  }

  synchronized Optional<SandboxTrade> find(String paymentNo) {
    return Optional.ofNullable(byNumber.get(paymentNo));
  }

  synchronized Optional<SandboxTrade> ofCode(String code) {
    return Optional.ofNullable(numberByCode.get(code)).map(byNumber::get);
  }

  /**
   * The shopper pays.
   *
   * @param fen what comes
   * @param evenIfOver whether it comes though the trade is closed or expired
   */
  synchronized PayOutcome pay(
      String paymentNo, long fen, String payer, boolean evenIfOver, Instant now) {
    SandboxTrade trade = byNumber.get(paymentNo);
    if (trade == null) {
      return PayOutcome.UNKNOWN;
    }
    if (trade.state() == SandboxTrade.State.PAID) {
      return PayOutcome.PAID_BEFORE;
    }
    if (trade.state() == SandboxTrade.State.CLOSED && !evenIfOver) {
      return PayOutcome.CLOSED;
    }
    if (now.toEpochMilli() >= trade.expiresAtMs() && !evenIfOver) {
      return PayOutcome.EXPIRED;
    }
    keep(trade.paid("42" + randomHex(13), fen, payer, now.toEpochMilli()));
    return PayOutcome.PAID;
  }

  /** The trade as it stands then; open no more. */
  synchronized Optional<SandboxTrade> close(String paymentNo) {
    SandboxTrade trade = byNumber.get(paymentNo);
    if (trade == null || trade.state() != SandboxTrade.State.NOT_PAID) {
      return Optional.ofNullable(trade);
    }
    return Optional.of(keep(trade.closed()));
  }

  /** Takes a refund, once for its number; empty where it is refused. */
  synchronized Optional<SandboxTrade.Refund> refund(
      String paymentNo, String refundNo, long fen, Instant now) {
    SandboxTrade trade = byNumber.get(paymentNo);
    if (trade == null || trade.state() != SandboxTrade.State.PAID) {
      return Optional.empty();
    }
    Optional<SandboxTrade.Refund> known = trade.refund(refundNo);
    if (known.isPresent()) {
      return known;
    }
    long before = trade.refunds().stream().mapToLong(SandboxTrade.Refund::amountFen).sum();
    if (trade.refundsBecome() == RefundOutcome.REFUSED || before + fen > trade.paidFen()) {
      return Optional.empty();
    }
    String status =
        switch (trade.refundsBecome()) {
          case DONE -> "SUCCESS";
          case PENDING, REFUSED -> "PROCESSING";
          case FAILED -> "ABNORMAL";
        };
    long at = now.toEpochMilli();
    SandboxTrade.Refund refund =
        new SandboxTrade.Refund(refundNo, "50" + randomHex(13), fen, status, at, at);
    keep(trade.with(refund));
    return Optional.of(refund);
  }

  synchronized void refundsBecome(String paymentNo, RefundOutcome outcome) {
    find(paymentNo).ifPresent(trade -> keep(trade.refundsBecoming(outcome)));
  }

  /** A refund ends, in the provider's word. */
  synchronized Optional<SandboxTrade> endRefund(
      String paymentNo, String refundNo, String status, Instant now) {
    return find(paymentNo)
        .filter(trade -> trade.refund(refundNo).isPresent())
        .map(
            trade -> {
              SandboxTrade.Refund r = trade.refund(refundNo).orElseThrow();
              return keep(
                  trade.with(
                      new SandboxTrade.Refund(
                          refundNo,
                          r.refundId(),
                          r.amountFen(),
                          status,
                          r.askedAtMs(),
                          now.toEpochMilli())));
            });
  }

  /** Declares a trade to customs; whether that is the first time. */
  synchronized boolean declare(String paymentNo) {
    SandboxTrade trade = byNumber.get(paymentNo);
    if (trade.declared()) {
      return false;
    }
    keep(trade.declaredToCustoms());
    return true;
  }

  /** The trade with that number of the provider's. */
  synchronized Optional<SandboxTrade> ofTransaction(String transactionId) {
    return byNumber.values().stream()
        .filter(trade -> trade.transactionId().equals(transactionId))
        .findFirst();
  }

  /** The trade that has a refund of that number. */
  synchronized Optional<SandboxTrade> ofRefund(String refundNo) {
    return Optional.ofNullable(numberByRefund.get(refundNo)).map(byNumber::get);
  }

  /** All trades of a provider. */
  synchronized List<SandboxTrade> all(String provider) {
    return byNumber.values().stream().filter(t -> t.provider().equals(provider)).toList();
  }

  static boolean isOf(LocalDate day, long ms) {
    return ms > 0 && LocalDate.ofInstant(Instant.ofEpochMilli(ms), CHINA).equals(day);
  }

  private SandboxTrade keep(SandboxTrade trade) {
    index(trade);
    lines.add(trade);
    return trade;
  }

  private String randomHex(int bytes) {
    byte[] bits = new byte[bytes];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}

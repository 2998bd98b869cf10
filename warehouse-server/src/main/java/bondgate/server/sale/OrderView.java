package bondgate.server.sale;

import bondgate.server.tax.TaxFen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order with all that is known of it. The buyer is a reference; who it is, is not known here.
 *
 * @param point number of the sales point
 * @param till the till, if there was one
 * @param buyer reference to the buyer, 43 characters
 * @param identityVerifiedBy the service that verified who the buyer is, if one did
 * @param quotaYear the calendar year in China whose quota it uses
 * @param refundDueFen what has to go back to the payer and did not yet, in fen
 * @param steps what happened to it, the oldest first
 */
public record OrderView(
    String zone,
    String saleNo,
    String point,
    Optional<String> till,
    Channel channel,
    String buyer,
    Optional<String> identityVerifiedBy,
    String noticeVersion,
    Instant noticeAcceptedAt,
    Instant placedAt,
    OrderState state,
    OrderAmounts amounts,
    int quotaYear,
    List<Line> lines,
    List<Piece> pieces,
    List<Payment> payments,
    List<Refund> refunds,
    long refundDueFen,
    List<Step> steps) {
  /** Takes copies. */
  public OrderView {
    lines = List.copyOf(lines);
    pieces = List.copyOf(pieces);
    payments = List.copyOf(payments);
    refunds = List.copyOf(refunds);
    steps = List.copyOf(steps);
  }

  /**
   * So many pieces of an item.
   *
   * @param number from 1, as customs' messages count (gnum)
   * @param unitPriceFen of one piece when the order was placed
   * @param dutiableFen 完税价格 of the line, with its part of freight and insurance
   * @param tax of the line
   */
  public record Line(
      int number,
      String item,
      String hsCode,
      long quantity,
      long unitPriceFen,
      long dutiableFen,
      TaxFen tax) {}

  /** What became of one piece. */
  public enum Standing {
    /** Nobody else can have it. */
    RESERVED,
    /** It left its place without a permit while it was reserved. */
    MISSING,
    /** Free again, without having been sold. */
    FREED,
    /** It may leave. */
    RELEASED,
    /** It left through an exit. */
    GONE,
    /** It came back. */
    RETURNED
  }

  /**
   * A piece of the order.
   *
   * @param line number of its line
   */
  public record Piece(String epc, String item, int line, Standing standing) {}

  /**
   * Money that came.
   *
   * @param aside why it has to go back whole; empty for the payment that paid the order
   */
  public record Payment(
      String paymentNo,
      String provider,
      long amountFen,
      PayerCheck payerCheck,
      Instant paidAt,
      Optional<PaymentAside> aside) {}

  /** Money that went back. */
  public record Refund(String refundNo, long amountFen, Instant at) {}

  /**
   * What happened, and by which leaf of the evidence log.
   *
   * @param event its name, such as PLACED, PAID, RELEASED
   * @param detail a code or number that says more; may be empty
   */
  public record Step(String event, String detail, String actor, long leafIndex, Instant at) {}
}

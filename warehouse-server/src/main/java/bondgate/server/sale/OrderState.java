package bondgate.server.sale;

import java.time.Instant;
import java.time.LocalDate;

/** Where an order stands. */
public sealed interface OrderState {
  /** Since when. */
  Instant since();

  /** Its pieces, the buyer's annual quota and the guarantee are reserved. */
  record Placed(Instant since) implements OrderState {}

  /** The money is there; customs has the word. */
  record Paid(Instant since) implements OrderState {}

  /** It ended without a sale, and money has to go back. */
  record RefundDue(Instant since) implements OrderState {}

  /**
   * 放行 — customs released it, and its pieces may leave.
   *
   * @param listNo number of the list 进口清单
   * @param releasedOn the day in China
   * @param gone pieces that left through an exit so far
   * @param pieces all of them
   */
  record Released(Instant since, String listNo, LocalDate releasedOn, int gone, int pieces)
      implements OrderState {}

  /** All its pieces left through an exit. */
  record Gone(Instant since, String listNo, LocalDate releasedOn) implements OrderState {}

  /** It ended before it was paid; everything is free again. */
  record Cancelled(Instant since) implements OrderState {}

  /** It ended without a sale, and the money went back. */
  record Refunded(Instant since) implements OrderState {}

  /**
   * 退货 — pieces came back to the centre after the release.
   *
   * @param returned pieces that came back so far
   * @param pieces all of the order
   */
  record Returned(Instant since, String listNo, LocalDate releasedOn, int returned, int pieces)
      implements OrderState {}
}

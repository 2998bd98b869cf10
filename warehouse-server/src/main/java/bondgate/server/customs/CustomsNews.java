package bondgate.server.customs;

import java.time.Instant;

/**
 * What customs decided about a sale. Each is told once, however often and in whatever order the
 * receipts came; {@code id} grows in the order in which the news were learnt.
 */
public sealed interface CustomsNews {

  /** Number of the news, from 1. */
  long id();

  /** The bonded zone. */
  String zone();

  /** The sale. */
  String saleNo();

  /** When customs decided, by its receipt. */
  Instant at();

  /** 放行 — the goods may leave. {@code listNo} is 清单编号. */
  record Released(long id, String zone, String saleNo, String listNo, Instant at)
      implements CustomsNews {}

  /**
   * 退单 — customs does not take it. {@code text} may hold personal data: not for logs.
   *
   * @param code the receipt's code, such as 100 or -621018
   */
  record Refused(long id, String zone, String saleNo, String code, String text, Instant at)
      implements CustomsNews {}

  /** 电子税单 — what customs assessed, in fen. {@code taxNo} is the bill's number. */
  record TaxAssessed(
      long id,
      String zone,
      String saleNo,
      String listNo,
      String taxNo,
      long tariffFen,
      long vatFen,
      long consumptionFen,
      Instant at)
      implements CustomsNews {}

  /**
   * 已汇总 — the tax bill was gathered into a payment paper 缴款书.
   *
   * @param dutyNo number of the paper (entDutyNo); may be empty
   */
  record TaxGathered(
      long id, String zone, String saleNo, String listNo, String taxNo, String dutyNo, Instant at)
      implements CustomsNews {}

  /** The tax bill was made void 作废. */
  record TaxVoid(long id, String zone, String saleNo, String listNo, String taxNo, Instant at)
      implements CustomsNews {}

  /** The list is cancelled 撤单. */
  record Cancelled(long id, String zone, String saleNo, Instant at) implements CustomsNews {}

  /** The list is not cancelled; what it was it stays. Asking again is another {@code attempt}. */
  record CancelRefused(
      long id, String zone, String saleNo, String attempt, String code, String text, Instant at)
      implements CustomsNews {}

  /** The return 退货 of that number is granted. */
  record Returned(long id, String zone, String saleNo, String returnNo, Instant at)
      implements CustomsNews {}

  /** The return of that number is refused. */
  record ReturnRefused(
      long id, String zone, String saleNo, String returnNo, String code, String text, Instant at)
      implements CustomsNews {}
}

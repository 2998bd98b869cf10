package bondgate.server.guarantee;

import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * 汇缴 — the retail tax of a document is paid: what was held for it is used up with the amount that
 * was paid, and the rest is free again.
 *
 * <p>The tax of lists that were released is paid from the 31st to the 45th day (海关总署公告2018年第194 号,
 * article 20). A payment outside of these days is taken all the same, and named.
 */
@ApplicationScoped
public class TaxPayments {
  private final Guarantees guarantees;
  private final Ledger ledger;
  private final int fromDay;
  private final int untilDay;

  @Inject
  TaxPayments(
      Guarantees guarantees,
      Ledger ledger,
      @ConfigProperty(name = "bondgate.guarantee.tax-due-from-day", defaultValue = "31")
          int fromDay,
      @ConfigProperty(name = "bondgate.guarantee.tax-due-until-day", defaultValue = "45")
          int untilDay) {
    if (fromDay < 1 || untilDay < fromDay) {
      throw new IllegalArgumentException(
          ("bondgate.guarantee.tax-due-from-day and -until-day are days from 1, the first not after"
                  + " the last; received %d and %d")
              .formatted(fromDay, untilDay));
    }
    this.guarantees = guarantees;
    this.ledger = ledger;
    this.fromDay = fromDay;
    this.untilDay = untilDay;
  }

  /**
   * A payment as it is stated.
   *
   * @param document whose tax it is: number of the sale or the list
   * @param taxBill number of customs' tax bill
   * @param taxFen what was paid, in fen, from 1
   * @param paidOn the day in China
   */
  public record Payment(String document, String taxBill, long taxFen, LocalDate paidOn) {}

  /** Settles what is held for the document, by the act that the voucher names; all or nothing. */
  @Transactional(TxType.MANDATORY)
  public TaxPaidResult paid(String zone, Payment payment, Voucher voucher) {
    Optional<TaxPaymentRow> earlier =
        TaxPaymentRow.<TaxPaymentRow>find("zone = ?1 and document = ?2", zone, payment.document())
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().payment().equals(payment)
          ? new TaxPaidResult.PaidBefore(earlier.get().leafIndex)
          : new TaxPaidResult.IsOtherwise(earlier.get().payment(), payment);
    }
    List<Hold> holds = guarantees.openRetailHolds(zone, payment.document());
    if (holds.isEmpty()) {
      return new TaxPaidResult.NothingHeld(payment.document());
    }
    long heldFen = holds.stream().mapToLong(Hold::amountFen).sum();
    if (payment.taxFen() > heldFen) {
      return new TaxPaidResult.MoreThanHeld(heldFen, payment.taxFen());
    }
    Map<Hold, Long> used = used(holds, payment.taxFen());
    List<Transfer> chain = new ArrayList<>();
    used.forEach(
        (hold, fen) ->
            chain.addAll(
                fen > 0
                    ? guarantees.settling(hold, fen, payment.taxBill())
                    : guarantees.releasing(hold, payment.taxBill())));
    ChainResult result = ledger.submit(zone, new Chain(chain), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException(
          "the holds of %s stand and do not end: %s".formatted(payment.document(), result));
    }
    return remember(zone, payment, used, heldFen, voucher);
  }

  /** The holds in their order, each used up before the next. */
  private static Map<Hold, Long> used(List<Hold> holds, long taxFen) {
    Map<Hold, Long> used = new LinkedHashMap<>();
    long open = taxFen;
    for (Hold hold : holds) {
      long fen = Math.min(open, hold.amountFen());
      used.put(hold, fen);
      open -= fen;
    }
    return used;
  }

  private TaxPaidResult remember(
      String zone, Payment payment, Map<Hold, Long> used, long heldFen, Voucher voucher) {
    used.forEach(
        (hold, fen) ->
            guarantees.ended(
                hold,
                fen > 0 ? Guarantees.Outcome.SETTLED : Guarantees.Outcome.RELEASED,
                payment.taxBill(),
                voucher.evidence(),
                voucher.recordedAt()));
    LocalDate heldOn =
        LocalDate.ofInstant(
            guarantees.heldSince(used.keySet().iterator().next()), Instruments.CHINA);
    TaxTiming timing = timing(heldOn, payment.paidOn());
    TaxPaymentRow row = new TaxPaymentRow();
    row.zone = zone;
    row.document = payment.document();
    row.taxBill = payment.taxBill();
    row.taxFen = payment.taxFen();
    row.heldFen = heldFen;
    row.paidOn = payment.paidOn();
    row.timing = timing;
    row.leafIndex = voucher.evidence();
    row.recordedAt = voucher.recordedAt();
    row.persist();
    return new TaxPaidResult.Paid(payment.taxFen(), heldFen - payment.taxFen(), timing);
  }

  /** On which side of the days on which the tax is due; the day of the hold is day 0. */
  TaxTiming timing(LocalDate heldOn, LocalDate paidOn) {
    long day = ChronoUnit.DAYS.between(heldOn, paidOn);
    if (day < fromDay) {
      return TaxTiming.EARLY;
    }
    return day <= untilDay ? TaxTiming.IN_TIME : TaxTiming.LATE;
  }
}

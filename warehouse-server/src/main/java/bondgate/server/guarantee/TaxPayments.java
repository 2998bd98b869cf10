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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 汇缴 — the retail tax of a document is paid: what was held for it is used up with the amount that
 * was paid, and the rest is free again.
 *
 * <p>The days on which it is due are those of {@link TaxDays}. A payment outside of them is taken
 * all the same, and named.
 */
@ApplicationScoped
public class TaxPayments {
  private final Guarantees guarantees;
  private final Ledger ledger;
  private final CustomsReleases releases;
  private final TaxDays days;

  @Inject
  TaxPayments(Guarantees guarantees, Ledger ledger, CustomsReleases releases, TaxDays days) {
    this.guarantees = guarantees;
    this.ledger = ledger;
    this.releases = releases;
    this.days = days;
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
    LocalDate today = CustomsReleases.day(voucher.recordedAt());
    if (payment.paidOn().isAfter(today)) {
      return new TaxPaidResult.PaidLater(payment.paidOn(), today);
    }
    Optional<LocalDate> releasedOn = releases.of(zone, payment.document());
    if (releasedOn.isEmpty()) {
      return new TaxPaidResult.NotReleased(payment.document());
    }
    if (payment.paidOn().isBefore(releasedOn.get())) {
      return new TaxPaidResult.PaidBeforeRelease(payment.paidOn(), releasedOn.get());
    }
    long heldFen = holds.stream().mapToLong(Hold::amountFen).sum();
    if (payment.taxFen() > heldFen) {
      return new TaxPaidResult.MoreThanHeld(heldFen, payment.taxFen());
    }
    // From here on the payment must succeed.
    TaxTiming timing = days.timing(releasedOn.get(), payment.paidOn());
    settle(zone, payment, used(holds, payment.taxFen()), voucher);
    remember(zone, payment, heldFen, timing, voucher);
    return new TaxPaidResult.Paid(payment.taxFen(), heldFen - payment.taxFen(), timing);
  }

  private void settle(String zone, Payment payment, Map<Hold, Long> used, Voucher voucher) {
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
    used.forEach(
        (hold, fen) ->
            guarantees.ended(
                hold,
                fen > 0 ? Guarantees.Outcome.SETTLED : Guarantees.Outcome.RELEASED,
                payment.taxBill(),
                voucher.evidence(),
                voucher.recordedAt()));
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

  private static void remember(
      String zone, Payment payment, long heldFen, TaxTiming timing, Voucher voucher) {
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
  }
}

package bondgate.server.guarantee;

import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private final CustomsReleases releases;
  private final TaxDays days;
  private final TaxSettling settling;

  @Inject
  TaxPayments(Guarantees guarantees, CustomsReleases releases, TaxDays days, TaxSettling settling) {
    this.settling = settling;
    this.guarantees = guarantees;
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

  /** What was paid for each of those documents; one that was not paid is left out. */
  @Transactional
  public Map<String, Payment> of(String zone, Collection<String> documents) {
    if (documents.isEmpty()) {
      return Map.of();
    }
    return TaxPaymentRow.<TaxPaymentRow>list("zone = ?1 and document in ?2", zone, documents)
        .stream()
        .map(TaxPaymentRow::payment)
        .collect(Collectors.toMap(Payment::document, payment -> payment));
  }

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
    settling.settle(
        zone, List.of(new TaxSettling.Claim(payment, holds, releasedOn.get())), voucher);
    return new TaxPaidResult.Paid(
        payment.taxFen(),
        heldFen - payment.taxFen(),
        days.timing(releasedOn.get(), payment.paidOn()));
  }
}

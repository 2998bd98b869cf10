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

/** 核销 — ends the holds of documents whose tax was paid, all in one chain, and remembers it. */
@ApplicationScoped
class TaxSettling {
  private final Guarantees guarantees;
  private final Ledger ledger;
  private final TaxDays days;

  @Inject
  TaxSettling(Guarantees guarantees, Ledger ledger, TaxDays days) {
    this.guarantees = guarantees;
    this.ledger = ledger;
    this.days = days;
  }

  /**
   * A payment that must succeed.
   *
   * @param holds the open holds of its document, of at least as much as is paid
   */
  record Claim(TaxPayments.Payment payment, List<Hold> holds, LocalDate releasedOn) {
    long heldFen() {
      return holds.stream().mapToLong(Hold::amountFen).sum();
    }

    /** The holds in their order, each used up before the next. */
    private Map<Hold, Long> used() {
      Map<Hold, Long> used = new LinkedHashMap<>();
      long open = payment.taxFen();
      for (Hold hold : holds) {
        long fen = Math.min(open, hold.amountFen());
        used.put(hold, fen);
        open -= fen;
      }
      return used;
    }
  }

  /**
   * Ends what is held for all of them, by the act that the voucher names.
   *
   * @throws IllegalStateException if the ledger does not end holds that stand
   */
  @Transactional(TxType.MANDATORY)
  void settle(String zone, List<Claim> claims, Voucher voucher) {
    List<Transfer> chain = new ArrayList<>();
    List<Guarantees.Ended> ended = new ArrayList<>();
    for (Claim claim : claims) {
      String bill = claim.payment().taxBill();
      claim
          .used()
          .forEach(
              (hold, fen) -> {
                chain.addAll(
                    fen > 0
                        ? guarantees.settling(hold, fen, bill)
                        : guarantees.releasing(hold, bill));
                ended.add(
                    new Guarantees.Ended(
                        hold,
                        fen > 0 ? Guarantees.Outcome.SETTLED : Guarantees.Outcome.RELEASED,
                        bill));
              });
    }
    ChainResult result = ledger.submit(zone, new Chain(chain), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException(
          "the holds of %s stand and do not end: %s"
              .formatted(
                  claims.stream().map(claim -> claim.payment().document()).toList(), result));
    }
    guarantees.ended(ended, voucher.evidence(), voucher.recordedAt());
    claims.forEach(claim -> remember(zone, claim, voucher));
  }

  private void remember(String zone, Claim claim, Voucher voucher) {
    TaxPayments.Payment payment = claim.payment();
    TaxPaymentRow row = new TaxPaymentRow();
    row.zone = zone;
    row.document = payment.document();
    row.taxBill = payment.taxBill();
    row.taxFen = payment.taxFen();
    row.heldFen = claim.heldFen();
    row.paidOn = payment.paidOn();
    row.timing = days.timing(claim.releasedOn(), payment.paidOn());
    row.leafIndex = voucher.evidence();
    row.recordedAt = voucher.recordedAt();
    row.persist();
  }
}

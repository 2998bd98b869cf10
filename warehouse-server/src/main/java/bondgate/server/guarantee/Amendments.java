package bondgate.server.guarantee;

import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 变更 — amends instruments. What an instrument covers more comes from outside to its account, what
 * it covers less goes back there, and never more than is free: nothing that was entered is changed.
 */
@ApplicationScoped
public class Amendments {
  private final Instruments instruments;
  private final Ledger ledger;

  @Inject
  Amendments(Instruments instruments, Ledger ledger) {
    this.instruments = instruments;
    this.ledger = ledger;
  }

  /** Amends an instrument by the act that the voucher names, or says by name why not. */
  @Transactional(TxType.MANDATORY)
  public AmendResult amend(String zone, Amendment asked, Voucher voucher) {
    Optional<AmendmentRow> earlier =
        AmendmentRow.<AmendmentRow>find(
                "zone = ?1 and instrument = ?2 and amendmentNo = ?3",
                zone,
                asked.instrument(),
                asked.number())
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().amendment().equals(asked)
          ? new AmendResult.AmendedBefore(earlier.get().leafIndex)
          : new AmendResult.IsOtherwise(earlier.get().amendment(), asked);
    }
    Optional<InstrumentStanding> found =
        instruments.standings(zone, voucher.recordedAt()).stream()
            .filter(one -> one.instrument().number().equals(asked.instrument()))
            .findFirst();
    if (found.isEmpty()) {
      return new AmendResult.NoSuchInstrument(asked.instrument());
    }
    Instrument now = found.get().instrument();
    long amountFen = asked.amountFen().orElse(now.amountFen());
    Optional<AmendResult> refusal =
        refusal(found.get(), amountFen, asked.validUntil().orElse(now.validUntil()), voucher);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    // From here on the amendment must succeed.
    long changeFen = amountFen - now.amountFen();
    if (changeFen != 0) {
      enter(zone, asked, changeFen, voucher);
    }
    remember(zone, asked, changeFen, voucher);
    return new AmendResult.Amended(changeFen);
  }

  private Optional<AmendResult> refusal(
      InstrumentStanding standing, long amountFen, LocalDate validUntil, Voucher voucher) {
    Instrument now = standing.instrument();
    if (amountFen == now.amountFen() && validUntil.equals(now.validUntil())) {
      return Optional.of(new AmendResult.ChangesNothing(now));
    }
    if (validUntil.isBefore(now.validFrom())) {
      return Optional.of(new AmendResult.EndsBeforeItBegins(validUntil, now.validFrom()));
    }
    LocalDate today = CustomsReleases.day(voucher.recordedAt());
    LocalDate lastDay = instruments.lastDay(validUntil);
    if (!validUntil.equals(now.validUntil()) && lastDay.isBefore(today)) {
      return Optional.of(new AmendResult.Expired(lastDay, today));
    }
    return amountFen < standing.heldFen() + standing.settledFen()
        ? Optional.of(
            new AmendResult.BelowUsed(amountFen, standing.heldFen(), standing.settledFen()))
        : Optional.empty();
  }

  private void enter(String zone, Amendment asked, long changeFen, Voucher voucher) {
    String account = Instruments.account(zone, asked.instrument());
    String outside = Instruments.outside(zone);
    Transfer entry =
        Transfer.single(
            TransferId.of(zone, "amend", asked.instrument(), asked.number()),
            changeFen > 0 ? outside : account,
            changeFen > 0 ? account : outside,
            Math.abs(changeFen),
            asked.number());
    ChainResult result = ledger.submit(zone, Chain.of(entry), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException("the ledger refused what is free: " + result);
    }
  }

  private static void remember(String zone, Amendment asked, long changeFen, Voucher voucher) {
    AmendmentRow row = new AmendmentRow();
    row.zone = zone;
    row.instrument = asked.instrument();
    row.amendmentNo = asked.number();
    row.statedAmountFen = asked.amountFen().isPresent() ? asked.amountFen().getAsLong() : null;
    row.statedValidUntil = asked.validUntil().orElse(null);
    row.changeFen = changeFen;
    row.leafIndex = voucher.evidence();
    row.amendedAt = voucher.recordedAt();
    row.persist();
  }
}

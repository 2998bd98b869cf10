package bondgate.server.stream;

import bondgate.server.guarantee.AmendResult;
import bondgate.server.guarantee.Amendment;
import bondgate.server.guarantee.Amendments;
import bondgate.server.guarantee.HoldMoves;
import bondgate.server.guarantee.MoveResult;
import bondgate.server.guarantee.TaxPaidResult;
import bondgate.server.guarantee.TaxPayments;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The acts on the guarantee that move no goods. */
@ApplicationScoped
class GuaranteeActs {
  private final Amendments amendments;
  private final HoldMoves moves;
  private final TaxPayments payments;

  @Inject
  GuaranteeActs(Amendments amendments, HoldMoves moves, TaxPayments payments) {
    this.amendments = amendments;
    this.moves = moves;
    this.payments = payments;
  }

  ActOutcome recordTaxPaid(ActRef ref, RecordTaxPaid act) {
    TaxPaidResult result =
        payments.paid(
            ref.zone(),
            new TaxPayments.Payment(act.document(), act.taxBill(), act.taxFen(), act.paidOn()),
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof TaxPaidResult.PaidBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof TaxPaidResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "taxPaidOtherwise",
          other.received().toString(),
          other.earlier().toString(),
          "a document's tax is paid once; look at its statement");
    }
    return result instanceof TaxPaidResult.Paid ? new ActOutcome.Done() : refused(result);
  }

  private static ActOutcome refused(TaxPaidResult result) {
    if (result instanceof TaxPaidResult.NothingHeld nothing) {
      return new ActOutcome.Refused(
          "nothingHeld",
          nothing.document(),
          "a sale or list whose tax is held",
          "look at the guarantee's statement: it was returned, or it is another number");
    }
    if (result instanceof TaxPaidResult.PaidLater later) {
      return new ActOutcome.Refused(
          "taxPaidInFuture",
          "paid on " + later.paidOn(),
          "paid on %s or before".formatted(later.today()),
          "record the payment once it is made");
    }
    if (result instanceof TaxPaidResult.NotReleased notReleased) {
      return new ActOutcome.Refused(
          "notReleased",
          notReleased.document(),
          "a sale or list that customs released",
          "report the step RELEASED of the list first, with the number of the declaration");
    }
    if (result instanceof TaxPaidResult.PaidBeforeRelease before) {
      return new ActOutcome.Refused(
          "taxPaidBeforeRelease",
          "paid on " + before.paidOn(),
          "paid on %s, the day of the release, or after".formatted(before.releasedOn()),
          "compare the tax bill's day with the document's release");
    }
    TaxPaidResult.MoreThanHeld more = (TaxPaidResult.MoreThanHeld) result;
    return new ActOutcome.Refused(
        "taxExceedsHold",
        more.receivedFen() + " fen",
        "at most " + more.heldFen() + " fen, which are held",
        "compare the tax bill with the list; a further tax is settled with customs by itself");
  }

  ActOutcome amendGuarantee(ActRef ref, AmendGuarantee act) {
    AmendResult result =
        amendments.amend(
            ref.zone(),
            new Amendment(
                act.instrument(),
                act.amendmentNo(),
                ActChecks.orNone(act.amountFen()),
                Optional.ofNullable(act.validUntil())),
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof AmendResult.AmendedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    return result instanceof AmendResult.Amended
        ? new ActOutcome.Done()
        : AmendAnswers.refused(result);
  }

  ActOutcome moveHolds(ActRef ref, MoveHolds act) {
    MoveResult result =
        moves.move(
            ref.zone(),
            act.instrument(),
            act.document(),
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof MoveResult.NoSuchInstrument) {
      return GuaranteeAnswers.instrumentUnknown(act.instrument());
    }
    if (result instanceof MoveResult.StillInForce inForce) {
      return new ActOutcome.Refused(
          "instrumentInForce",
          act.instrument() + ", valid until " + inForce.validUntil(),
          "an instrument that expired",
          "its holds are covered; there is nothing to do");
    }
    if (result instanceof MoveResult.NothingStandsOnIt) {
      return new ActOutcome.Refused(
          "noHoldsToMove",
          act.instrument(),
          "an instrument that bears holds",
          "they were moved or ended before; there is nothing to do");
    }
    if (result instanceof MoveResult.Exceeded exceeded) {
      return new ActOutcome.Refused(
          "guaranteeExceeded",
          exceeded.neededFen() + " fen",
          "at most " + exceeded.headroomFen() + " fen",
          "lodge a further guarantee that is in force, then move the holds");
    }
    return new ActOutcome.Done();
  }
}

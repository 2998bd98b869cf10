package bondgate.server.stream;

import bondgate.server.guarantee.HoldMoves;
import bondgate.server.guarantee.MoveResult;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The acts on the guarantee that move no goods. */
@ApplicationScoped
class GuaranteeActs {
  private final HoldMoves moves;

  @Inject
  GuaranteeActs(HoldMoves moves) {
    this.moves = moves;
  }

  ActOutcome moveHolds(ActRef ref, MoveHolds act) {
    MoveResult result =
        moves.move(
            ref.zone(),
            act.instrument(),
            act.document(),
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof MoveResult.NoSuchInstrument) {
      return new ActOutcome.Refused(
          "instrumentUnknown",
          act.instrument(),
          "an instrument of this zone",
          "look it up on the guarantee's page");
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

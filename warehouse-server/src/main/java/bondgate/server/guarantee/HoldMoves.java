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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves what stands on an instrument that expired to those in force. One chain voids the old parts
 * and takes the new ones, so that no hold is ever without an account behind it.
 */
@ApplicationScoped
public class HoldMoves {
  private final Instruments instruments;
  private final Guarantees guarantees;
  private final Ledger ledger;

  @Inject
  HoldMoves(Instruments instruments, Guarantees guarantees, Ledger ledger) {
    this.instruments = instruments;
    this.guarantees = guarantees;
    this.ledger = ledger;
  }

  /** Moves all holds off the instrument, or says by name why not; nothing is moved in part. */
  @Transactional(TxType.MANDATORY)
  public MoveResult move(String zone, String number, String document, Voucher voucher) {
    Instant at = voucher.recordedAt();
    Optional<InstrumentStanding> from =
        instruments.standings(zone, at).stream()
            .filter(one -> one.instrument().number().equals(number))
            .findFirst();
    if (from.isEmpty()) {
      return new MoveResult.NoSuchInstrument(number);
    }
    if (from.get().state().counts()) {
      return new MoveResult.StillInForce(from.get().instrument().validUntil());
    }
    List<Hold> holds = guarantees.openHoldsOn(zone, number);
    if (holds.isEmpty()) {
      return new MoveResult.NothingStandsOnIt();
    }
    // A hold may stand in part on an instrument in force: that part is free for it again.
    Drawing drawing = guarantees.drawing(zone, at);
    holds.forEach(drawing::giveBack);
    long headroomFen = drawing.headroomFen();
    long neededFen = holds.stream().mapToLong(Hold::amountFen).sum();
    if (neededFen > headroomFen) {
      return new MoveResult.Exceeded(neededFen, headroomFen);
    }
    // From here on the move must succeed.
    List<Hold> moved = holds.stream().map(hold -> drawing.moved(hold).orElseThrow()).toList();
    List<Transfer> chain = new ArrayList<>();
    holds.forEach(hold -> chain.addAll(guarantees.releasing(hold, document)));
    moved.forEach(hold -> chain.addAll(guarantees.holding(zone, hold)));
    ChainResult result = ledger.submit(zone, new Chain(chain), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException("the ledger refused what the instruments give: " + result);
    }
    moved.forEach(hold -> guarantees.moved(zone, hold, document, voucher.evidence(), at));
    return new MoveResult.Moved(moved.size());
  }
}

package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An instrument as it was lodged, with its amendments, oldest first. An increase is a further
 * credit of its account; a reduction is a debit of it, and must be told from what was settled.
 */
record LodgedPaper(InstrumentRow row, List<AmendmentRow> amendments) {
  /** Takes a copy. */
  LodgedPaper {
    amendments = List.copyOf(amendments);
  }

  /** The same before that time. */
  LodgedPaper before(Instant time) {
    return new LodgedPaper(
        row, amendments.stream().filter(one -> one.amendedAt.isBefore(time)).toList());
  }

  /** The paper as it counts after all of them. */
  Instrument instrument() {
    Instrument lodged = row.instrument();
    long amountFen = lodged.amountFen();
    LocalDate validUntil = lodged.validUntil();
    for (AmendmentRow one : amendments) {
      amountFen = Math.addExact(amountFen, one.changeFen);
      validUntil = one.statedValidUntil == null ? validUntil : one.statedValidUntil;
    }
    return new Instrument(
        lodged.number(),
        lodged.kind(),
        amountFen,
        validUntil,
        lodged.validFrom(),
        lodged.priority(),
        lodged.assureCode());
  }

  /** By how much it was reduced in all, in fen. */
  long reducedFen() {
    return amendments.stream().mapToLong(one -> Math.max(0, -one.changeFen)).sum();
  }

  /** What was settled of it, in fen, given the balance of its account at the same time. */
  long settledFen(Balance balance) {
    return balance.debitsPosted() - reducedFen();
  }

  /** What its account was filled with less the reductions, in fen: what it says if all agrees. */
  long lodgedFen(Balance balance) {
    return balance.creditsPosted() - reducedFen();
  }
}

package bondgate.server.people.officer;

import bondgate.server.guarantee.GuaranteeLevel;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.guarantee.TaxDue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 担保 — the guarantee of a zone, in fen.
 *
 * @param lodgedFen what the instruments cover
 * @param heldFen held against goods out of the warehouse 占用
 * @param settledFen used up for tax that was paid from it 核销
 * @param lapsedFen what instruments that expired, or do not count yet, do not give
 * @param headroomFen what can still be held
 * @param level how much of what the instruments in force give is used
 * @param papers the instruments, as they were lodged
 * @param holds what is held, newest first
 * @param taxes the retail tax that is held and not paid, released earliest first
 */
public record GuaranteePage(
    long lodgedFen,
    long heldFen,
    long settledFen,
    long lapsedFen,
    long headroomFen,
    GuaranteeLevel level,
    List<InstrumentStanding> papers,
    List<Hold> holds,
    List<TaxDue> taxes) {
  /** Takes copies. */
  public GuaranteePage {
    papers = List.copyOf(papers);
    holds = List.copyOf(holds);
    taxes = List.copyOf(taxes);
  }

  /** Whether held, settled, lapsed and headroom make up what was lodged: they must. */
  public boolean balances() {
    return lodgedFen == heldFen + settledFen + lapsedFen + headroomFen;
  }

  /** Whether holds stand on an instrument that expired. */
  public boolean uncovered() {
    return papers.stream()
        .anyMatch(paper -> paper.state() == InstrumentStanding.State.EXPIRED_WITH_HOLDS);
  }

  /** What is to be paid now, and what should have been: document by document. */
  public List<TaxDue> toPay() {
    return taxes.stream()
        .filter(tax -> tax.state() == TaxDue.State.DUE || tax.state() == TaxDue.State.OVERDUE)
        .toList();
  }

  /** What is not paid, in all of each state that there is, the worst first. */
  public List<TaxSum> taxSums() {
    return Stream.of(
            TaxDue.State.OVERDUE, TaxDue.State.DUE, TaxDue.State.NOT_DUE, TaxDue.State.NOT_RELEASED)
        .map(
            state -> {
              List<TaxDue> of = taxes.stream().filter(tax -> tax.state() == state).toList();
              return new TaxSum(state, of.size(), of.stream().mapToLong(TaxDue::amountFen).sum());
            })
        .filter(sum -> sum.documents() > 0)
        .toList();
  }

  /** How many documents' tax stands so, and what is held for it, in fen. */
  public record TaxSum(TaxDue.State state, long documents, long amountFen) {}

  /** The instruments whose last day is near, by number and day; empty for none. */
  public String expiring() {
    return papers.stream()
        .filter(paper -> paper.state() == InstrumentStanding.State.EXPIRES_SOON)
        .map(InstrumentStanding::instrument)
        .map(paper -> paper.number() + " (" + paper.validUntil() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Held part of what is lodged, in percent from 0 to 100, rounded down. */
  public long heldPercent() {
    return lodgedFen == 0 ? 0 : heldFen * 100 / lodgedFen;
  }

  /**
   * What is held under one document.
   *
   * @param document gate pass or sale
   * @param pieces how many pieces
   * @param amountFen for all of them
   * @param since when the first of them was held
   */
  public record Hold(String document, long pieces, long amountFen, Instant since) {}
}

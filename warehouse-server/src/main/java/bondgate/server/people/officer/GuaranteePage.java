package bondgate.server.people.officer;

import bondgate.server.guarantee.InstrumentStanding;
import java.time.Instant;
import java.util.List;

/**
 * 担保 — the guarantee of a zone, in fen.
 *
 * @param lodgedFen what the instruments cover
 * @param heldFen held against goods out of the warehouse 占用
 * @param settledFen used up for tax that was paid from it 核销
 * @param lapsedFen what expired instruments give no more
 * @param headroomFen what can still be held
 * @param papers the instruments, as they were lodged
 * @param holds what is held, newest first
 */
public record GuaranteePage(
    long lodgedFen,
    long heldFen,
    long settledFen,
    long lapsedFen,
    long headroomFen,
    List<InstrumentStanding> papers,
    List<Hold> holds) {
  /** Takes copies. */
  public GuaranteePage {
    papers = List.copyOf(papers);
    holds = List.copyOf(holds);
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

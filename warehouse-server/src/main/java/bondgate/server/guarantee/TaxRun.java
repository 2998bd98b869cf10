package bondgate.server.guarantee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 汇总缴款 — the tax of many documents that was paid at once.
 *
 * @param runNo its number: customs' payment paper 缴款书 where there is one, else our own
 * @param paidOn the day in China
 * @param lines its documents, from one on
 * @param totalFen what was paid: the sum of the lines
 * @param reason why documents are in it whose tax customs did not state; empty for none
 */
public record TaxRun(
    String runNo, LocalDate paidOn, List<Line> lines, long totalFen, Optional<String> reason) {
  /** Takes a copy. */
  public TaxRun {
    lines = List.copyOf(lines);
  }

  /** Where the tax of a document comes from. */
  public enum Basis {
    /** 电子税单: customs' bill (CEB816). */
    BILL,
    /** Customs' figure that was stated with the list. */
    STATED,
    /** Our own estimate: what is held. */
    ESTIMATE
  }

  /**
   * The tax of one document.
   *
   * @param document number of the sale or the list
   * @param taxNo number of customs' bill, if that is where the tax comes from
   * @param taxFen what was paid for it, in fen, from 0
   * @param heldFen what was held for it when the run was prepared, in fen
   */
  public record Line(
      String document, Basis basis, Optional<String> taxNo, long taxFen, long heldFen) {
    /** What the holds are used up with; a bill that is higher is paid beyond them. */
    public long settledFen() {
      return Math.min(taxFen, heldFen);
    }
  }

  /** What the holds of all documents are used up with. */
  public long settledFen() {
    return lines.stream().mapToLong(Line::settledFen).sum();
  }

  /** What is free again. */
  public long freedFen() {
    return lines.stream().mapToLong(line -> line.heldFen() - line.settledFen()).sum();
  }
}

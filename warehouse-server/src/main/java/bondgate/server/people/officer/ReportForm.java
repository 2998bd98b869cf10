package bondgate.server.people.officer;

/**
 * The forms of the reconciliation report: whose questions it answers. What was not found in a
 * source is not asked.
 *
 * <p>Sources: 19 CFR 146.21 to 146.25, as printed in the Code of Federal Regulations (read).
 * Sweden: Tullverket, "Krav på tullagerbokföringen" (read: traceability, no change without a trace,
 * updated at once, balance at any time, customs status), and, for the shape of balance, receipts
 * and removals, Tullverket's examples for temporary storage "Rapporter från bokföringen" (read;
 * that the same is asked of a customs warehouse is not verified). Finland: Tulli, "Tullivaraston
 * kirjanpito ja raportit" (read: goods by item and package kind, same unit in and out, real time,
 * entries and the vouchers they rest on, corrections approved by the supervising customs office;
 * the text of Tulli's regulation itself was not found). Both rest on article 214 of the Union
 * Customs Code and article 178 of Delegated Regulation (EU) 2015/2446, whose text was not found
 * either.
 */
public enum ReportForm {
  /** 19 CFR 146.23(b) and 146.25(b): United States, foreign-trade zones. */
  US,
  /** Tullverket: Sweden, lagerbokföring. */
  SE,
  /** Tulli: Finland, varastokirjanpito. */
  FI
}

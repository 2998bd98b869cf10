/**
 * The engine: accounts, transfers in one or two phases, chains that hold whole or not at all, named
 * results, and the balances of any past instant. Knows no word of the trade, and no other slice.
 *
 * <p>From the inside out:
 *
 * <ul>
 *   <li>{@code LedgerBook} is the state of the accounts under one writer, in memory; {@code
 *       Evaluation} has the rules. A change is a {@code JournalRow} applied, and undoing is the
 *       last row taken back: there is no other way in or out, also not after a crash.
 *   <li>{@code JournalSql} stores a batch: fence, rows by COPY, absolute balances. {@code
 *       BookLoader} reads a book back and refuses one whose journal does not make its balances.
 *   <li>{@code Leadership} says who writes. The lock keeps the lead as long as a server lives, the
 *       epoch keeps a writer out that lost it and does not know.
 *   <li>{@code BookDesk} joins the three: one transaction has a book at a time.
 *   <li>{@link bondgate.server.ledger.Ledger} is for entries that are committed with other rows,
 *       {@link bondgate.server.ledger.LedgerWriter} for entries alone, in groups, and {@link
 *       bondgate.server.ledger.LedgerHistory} for reading.
 * </ul>
 */
package bondgate.server.ledger;

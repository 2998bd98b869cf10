/**
 * The engine: accounts, transfers in one or two phases, chains that hold whole or not at all, named
 * results. Knows no word of the trade, and no other slice.
 */
package bondgate.server.ledger;
